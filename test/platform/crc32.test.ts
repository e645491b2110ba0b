import { crc32 as judge } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crc32 as ofNode } from '../../src/node/crc32.ts'
import { crc32 as ofTheWeb } from '../../src/platform/crc32.ts'

describe.each([
  ['Node', ofNode],
  ['the Web', ofTheWeb]
])('crc32 of %s', (_, crc32) => {
  it('gives the check value of CRC-32', () => {
    const bytes = new TextEncoder().encode('123456789')
    expect(crc32(bytes, 0, bytes.length)).toBe(0xcbf43926)
  })

  it('agrees with zlib on any part of any bytes', () => {
    const part = fc
      .uint8Array({ maxLength: 300 })
      .chain(bytes => fc.tuple(fc.constant(bytes), fc.nat(bytes.length), fc.nat(bytes.length)))
    fc.assert(
      fc.property(part, ([bytes, a, b]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        expect(crc32(bytes, start, end)).toBe(judge(bytes.subarray(start, end)))
      })
    )
  })

  it('gives the number of no bytes beyond the last one', () => {
    const bytes = new Uint8Array(20).subarray(2, 12)
    expect(crc32(bytes, 0, 10)).toBe(judge(bytes))
    for (const end of [11, 18]) expect(() => crc32(bytes, 0, end)).toThrow(RangeError)
    expect(() => crc32(bytes, -1, 5)).toThrow(RangeError)
  })
})
