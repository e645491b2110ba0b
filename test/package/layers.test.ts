import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../../src')

/** docs/decisions/0001-layers.md: a folder may import itself and the folders named here. */
const below: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  platform: [],
  generated: ['base', 'schema'],
  base: ['problem', 'platform'],
  fetch: ['problem', 'base'],
  model: ['problem', 'base'],
  context: ['problem', 'base', 'model', 'generated'],
  schema: ['problem', 'base', 'model', 'generated'],
  conform: ['problem', 'base', 'model', 'generated', 'context', 'schema'],
  rdf: ['problem', 'platform', 'base', 'model', 'context'],
  key: ['problem', 'platform', 'base', 'model', 'context'],
  binding: ['problem', 'base', 'fetch', 'key'],
  proof: ['problem', 'platform', 'base', 'model', 'context', 'conform', 'rdf', 'key', 'binding'],
  status: ['problem', 'platform', 'base', 'model', 'context', 'conform'],
  image: ['problem', 'platform', 'base'],
  bake: ['problem', 'base', 'image'],
  build: ['problem', 'base', 'model', 'generated', 'context', 'schema', 'conform'],
  sign: ['problem', 'base', 'model', 'context', 'schema', 'conform', 'rdf', 'key', 'binding', 'proof'],
  verify: ['problem', 'base', 'fetch', 'model', 'context', 'schema', 'conform', 'binding', 'proof', 'status'],
  node: ['problem', 'platform', 'base', 'fetch', 'verify'],
  facade: [
    'problem',
    'base',
    'fetch',
    'model',
    'context',
    'conform',
    'key',
    'binding',
    'proof',
    'image',
    'build',
    'sign',
    'bake',
    'verify'
  ]
}

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => /\.(ts|js)$/.test(name))

/** What stands for a file that the platform chooses, everywhere but on Node. */
const chosen: Readonly<Record<string, string>> = {
  '#base64url': 'platform/base64url.ts',
  '#crc32': 'platform/crc32.ts',
  '#crypto': 'platform/crypto.ts'
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return [...text.matchAll(/^(import|export)\s+(type\s)?(?:[^'"]*?from\s+)?['"]([^'"]+)['"]/gm)].map(
    ([, , type, to = '']) => ({
      from: file,
      to: to.startsWith('.') ? relative(src, resolve(src, dirname(file), to)) : (chosen[to] ?? to),
      typeOnly: type !== undefined
    })
  )
}

/** What is loaded when it is first needed. */
function laterImportsOf(file: string): Pick<Import, 'from' | 'to'>[] {
  const text = readFileSync(join(src, file), 'utf8')
  return [...text.matchAll(/await import\('([^']+)'\)/g)].map(([, to = '']) => ({ from: file, to }))
}

const imports = files.flatMap(importsOf)
const laterImports = files.flatMap(laterImportsOf)
const folderOf = (file: string) => (file.includes('/') ? file.split('/')[0] : undefined)
const isOwn = (to: string) => files.includes(to)

test('imports are found, and every relative one leads to a file', () => {
  expect(imports.length).toBeGreaterThan(300)
  expect(imports.filter(({ to }) => to.endsWith('.ts') && !isOwn(to))).toEqual([])
})

test('imports run downwards only', () => {
  const upwards = imports.filter(({ from, to }) => {
    const [importing, imported] = [folderOf(from), folderOf(to)]
    if (importing === undefined || imported === undefined || !isOwn(to)) return false
    return importing !== imported && !below[importing]?.includes(imported)
  })
  expect(upwards).toEqual([])
})

test('every folder has its place', () => {
  const folders = new Set(files.map(folderOf).filter(folder => folder !== undefined))
  expect([...folders].filter(folder => below[folder] === undefined)).toEqual([])
})

test('no file below a door imports a door', () => {
  expect(
    imports.filter(({ from, to }) => folderOf(from) !== undefined && isOwn(to) && folderOf(to) === undefined)
  ).toEqual([])
})

/** All that `entry` reaches by value. */
function reach(entry: string): Set<string> {
  const reached = new Set<string>()
  const queue = [entry]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    queue.push(...imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to))
  }
  return reached
}

describe('no file imports itself in a circle', () => {
  test.each(files)('%s', file => {
    const next = imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to)
    expect(next.filter(to => reach(to).has(file))).toEqual([])
  })
})

describe('what each door pulls in', () => {
  const packagesOf = (door: string) => [...reach(door)].filter(name => !isOwn(name)).toSorted()
  const heavy = /jsonld|rdf-canonize|digitalbazaar/

  test.each(['build.ts', 'bake.ts', 'status.ts', 'contexts.ts'])(
    '%s reaches no JSON-LD processor and no proof suite',
    door => {
      expect(packagesOf(door).filter(name => heavy.test(name))).toEqual([])
    }
  )

  test('bake.ts reaches no keys, model, contexts or schemas', () => {
    const folders = new Set([...reach('bake.ts')].filter(isOwn).map(folderOf))
    expect([...folders].toSorted()).toEqual(['bake', 'base', 'image', 'platform', 'problem', undefined])
  })

  const ownDoors = files.filter(file => folderOf(file) === undefined && file.endsWith('.ts'))

  test.each(ownDoors)('%s loads none of them with itself', door => {
    expect(packagesOf(door).filter(name => heavy.test(name))).toEqual([])
  })

  test('only proof and rdf load them, when a document needs them', () => {
    const heavyOnes = laterImports.filter(({ to }) => heavy.test(to))
    expect(heavyOnes.map(({ to }) => to).toSorted()).toEqual([
      '@digitalbazaar/data-integrity',
      '@digitalbazaar/ed25519-signature-2020',
      '@digitalbazaar/eddsa-rdfc-2022-cryptosuite',
      '@digitalbazaar/vc',
      'jsonld',
      'jsonld-signatures',
      'rdf-canonize'
    ])
    expect(new Set(heavyOnes.map(({ from }) => folderOf(from)))).toEqual(new Set(['proof', 'rdf']))
  })

  test('only bake.ts, and index.ts with it, loads an XML parser', () => {
    expect(ownDoors.filter(door => packagesOf(door).includes('fast-xml-parser')).toSorted()).toEqual([
      'bake.ts',
      'index.ts'
    ])
  })

  const isOfNode = (to: string) => /^(?:node:|undici$|ajv)/.test(to)

  test.each(ownDoors.filter(door => door !== 'node.ts'))('%s reaches no module of Node', door => {
    expect([...reach(door)].filter(isOfNode)).toEqual([])
  })

  test('only src/node knows Node, and nobody but its door knows src/node', () => {
    const knowing = imports.filter(({ to, typeOnly }) => isOfNode(to) && !typeOnly).map(({ from }) => from)
    expect(new Set(knowing.map(folderOf))).toEqual(new Set(['node']))
    const known = imports.filter(
      ({ from, to }) => folderOf(to) === 'node' && isOwn(to) && folderOf(from) !== 'node'
    )
    expect(new Set(known.map(({ from }) => from))).toEqual(new Set(['node.ts']))
  })
})
