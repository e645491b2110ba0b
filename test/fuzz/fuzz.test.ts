/** The fuzzer itself, for a short while: it tries what it says it tries, and sees what it should see. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCommand } from './command-line.ts'
import { contentOf } from './findings.ts'
import type { Fault } from './judge.ts'
import { badSeeds } from './main.ts'
import { changeNames, type Kind, kinds, mutantOf, seedsFor } from './mutants.ts'
import { flawNames, isRare, withFlaw } from './planted.ts'
import { answerTo, prepareRun, runCase } from './run-case.ts'
import type { Seed } from './seed.ts'
import { makeSeeds } from './seeds.ts'
import { makePages } from './status-pages.ts'
import { count, emptyTally, type Tally } from './tally.ts'
import { library, type Pages, type Target } from './target.ts'

let seeds: readonly Seed[]
let pages: Pages

beforeAll(async () => {
  seeds = await makeSeeds()
  pages = await makePages()
})

async function tallyOf(target: Target, kind: Kind, cases: number, seed = 1): Promise<Tally> {
  const run = prepareRun({ seed, seeds, target, slowMs: Number.POSITIVE_INFINITY })
  const tally = emptyTally()
  for (let number = 0; number < cases; number++) count(tally, kind, number, await runCase(run, kind, number))
  return tally
}

describe('the seeds', () => {
  test('are many, in every form, and verify as JSON or JWT, in PNG and in SVG', async () => {
    expect(seeds.length).toBeGreaterThanOrEqual(30)
    expect(new Set(seeds.map(({ name }) => name)).size).toBe(seeds.length)
    expect(await badSeeds(seeds, library(pages))).toEqual([])
  })

  test('are the same each time', async () => {
    expect([await makeSeeds(), await makePages()]).toEqual([seeds, pages])
  })
})

describe('a mutant', () => {
  test('follows from seed, kind and number', async () => {
    for (const kind of kinds) {
      const contents = async (seed: number) =>
        Promise.all(
          Array.from({ length: 40 }, async (_, n) => contentOf(await mutantOf(seeds, seed, kind, n)))
        )
      const first = await contents(7)
      expect(await contents(7)).toEqual(first)
      expect(await contents(8)).not.toEqual(first)
      expect(new Set(first.map(String)).size).toBeGreaterThan(30)
    }
  })

  test('is made by every change there is, of every seed', async () => {
    for (const kind of kinds) {
      const missing = new Set([...changeNames(kind), ...seedsFor(kind, seeds).map(({ name }) => name)])
      for (let number = 0; number < 5_000 && missing.size > 0; number++) {
        const { seed, changes } = await mutantOf(seeds, 1, kind, number)
        for (const name of [seed, ...changes]) missing.delete(name)
      }
      expect([...missing]).toEqual([])
    }
  })
})

const embedded = ['accepted', 'refused: conformance', 'refused: parse', 'refused: proof']
const everywhere = [...embedded, 'inconclusive']

/** How many of each kind, and which answers there must be among theirs. */
const short: readonly { readonly kind: Kind; readonly cases: number; readonly answers: readonly string[] }[] =
  [
    { kind: 'embedded', cases: 400, answers: [...embedded, 'refused: issuer'] },
    { kind: 'json', cases: 200, answers: everywhere },
    { kind: 'png', cases: 400, answers: everywhere },
    { kind: 'svg', cases: 300, answers: everywhere },
    { kind: 'jws', cases: 700, answers: [...everywhere, 'refused: issuer'] },
    { kind: 'rdf', cases: 300, answers: ['short road', 'long road', 'refused road'] }
  ]

test.each(short)('no mutant of $kind is taken for what was signed, throws, or tells a secret', async row => {
  const { kind, cases, answers } = row
  const tally = await tallyOf(library(pages), kind, cases)
  expect(tally.findings).toEqual([])
  expect(tally.mutants).toBe(cases)
  expect(Object.keys(tally.outcomes)).toEqual(expect.arrayContaining([...answers]))
})

describe('a library with a flaw is found out:', () => {
  const flawed: readonly (readonly [string, Fault['what'], readonly Kind[]])[] = [
    ['no proof is checked', 'false accept', ['embedded', 'json', 'png', 'svg', 'jws']],
    ['any key will do', 'false accept', ['embedded', 'jws']],
    ['undefined terms pass', 'false accept', ['embedded']],
    ['another credential is reported', 'false accept', ['embedded', 'json', 'png', 'svg', 'jws']],
    ['throws', 'threw', ['embedded', 'json', 'jws']],
    ['makes texts of objects', 'threw', ['embedded', 'jws']],
    ['tells whom it expects', 'leak', ['embedded', 'png', 'jws']],
    ['writes into its input', 'input changed', ['embedded']]
  ]
  test.each(flawed)('%s: %s', async (flaw, what, inKinds) => {
    const target = withFlaw(library(pages), flaw)
    const run = prepareRun({ seed: 1, seeds, target, slowMs: Number.POSITIVE_INFINITY })
    for (const kind of inKinds) {
      let faults: readonly Fault[] = []
      for (let number = 0; number < 500 && faults.length === 0; number++) {
        faults = (await runCase(run, kind, number)).faults
      }
      expect(new Set(faults.map(fault => fault.what))).toEqual(new Set([what]))
    }
  })

  test('a revocation is not looked at: false accept', async () => {
    const target = withFlaw(library(pages), 'a revocation is not looked at')
    const run = prepareRun({ seed: 1, seeds, target, slowMs: Number.POSITIVE_INFINITY })
    const answers = seeds.map(async ({ name, is, text, kind }) => {
      const { faults } = await answerTo({ seed: name, changes: [], input: text, ...(kind && { kind }) }, run)
      return [name, is === 'revoked', faults.map(({ what }) => what)] as const
    })
    for (const [name, isRevoked, faults] of await Promise.all(answers)) {
      expect(faults, name).toEqual(isRevoked ? ['false accept'] : [])
    }
  })

  test('every flaw is tried here, or by the program', () => {
    const others = ['a revocation is not looked at', 'hangs', 'rejects later']
    expect(new Set([...flawed.map(([name]) => name), ...others])).toEqual(new Set(flawNames))
  })
})

describe('the command line', () => {
  test('runs all kinds for a minute if nothing is asked for, and without end until there are as many as asked for', () => {
    expect(readCommand([])).toMatchObject({ seed: 1, kinds, minutes: 1, count: Number.POSITIVE_INFINITY })
    const asked = readCommand(['--kind', 'jws', '--count', '7', '--seed', '9'])
    expect(asked).toMatchObject({ seed: 9, kinds: ['jws'], minutes: Number.POSITIVE_INFINITY, count: 7 })
    expect(readCommand(['--count', '7', '--minutes', '0.5'])).toMatchObject({ count: 7, minutes: 0.5 })
  })

  test.each([
    [['--kind', 'jwt']],
    [['--count', '-1']],
    [['--minutes', '0']],
    [['--seed', 'x']],
    [['--what']],
    [['jws']]
  ])('does not understand %j', args => {
    expect(() => readCommand(args)).toThrow()
  })
})

describe('the program', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openbadges-kit-fuzz-'))
  })

  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function fuzz(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const program = join(import.meta.dirname, 'run.mjs')
    try {
      return {
        code: 0,
        ...(await promisify(execFile)(process.execPath, [program, '--out', folder, ...args]))
      }
    } catch (thrown) {
      // What execFile rejects with once the program has ended by itself.
      return thrown as { code: number; stdout: string; stderr: string }
    }
  }

  const written = async (extension: string) =>
    (await readdir(folder)).filter(name => name.endsWith(extension)).toSorted()

  test('ends with 0 where nothing was found', async () => {
    const good = await fuzz('--kind', 'jws', '--count', '60')
    expect([good.code, /^ *jws +60 /m.test(good.stdout)]).toEqual([0, true])
    expect(await readdir(folder)).toEqual([])
  })

  test('ends with 1 on a finding, keeps its input, and makes it again by its number', async () => {
    const bad = await fuzz('--kind', 'jws', '--count', '50', '--seed', '3', '--flaw', 'no proof is checked')
    expect(bad.code).toBe(1)
    const [first = ''] = await written('.finding.json')
    const finding = JSON.parse(await readFile(join(folder, first), 'utf8'))
    expect(finding).toMatchObject({ run: 3, kind: 'jws', faults: [{ what: 'false accept' }] })
    const input = await readFile(join(folder, `jws-3-${finding.case}.jws`), 'utf8')
    const again = ['--kind', 'jws', '--seed', '3', '--case', String(finding.case)]
    const shown = await fuzz(...again, '--flaw', 'no proof is checked')
    expect([shown.code, shown.stdout.includes(input)]).toEqual([1, true])
  })

  test('sees what is rejected and never looked at', async () => {
    expect(
      (await fuzz('--kind', 'json', '--count', '100', '--seed', '4', '--flaw', 'rejects later')).code
    ).toBe(1)
    const [first = ''] = (await written('.finding.json')).filter(name => name.startsWith('json-4-'))
    expect(JSON.parse(await readFile(join(folder, first), 'utf8')).faults).toMatchObject([
      { what: 'rejected later' }
    ])
  })

  test('ends what does not come back, and goes on with the rest', async () => {
    const args = ['--kind', 'json', '--count', '40', '--seed', '7', '--hung', '1500', '--workers', '2']
    const hung = await fuzz(...args, '--flaw', 'hangs')
    expect(hung.code).toBe(1)
    const mutants = await Promise.all(Array.from({ length: 40 }, (_, n) => mutantOf(seeds, 7, 'json', n)))
    const hanging = mutants.flatMap(({ input }, number) =>
      isRare(input) ? [`json-7-${number}.finding.json`] : []
    )
    expect(hanging.length).toBeGreaterThan(0)
    expect((await written('.finding.json')).filter(name => name.startsWith('json-7-'))).toEqual(
      hanging.toSorted()
    )
    for (const name of hanging) {
      const { faults } = JSON.parse(await readFile(join(folder, name), 'utf8'))
      expect(faults).toMatchObject([{ what: 'hung' }])
    }
    expect(hung.stdout).toMatch(/^ *json +40 /m)
  })
})
