/** The quick ways are taken: what they leave to the slow ones would be as right, and cost several times as much. */
import { describe, expect, test } from 'vitest'
import { copyOrdinary } from '../../src/base/copy-ordinary.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { settle } from '../../src/base/settle.ts'
import { thawed } from '../../src/base/thaw.ts'
import { readWritten } from '../../src/base/written-json.ts'
import { deepFrozen, unfrozen } from '../support/json.ts'

const value = { a: 'x', b: [1, 0.5, true, false, null, [], {}], c: { d: { e: ['é', 'f'] } }, g: [{ h: 0 }] }
const limits = { ...defaultLimits, maxDepth: 4, maxValues: 18 }

describe('copying', () => {
  test('ordinary data, up to the limits', () => {
    const copy = copyOrdinary(value, limits)
    expect(copy).toEqual(value)
    expect(copy).not.toBe(value)
    expect(copyOrdinary({ a: undefined, b: 1 }, limits)).toStrictEqual({ b: 1 })
    expect(copyOrdinary([[[[1]]]], limits)).toEqual([[[[1]]]])
  })

  test('leaves the rest to others: what passes a limit, and what is unusual', () => {
    expect(copyOrdinary(value, { ...limits, maxValues: 17 })).toBeUndefined()
    expect(copyOrdinary([[[[[['x']]]]]], limits)).toBeUndefined()
    expect(copyOrdinary(Array(20).fill(1), limits)).toBeUndefined()
    for (const unusual of [
      undefined,
      () => 1,
      1n,
      Symbol('x'),
      new Date(0),
      Object.create(null),
      { toString: 1 }
    ]) {
      expect(copyOrdinary(unusual, limits)).toBeUndefined()
      expect(copyOrdinary({ a: [unusual] }, limits)).toBeUndefined()
    }
  })
})

describe('reading', () => {
  test.each([
    ['in one line', undefined],
    ['indented by two', 2],
    ['indented by four', 4],
    ['indented by tabs', '\t']
  ])('text as machines write it, %s', (_, indent) => {
    const read = readWritten(JSON.stringify(value, null, indent), defaultLimits)
    expect(read).toEqual(value)
    expect(unfrozen(read)).toEqual([])
  })

  test('leaves the rest to others', () => {
    const long = JSON.stringify({ a: 'x'.repeat(256 * 1024) })
    const texts = [
      '[1]',
      '1',
      '{ "a":1}',
      '{"a":1,"a":1}',
      '{"a":1.0}',
      '{"a":1} ',
      '{"a":',
      '{\n     "a": 1\n}',
      long
    ]
    expect(texts.map(text => readWritten(text, defaultLimits))).toEqual(texts.map(() => undefined))
    expect(readWritten('{"a":[[[[[1]]]]]}', limits)).toBeUndefined()
  })
})

describe('settling', () => {
  test('values that nearly fill the limits', () => {
    const full = { ...limits, maxObjects: 5, maxStringLength: 1 }
    expect(settle(structuredClone(value), full)).toBe(true)
    expect(settle(structuredClone(value), { ...full, maxObjects: 4 })).toBe(false)
    expect(settle(structuredClone(value), { ...full, maxValues: 17 })).toBe(false)
    expect(settle(structuredClone(value), { ...full, maxDepth: 3 })).toBe(false)
    expect(settle(structuredClone(value), { ...full, maxStringLength: 0 })).toBe(false)
    expect(settle({ a: 2 ** 53 - 1, b: -1, c: 0 }, defaultLimits)).toBe(true)
  })
})

describe('thawing', () => {
  test('gives a copy that may be changed and shares nothing', () => {
    const frozen = deepFrozen(structuredClone(value))
    const copy = thawed(frozen)
    expect(copy).toStrictEqual(value)
    copy.c.d.e.push('z')
    copy.g.pop()
    expect(frozen).toStrictEqual(value)
  })
})
