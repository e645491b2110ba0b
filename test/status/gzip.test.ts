import { crc32, gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gunzip, gzip, longestGzip } from '../../src/status/gzip.ts'
import { effort } from '../support/effort.ts'

const CEILING = 1024 * 1024
const text = 'a list of things, and a list of other things'
const plain = new TextEncoder().encode(text)

function outcome(stream: Uint8Array, maxBytes = CEILING) {
  const inflation = gunzip(stream, maxBytes)
  return 'bytes' in inflation ? 'bytes' : inflation.fault
}

/** A header with the optional fields that `flags` name, and its own checksum if asked for. */
function withFields(flags: number, fields: readonly number[], checksum: readonly number[] = []): Uint8Array {
  const stream = gzipSync(plain)
  return Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3, ...fields, ...checksum, ...stream.subarray(10)])
}

const checksum = crc32(withFields(2, []).subarray(0, 10))
const headerChecksum = [checksum & 255, (checksum >> 8) & 255]

describe('gunzip', () => {
  test('gives back what zlib wrote, at every level', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(gunzip(gzipSync(bytes, { level }), CEILING)).toEqual({ bytes })
      })
    )
  })

  test('inflates up to the ceiling and not one byte more', () => {
    expect(outcome(gzipSync(new Uint8Array(CEILING)))).toBe('bytes')
    expect(outcome(gzipSync(new Uint8Array(CEILING + 1)))).toBe('too long')
  })

  test('stops a bomb at the ceiling, and one that lies about its length where it said it would end', async () => {
    const bomb = gzipSync(new Uint8Array(200 * 1024 * 1024), { level: 1 })
    const before = process.memoryUsage().arrayBuffers
    expect(await effort(() => expect(outcome(bomb)).toBe('too long'))).toBeLessThan(30)
    const lying = bomb.with(-4, 0).with(-3, 0).with(-2, 1).with(-1, 0)
    expect(await effort(() => expect(outcome(lying)).toBe('damaged'))).toBeLessThan(30)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024)
  })

  test('refuses a stream that is cut at any byte', () => {
    const stream = gzipSync(plain)
    for (let end = 0; end < stream.length; end++) expect(outcome(stream.subarray(0, end))).toBe('damaged')
    expect(outcome(stream)).toBe('bytes')
  })

  test.each<[string, (stream: Buffer) => Uint8Array]>([
    ['a second member', stream => Buffer.concat([stream, gzipSync(Buffer.from('more'))])],
    ['an empty second member', stream => Buffer.concat([stream, gzipSync(new Uint8Array())])],
    ['itself once more', stream => Buffer.concat([stream, stream])],
    ['a byte after its end', stream => Buffer.concat([stream, Buffer.from([0])])],
    ['its own trailer once more', stream => Buffer.concat([stream, stream.subarray(-8)])],
    ['a wrong checksum', stream => stream.with(-8, (stream.at(-8) ?? 0) ^ 1)],
    ['a wrong length', stream => stream.with(-4, (stream.at(-4) ?? 0) ^ 1)],
    ['another first byte', stream => stream.with(0, 0x1e)],
    ['another second byte', stream => stream.with(1, 0x8a)],
    ['another method', stream => stream.with(2, 7)],
    ['a reserved flag', stream => stream.with(3, 0x20)],
    ['a name that does not end', stream => stream.subarray(0, 10).with(3, 8)],
    [
      'a header checksum that is cut off',
      stream => Buffer.concat([stream.subarray(0, 10).with(3, 6), stream.subarray(-8)])
    ],
    ['zlib in place of gzip', () => Buffer.from('789c030000000001', 'hex')]
  ])('refuses one with %s', (_, break_) => {
    const stream = gzipSync(plain)
    expect(outcome(stream)).toBe('bytes')
    expect(outcome(break_(stream))).toBe('damaged')
  })

  test.each<[string, Uint8Array, Uint8Array]>([
    ['a further field', withFields(4, [2, 0, 9, 9]), withFields(4, [255, 255, 9, 9])],
    ['a name and a comment', withFields(24, [97, 0, 98, 99, 0]), withFields(24, [97, 0, 98])],
    ['a mark for text', withFields(1, []), withFields(0x41, [])],
    [
      'a checksum of the header',
      withFields(2, [], headerChecksum),
      withFields(2, [], headerChecksum.toReversed())
    ]
  ])('reads a header with %s, and none that is wrong', (_, good, bad) => {
    expect(gunzip(good, CEILING)).toEqual({ bytes: plain })
    expect(outcome(bad)).toBe('damaged')
    for (let end = 0; end < good.length; end++) expect(outcome(good.subarray(0, end))).toBe('damaged')
  })

  test('never gives other bytes for a stream with flipped bits, and never throws', () => {
    const stream = new Uint8Array(gzipSync(plain))
    const flips = fc.array(fc.tuple(fc.nat(stream.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(flips, flipped => {
        const broken = stream.slice()
        for (const [at, bit] of flipped) broken[at] = (broken[at] ?? 0) ^ (1 << bit)
        const inflation = gunzip(broken, CEILING)
        if ('bytes' in inflation) expect(inflation.bytes).toEqual(plain)
      }),
      { numRuns: 2000 }
    )
  })
})

describe('gzip', () => {
  test('writes what zlib reads, and the same each time', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), bytes => {
        const stream = gzip(bytes)
        expect(new Uint8Array(gunzipSync(stream))).toEqual(bytes)
        expect(gzip(bytes.slice())).toEqual(stream)
        expect(stream.length).toBeLessThanOrEqual(longestGzip(bytes.length))
      })
    )
  })

  test('writes no time and no name', () => {
    expect([...gzip(plain).subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])
  })
})
