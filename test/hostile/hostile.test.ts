/** The hostile corpus: its files are those that the generator makes, and each is answered as it says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { VerificationReport } from '../../src/verify.ts'
import { allAttacks } from './all-attacks.ts'
import { type Expectation, type Form, laidOver, now, type Options, type Table, tables } from './corpus.ts'
import { ending, filesOf } from './files.ts'
import { known } from './known.ts'
import { merged } from './patch.ts'
import { bytesOf } from './recipe.ts'
import { type Expected, runCase } from './run-case.ts'

const folder = join(import.meta.dirname, 'cases')
const forms: readonly Form[] = ['json', 'jws', 'png', 'svg', 'txt']

const stored = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry =>
    join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/')
  )
  .toSorted()
const cases = stored.filter(path => path.endsWith(ending)).map(path => path.slice(0, -ending.length))
const isIn = (folder: string) => (path: string) => path.startsWith(`${folder}/`)

const expectedOf = (path: string): Expected => JSON.parse(readFileSync(join(folder, path + ending), 'utf8'))

function inputOf(path: string, { recipe, patch, twin }: Expected): Uint8Array {
  if (recipe !== undefined) return bytesOf(recipe)
  if (patch !== undefined && twin !== undefined) {
    const document = JSON.parse(new TextDecoder().decode(inputOf(twin, expectedOf(twin))))
    return bytesOf(JSON.stringify(merged(document, patch)))
  }
  const files = forms.map(form => join(folder, `${path}.${form}`)).filter(file => existsSync(file))
  const [file] = files
  if (files.length === 1 && file !== undefined) return new Uint8Array(readFileSync(file))
  if (files.length > 1 || twin === undefined) throw new Error(`${path} has ${files.length} inputs`)
  return inputOf(twin, expectedOf(twin))
}

/** What a case is verified with. */
function optionsOf({ options = {}, twin }: Expected): Options {
  const nothing: Options = { now, web: {} }
  return laidOver(twin === undefined ? nothing : optionsOf(expectedOf(twin)), options)
}

/** Verifies a case, and holds it to what every verification has to keep. */
async function answerTo(path: string) {
  const expected = expectedOf(path)
  const input = inputOf(path, expected)
  const before = input.slice()
  const options = optionsOf(expected)
  const { report, asked } = await runCase(input, options)
  expect(Buffer.compare(input, before)).toBe(0)
  const found = [report, ...report.endorsements].flatMap(({ problems }) => problems)
  expect(found.filter(({ code }) => code === 'OB_CHECK_BROKEN')).toEqual([])
  const { web, bait = [] } = options
  expect(asked.filter(url => !Object.hasOwn(web, url) || bait.includes(url))).toEqual([])
  expect(new Set(asked).size).toBe(asked.length)
  expect(report.fetched.map(({ url }) => url)).toEqual(asked)
  return { report, expected }
}

/** The check that is named ended as expected. */
function expectFinding(
  report: Pick<VerificationReport, 'checks' | 'verified'> | undefined,
  { check: name, outcome, code, verified }: Partial<Expectation>
) {
  const check = report?.checks.find(check => check.name === name)
  const codes = check?.problems.map(({ code }) => code) ?? []
  expect({ outcome: check?.outcome, codes, verified: report?.verified }).toEqual({
    outcome,
    codes: code === undefined ? [] : expect.arrayContaining([code]),
    verified
  })
}

async function judge(path: string) {
  const { report, expected } = await answerTo(path)
  const { check: name, outcome, verified, verdict, list, endorsement } = expected
  expectFinding(report, expected)
  const severities = report.checks
    .filter(check => check.name === name)
    .flatMap(({ problems }) => problems.map(({ severity }) => severity))
  // Whoever is told no is told why.
  expect(severities.includes('error')).toBe(outcome !== 'passed' && !verified)
  expect({ verified: report.verified, verdict: report.verdict }).toMatchObject({ verified, verdict })
  if (list !== undefined) expect(report.statuses.at(-1)?.listProblems.map(({ code }) => code)).toContain(list)
  if (endorsement !== undefined) expectFinding(report.endorsements[0], endorsement)
  expect(report.credential === undefined).toBe(report.verdict.authentic !== 'yes')
}

test('the files are those that the generator makes, to the byte', () => {
  const made = filesOf(allAttacks)
  expect(stored).toEqual([...made.keys()].toSorted())
  const other = stored.filter(
    path => Buffer.compare(readFileSync(join(folder, path)), made.get(path) ?? new Uint8Array()) !== 0
  )
  expect(other).toEqual([])
})

test('the whole corpus stays small', () => {
  const bytes = stored.reduce((sum, path) => sum + readFileSync(join(folder, path)).length, 0)
  expect(bytes).toBeLessThan(1_750_000)
})

describe('verifies the twin', () => {
  test.each(cases.filter(isIn('twins')))('%s', async path => {
    const { report, expected } = await answerTo(path)
    expect(report.problems.map(({ code }) => code)).toEqual(expected.warnings ?? [])
    expect(report.verified).toBe(true)
  })
})

describe.each(tables)('answers %s:', table => {
  const [wrong, right] = [true, false].map(isKnown =>
    cases.filter(isIn(table)).filter(path => Object.hasOwn(known, path) === isKnown)
  )
  test.each(right ?? [])('%s', judge)
  test.fails.each(wrong ?? [])('%s, which is known to be answered wrongly', judge)
})

test('what is known to be answered wrongly is a case', () => {
  expect(Object.keys(known).filter(path => !cases.includes(path))).toEqual([])
})

const counts = Object.fromEntries(tables.map(table => [table, cases.filter(isIn(table)).length]))

/** A case more is a good thing; a case less is not. */
const atLeast: Readonly<Record<Table, number>> = {
  'who-signed': 200,
  proofs: 215,
  'what-was-signed': 230,
  time: 85,
  status: 200,
  'other-checks': 90,
  pictures: 130,
  network: 97
}

test.each(tables)('there are enough cases of %s, and each names its threat and a twin', table => {
  expect(counts[table]).toBeGreaterThanOrEqual(atLeast[table])
  const nameless = cases.filter(isIn(table)).filter(path => {
    const { threat = '?', twin } = expectedOf(path)
    return !path.startsWith(`${table}/${threat}-`) || twin === undefined || !cases.includes(twin)
  })
  expect(nameless).toEqual([])
})

afterAll(() => {
  console.table(counts)
})
