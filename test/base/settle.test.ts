/** What the quick look lets pass, the builder that counts exactly lets pass without a word. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { copyJson } from '../../src/base/copy-json.ts'
import type { JsonValue } from '../../src/base/json.ts'
import { defaultLimits, type Limits } from '../../src/base/limits.ts'
import { readJson } from '../../src/base/read-json.ts'
import { settle } from '../../src/base/settle.ts'
import { profileValue, unfrozen } from '../support/json.ts'

/** Limits that are often passed. */
const narrow: fc.Arbitrary<Limits> = fc
  .record({
    maxBytes: fc.integer({ min: 1, max: 2_000 }),
    maxDepth: fc.integer({ min: 1, max: 5 }),
    maxObjects: fc.integer({ min: 1, max: 8 }),
    maxValues: fc.integer({ min: 1, max: 30 }),
    maxStringLength: fc.integer({ min: 1, max: 12 })
  })
  .map(limits => ({ ...defaultLimits, ...limits }))

/** Any JSON, also what our profile refuses. */
const anyValue = fc.oneof(
  profileValue,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    -0,
    1e300,
    0.1 + 0.2,
    '\u202e',
    '\ud800',
    [{ constructor: 1 }],
    JSON.parse('{"__proto__": {}}')
  )
)

/** The same of objects without prototype, which the quick copier leaves to the other. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, inner]) => [name, bare(inner)] as const)
  const copy: object = Object.create(null)
  for (const [name, inner] of members) Reflect.set(copy, name, inner)
  return copy
}

test('what is settled reads as text without a problem, and is frozen', () => {
  let settled = 0
  fc.assert(
    fc.property(anyValue, narrow, (value, limits) => {
      const text = JSON.stringify(value)
      const copy = JSON.parse(text)
      if (!settle(copy, limits)) return
      settled++
      // A blank in front keeps the quick reader away.
      const slow = readJson(` ${text}`, { ...limits, maxBytes: limits.maxBytes + 1 })
      expect(slow).toEqual({ value: copy, problems: [] })
      expect(unfrozen(copy)).toEqual([])
    }),
    { numRuns: 5_000 }
  )
  expect(settled).toBeGreaterThan(500)
})

test('reading and copying find the same, by the quick way or not', () => {
  fc.assert(
    fc.property(anyValue, narrow, (value, others) => {
      const limits = { ...others, maxBytes: defaultLimits.maxBytes }
      const text = JSON.stringify(value)
      const slow = readJson(` ${text}`, limits)
      expect(readJson(text, limits)).toEqual(slow)
      expect(copyJson(JSON.parse(text), limits)).toEqual(copyJson(bare(JSON.parse(text)), limits))
    }),
    { numRuns: 5_000 }
  )
})

test('what is no JSON value is left to whoever looks closer', () => {
  const undefinedMember: JsonValue = { a: undefined }
  expect(settle(undefinedMember, defaultLimits)).toBe(false)
})
