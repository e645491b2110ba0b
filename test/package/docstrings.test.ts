/** Every example of a docstring runs, and gives what it says it gives. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { transform } from 'esbuild'
import { expect, test } from 'vitest'
import { copyJson } from '../../src/base/copy-json.ts'
import { formatDateTimeStamp, parseDate, parseDateTimeStamp } from '../../src/base/date-time-stamp.ts'
import { isAbsoluteIri } from '../../src/base/iri.ts'
import { readJson } from '../../src/base/read-json.ts'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { checkUrl } from '../../src/fetch/check-url.ts'
import { createFetchSession } from '../../src/fetch/fetch-session.ts'
import * as kit from '../../src/index.ts'
import { createNodeFetch } from '../../src/node/create-node-fetch.ts'
import { nearest } from '../../src/problem/nearest.ts'
import { achievement, issuerKey, signedBadge, unsignedBadge } from '../support/badges.ts'
import { ed25519Jwk } from '../support/keys.ts'
import { soundPng } from '../support/png.ts'
import { evaluatorFromSource } from '../support/schema-evaluator.ts'

const src = resolve(import.meta.dirname, '../../src')

interface Example {
  readonly name: string
  readonly code: string
}

function examplesIn(file: string): Example[] {
  const text = readFileSync(join(src, file), 'utf8')
  const blocks = text.match(/\/\*\*[\s\S]*?\*\/\n.*/g) ?? []
  return blocks.flatMap(block => {
    const [, example] = /@example\n([\s\S]*?)(?:\n \* @|\n \*\/)/.exec(block) ?? []
    const name = /(?:function|interface) (\w+)|^ {2}(\w+)/m.exec(block.slice(block.lastIndexOf('*/')))
    return example === undefined
      ? []
      : [{ name: `${file}: ${name?.[1] ?? name?.[2] ?? ''}`, code: codeOf(example) }]
  })
}

function codeOf(example: string): string {
  const lines = example.split('\n').map(line => line.replace(/^\s*\* ?/, ''))
  return lines.filter(line => !line.startsWith('```')).join('\n')
}

/** `expression // value` becomes a check, where the value is a whole literal. */
function withChecks(code: string): string {
  return code.replaceAll(
    /^(?!const |let |\s|\/\/|if |else )(.+?) \/\/ ([-\d'"[{tfu].*)$/gm,
    (line, expression: string, value: string) =>
      /…|\.\.\./.test(value) ? line : `check(${expression}, ${value.replace(/, the same.*$/, '')})`
  )
}

const evaluator = await evaluatorFromSource()

const scope = {
  ...kit,
  createNodeFetch,
  // Made beforehand, since the file of its process is built first.
  createSchemaEvaluator: () => evaluator,
  copyJson,
  formatDateTimeStamp,
  parseDate,
  parseDateTimeStamp,
  isAbsoluteIri,
  readJson,
  createKeyResolver,
  checkUrl,
  createFetchSession,
  fetch: async () => new Response('{}'),
  nearest,
  defaultLimits: kit.defaultLimits,
  check: (found: unknown, wanted: unknown) => expect(found).toEqual(wanted),
  console: { log: () => {} },
  readFile: async (name: string) =>
    name === 'budget.png' ? soundPng() : kit.bake(soundPng(), await signedBadge()),
  achievement,
  credential: unsignedBadge(),
  recipient: { email: 'lea@example.org' },
  keyPair: issuerKey,
  didDocument: { id: 'did:web:example.org' },
  picture: kit.bake(soundPng(), await signedBadge()),
  kms: { sign: async () => Uint8Array.of(0x30, 6, 2, 1, 1, 2, 1, 1) },
  message: new Uint8Array(),
  secretKeyMultibase: (
    await kit.exportKeyPair(await kit.importKeyPair(ed25519Jwk), { format: 'multikey', secret: true })
  ).secretKeyMultibase
}

const examples = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts') && !name.startsWith('generated'))
  .flatMap(examplesIn)

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(25)
})

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor as FunctionConstructor

test.each(examples)('$name', async ({ code }) => {
  const { code: script } = await transform(`{${withChecks(code)}\n}`, { loader: 'ts' })
  const used = Object.keys(scope).filter(name => new RegExp(`\\b${name}\\b`).test(code) || name === 'check')
  const run = new AsyncFunction(...used, script)
  await run(...used.map(name => scope[name as keyof typeof scope]))
})

test('every public function has an example', () => {
  const functions = Object.entries(kit).filter(
    ([, value]) => typeof value === 'function' && !/^[A-Z]/.test(value.name)
  )
  const shown = examples.map(({ name }) => name.split(': ')[1])
  expect(functions.map(([name]) => name).filter(name => !shown.includes(name))).toEqual([])
})
