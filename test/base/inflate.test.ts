import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inflateRaw } from '../../src/base/inflate.ts'

const CEILING = 2 * 1024 * 1024

function outcome(data: Uint8Array, maxBytes = CEILING) {
  const inflation = inflateRaw(data, maxBytes)
  return 'bytes' in inflation ? 'bytes' : inflation.fault
}

describe('inflateRaw', () => {
  test('gives back what zlib deflated, at every level', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(inflateRaw(deflateRawSync(bytes, { level }), CEILING)).toEqual({ bytes })
      })
    )
  })

  test('inflates up to the ceiling and not one byte more', () => {
    expect(outcome(deflateRawSync(new Uint8Array(CEILING)))).toBe('bytes')
    expect(outcome(deflateRawSync(new Uint8Array(CEILING + 1)))).toBe('too long')
  })

  test('reads no further once the ceiling is passed', () => {
    const bomb = deflateRawSync(new Uint8Array(32 * CEILING))
    const damaged = Buffer.from([...bomb.subarray(0, -1), ...new Uint8Array(5000).fill(0xff)])
    expect(outcome(damaged, 1024)).toBe('too long')
    expect(outcome(damaged, 64 * CEILING)).toBe('damaged')
  })

  test('refuses data that is cut anywhere, or goes on', () => {
    const data = deflateRawSync(Buffer.from('a list, a list, a list, and a bit more of it'))
    expect(outcome(data)).toBe('bytes')
    for (let end = 0; end < data.length; end++) expect(outcome(data.subarray(0, end))).toBe('damaged')
    for (const more of [[0], [0, 0, 0], [0x1f, 0x8b, 8], [...data], new Uint8Array(5000)]) {
      expect(outcome(Buffer.from([...data, ...more]))).toBe('damaged')
    }
  })

  test('refuses a member of gzip hidden behind the data', () => {
    const data = deflateRawSync(Buffer.from('first'))
    const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
    const hidden = Buffer.from([...data, ...new Uint8Array(8), ...header, ...data])
    expect(outcome(hidden)).toBe('damaged')
    expect(outcome(Buffer.from([...data, ...new Uint8Array(8), ...header]))).toBe('damaged')
  })

  test('reads parts of a larger buffer', () => {
    const data = deflateRawSync(Buffer.from('a part'))
    const larger = Buffer.concat([Buffer.from('before'), data, Buffer.from('after')])
    expect(inflateRaw(larger.subarray(6, 6 + data.length), CEILING)).toEqual({
      bytes: new TextEncoder().encode('a part')
    })
  })
})
