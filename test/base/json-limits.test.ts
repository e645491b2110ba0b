import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyJson } from '../../src/base/copy-json.ts'
import { defaultLimits, type Limits } from '../../src/base/limits.ts'
import { readJson } from '../../src/base/read-json.ts'
import { encodeUtf8 } from '../../src/base/utf8.ts'
import { effort } from '../support/effort.ts'
import { profileValue, told } from '../support/json.ts'

/** The reader and the copier, both from a JSON text. */
const ways = [
  ['readJson', readJson],
  ['copyJson', (text: string, limits: Limits) => copyJson(JSON.parse(text), limits)]
] as const

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const nestedObjects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
const manyObjects = (count: number) => `[${Array(count).fill('{}').join(',')}]`
/** `count` values, the array included. */
const manyValues = (count: number) =>
  `[${Array(count - 1)
    .fill('0')
    .join(',')}]`
const longString = (length: number) => JSON.stringify('é'.repeat(length))
const longName = (length: number) => `{"${'k'.repeat(length)}":1}`
/** A text of `bytes` bytes. */
const heavy = (bytes: number) => JSON.stringify(`${'é'.repeat((bytes - 2) >> 1)}${bytes % 2 ? 'x' : ''}`)

const cases = [
  { limit: 'maxDepth', code: 'OB_LIMIT_DEPTH', make: nested, at: 32, path: '/0'.repeat(32) },
  { limit: 'maxDepth', code: 'OB_LIMIT_DEPTH', make: nestedObjects, at: 32, path: '/a'.repeat(32) },
  { limit: 'maxObjects', code: 'OB_LIMIT_OBJECTS', make: manyObjects, at: 3_000, path: '/3000' },
  { limit: 'maxValues', code: 'OB_LIMIT_VALUES', make: manyValues, at: 20_000, path: '/19999' },
  { limit: 'maxStringLength', code: 'OB_LIMIT_STRING', make: longString, at: 500_000, path: '' },
  { limit: 'maxStringLength', code: 'OB_LIMIT_STRING', make: longName, at: 1_000, path: '' },
  { limit: 'maxBytes', code: 'OB_LIMIT_BYTES', make: heavy, at: 100_001, path: '' }
] as const

describe.each(ways)('the limits of %s', (_, read) => {
  it.each(cases)('accept $at and no more by $limit, with a path', ({ limit, code, make, at, path }) => {
    const limits = { ...defaultLimits, [limit]: at }
    expect(told(read(make(at), limits))).toEqual([])
    expect(read(make(at), limits)).toHaveProperty('value')
    expect(told(read(make(at + 1), limits))).toEqual([`${code} ${path}`])
    expect(read(make(at + 1), limits)).not.toHaveProperty('value')
  })

  it('are those of defaultLimits where nobody says otherwise', () => {
    const { maxDepth, maxObjects, maxValues, maxStringLength, maxBytes } = defaultLimits
    expect([maxDepth, maxObjects, maxValues, maxStringLength, maxBytes]).toEqual([
      32,
      3_000,
      20_000,
      1 << 20,
      1 << 21
    ])
  })

  it('count exactly the bytes that JSON.stringify writes', () => {
    fc.assert(
      fc.property(profileValue, value => {
        const text = JSON.stringify(value)
        const bytes = encodeUtf8(text).length
        expect(read(text, { ...defaultLimits, maxBytes: bytes })).toHaveProperty('value')
        if (bytes > 1) {
          expect(told(read(text, { ...defaultLimits, maxBytes: bytes - 1 })).at(-1)).toMatch(
            /^OB_LIMIT_BYTES /
          )
        }
      }),
      { numRuns: 1_000 }
    )
  })

  it('let no depth exhaust the stack, however high they are set', () => {
    const limits = { ...defaultLimits, maxDepth: 1_000_000, maxValues: 1_000_000, maxBytes: 10_000_000 }
    // JSON.parse cannot go so deep itself, so the copier gets its value by hand
    let deep: unknown[] = []
    for (let depth = 1; depth < 100_000; depth++) deep = [deep]
    const reading = read === readJson ? readJson(nested(100_000), limits) : copyJson(deep, limits)
    expect(reading.problems).toEqual([])
    expect(reading).toHaveProperty('value')
  })
})

describe('a hundred times the limits', () => {
  const { maxDepth, maxObjects, maxValues, maxStringLength, maxBytes } = defaultLimits
  const texts = [
    ['depth', nested(100 * maxDepth), 'OB_LIMIT_DEPTH'],
    ['unclosed depth', '['.repeat(2_000_000), 'OB_LIMIT_DEPTH'],
    ['objects', manyObjects(100 * maxObjects), 'OB_LIMIT_OBJECTS'],
    ['values', manyValues(40 * maxValues), 'OB_LIMIT_VALUES'],
    ['one string', `"${'x'.repeat(100 * maxStringLength)}"`, 'OB_LIMIT_BYTES'],
    ['bytes', ' '.repeat(100 * maxBytes), 'OB_LIMIT_BYTES'],
    ['bytes of three each', '漢'.repeat(maxBytes / 2), 'OB_LIMIT_BYTES'],
    ['duplicate members', `{${Array(100_000).fill('"a":1').join(',')}}`, 'OB_LIMIT_PROBLEMS'],
    ['halves of pairs in one string', `"${'\\ud800'.repeat(170_000)}"`, 'OB_JSON_ILL_FORMED_TEXT'],
    ['digits', `[${'1'.repeat(2_000_000)}]`, 'OB_JSON_NUMBER_INEXACT'],
    ['zeros after the point', `[0.${'0'.repeat(1_000_000)}1]`, 'OB_JSON_NUMBER_INEXACT'],
    ['digits in an exponent', `[1e${'1'.repeat(1_000_000)}]`, 'OB_JSON_NUMBER_INEXACT'],
    ['white space', `${'\n'.repeat(2_000_000)}x`, 'PARSING_ERROR'],
    ['an endless string', `"${'\\n'.repeat(500_000)}`, 'PARSING_ERROR'],
    ['a bad escape late', `"${'x'.repeat(2_000_000)}\\x"`, 'PARSING_ERROR']
  ] as const

  it.each(texts)('of %s are refused without hanging', async (_, text, code) => {
    const cost = await effort(() => expect(readJson(text, defaultLimits).problems.at(-1)?.code).toBe(code))
    expect(cost).toBeLessThan(200)
  })

  const wide = Array.from({ length: 1_000_000 }, () => 0)
  let doubling: unknown = []
  for (let depth = 0; depth < 30; depth++) doubling = [doubling, doubling]
  const endless = (): object =>
    new Proxy(
      {},
      {
        ownKeys: () => ['a'],
        getOwnPropertyDescriptor: () => ({ value: endless(), enumerable: true, configurable: true })
      }
    )

  it.each<readonly [what: string, value: unknown, code: string]>([
    ['a wide array', wide, 'OB_LIMIT_VALUES'],
    ['an array that says it is long', Array(2 ** 32 - 1), 'OB_LIMIT_VALUES'],
    [
      'many members',
      Object.fromEntries(wide.slice(0, 200_000).map((_, index) => [`k${index}`, 0])),
      'OB_LIMIT_VALUES'
    ],
    ['doubling', doubling, 'OB_LIMIT_VALUES'],
    ['a Proxy without end', endless(), 'OB_LIMIT_DEPTH'],
    ['text', 'x'.repeat(100 * maxStringLength), 'OB_LIMIT_STRING'],
    ['many texts', Array(20).fill('x'.repeat(maxStringLength)), 'OB_LIMIT_BYTES']
  ])('handed in as %s are refused without hanging', async (_, value, code) => {
    const cost = await effort(() => expect(copyJson(value, defaultLimits).problems.at(-1)?.code).toBe(code))
    expect(cost).toBeLessThan(200)
  })

  it('of problems are told as the first hundred and one that says so', () => {
    const { problems } = readJson(`[${Array(1_000).fill('-0').join(',')}]`, defaultLimits)
    expect(problems.map(({ code }) => code)).toEqual([
      ...Array(100).fill('OB_JSON_NUMBER_INEXACT'),
      'OB_LIMIT_PROBLEMS'
    ])
    expect(readJson(`[${Array(100).fill('-0').join(',')}]`, defaultLimits).problems).toHaveLength(100)
  })

  it('of warnings hide no error, and do not refuse the value', () => {
    const odd = Array(1_000).fill('"\\u200f"').join(',')
    const warned = readJson(`[${odd}]`, defaultLimits)
    expect(warned.problems).toHaveLength(101)
    expect(warned.problems.at(-1)).toMatchObject({ code: 'OB_LIMIT_PROBLEMS', severity: 'warning' })
    expect(warned).toHaveProperty('value')
    const refused = readJson(`[${odd},-0]`, defaultLimits)
    expect(refused.problems.at(-1)).toMatchObject({ code: 'OB_JSON_NUMBER_INEXACT', path: '/1000' })
    expect(refused).not.toHaveProperty('value')
  })
})
