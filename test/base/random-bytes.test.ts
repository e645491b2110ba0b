import { expect, test } from 'vitest'
import { randomBytes } from '../../src/base/random-bytes.ts'

test('no bytes are given twice, and none are zeros', () => {
  const texts = Array.from({ length: 2_000 }, () => Buffer.from(randomBytes(16)).toString('hex'))
  expect(new Set(texts).size).toBe(2_000)
  expect(texts.filter(text => !/^[0-9a-f]{32}$/.test(text) || text.includes('00000000'))).toEqual([])
})

test('bytes lie in a buffer of their own, as many as were asked for', () => {
  for (const length of [0, 1, 4_095, 4_096]) expect(randomBytes(length).buffer.byteLength).toBe(length)
})

test('more than is asked for at once is refused', () => {
  expect(() => randomBytes(4_097)).toThrow(RangeError)
})
