import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { equalJson } from '../../src/base/equal-json.ts'
import type { JsonValue } from '../../src/base/json.ts'

describe('equalJson', () => {
  it.each<[string, JsonValue | undefined, JsonValue | undefined, boolean]>([
    ['members in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
    ['items in another order', [1, 2], [2, 1], false],
    ['more items', [1], [1, 2], false],
    ['fewer items', [1, 2], [1], false],
    ['more members', { a: 1 }, { a: 1, b: 1 }, false],
    ['fewer members', { a: 1, b: 1 }, { a: 1 }, false],
    ['another member', { a: 1 }, { b: 1 }, false],
    ['another value deep inside', { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, false],
    ['a list and an object', [], {}, false],
    ['an object and a list', { 0: 1 }, [1], false],
    ['a text and a number', '1', 1, false],
    ['nothing and null', undefined, null, false],
    ['null and an object', null, {}, false],
    ['a member that is undefined, and none', { a: undefined }, {}, true],
    ['none, and one that is undefined', {}, { a: undefined }, true],
    ['undefined in place of another member', { a: undefined, b: 1 }, { a: 1, b: undefined }, false]
  ])('judges %s', (_, one, other, wanted) => {
    expect(equalJson(one, other)).toBe(wanted)
  })

  it.each(['toString', 'valueOf', 'constructor', 'hasOwnProperty', '__proto__', 'length', '$$typeof'])(
    'takes a member named %s for a member',
    name => {
      const object = (value: string) => JSON.parse(`{ ${JSON.stringify(name)}: ${value} }`) as JsonValue
      for (const value of ['"x"', '7', 'null', '{}', '{ "a": [1] }']) {
        expect(equalJson(object(value), object(value))).toBe(true)
        expect(equalJson(object(value), {})).toBe(false)
        expect(equalJson({}, object(value))).toBe(false)
        expect(equalJson(object(value), object('[2]'))).toBe(false)
      }
    }
  )

  it('says of any two JSON values what their canonical texts say', () => {
    const canonical = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(canonical)
        : typeof value === 'object' && value !== null
          ? {
              object: Object.entries(value)
                .toSorted(([a], [b]) => (a < b ? -1 : 1))
                .map(canonical)
            }
          : value
    const small = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>
    fc.assert(
      fc.property(small, small, (one, other) => {
        expect(equalJson(one, structuredClone(one))).toBe(true)
        expect(equalJson(one, other)).toBe(
          JSON.stringify(canonical(one)) === JSON.stringify(canonical(other))
        )
      })
    )
  })
})
