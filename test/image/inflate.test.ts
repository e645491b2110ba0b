import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflate } from '../../src/image/inflate.ts'
import { effort } from '../support/effort.ts'

const CEILING = 2 * 1024 * 1024

function outcome(stream: Uint8Array, maxBytes = CEILING) {
  const inflation = inflate(stream, maxBytes)
  return 'bytes' in inflation ? 'bytes' : inflation.fault
}

describe('inflate', () => {
  it('gives back what zlib deflated, at every level', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), fc.integer({ min: 0, max: 9 }), (bytes, level) => {
        expect(inflate(deflateSync(bytes, { level }), CEILING)).toEqual({ bytes })
      })
    )
  })

  it('inflates up to the ceiling and not one byte more', () => {
    expect(outcome(deflateSync(new Uint8Array(CEILING)))).toBe('bytes')
    expect(outcome(deflateSync(new Uint8Array(CEILING + 1)))).toBe('too long')
  })

  it('holds the stream itself to a quarter of the ceiling', () => {
    const stream = deflateSync(new Uint8Array(2000), { level: 0 })
    expect(outcome(stream, stream.length * 4)).toBe('bytes')
    expect(outcome(stream, stream.length * 4 - 1)).toBe('too long')
  })

  it('reads a short stream under a low ceiling', () => {
    expect(outcome(deflateSync(Buffer.from('{}')), 2)).toBe('bytes')
  })

  it('stops a bomb of 200 MB within its first bytes', async () => {
    const bomb = deflateSync(new Uint8Array(200 * 1024 * 1024), { level: 1 })
    const before = process.memoryUsage().arrayBuffers
    const cost = await effort(() => expect(outcome(bomb.subarray(0, CEILING / 4))).toBe('too long'))
    expect(cost).toBeLessThan(70)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024)
  })

  it('bears a stream of empty blocks with costly code tables', async () => {
    const stream = emptyBlocks(CEILING / 4)
    expect(await effort(() => expect(outcome(stream)).toBe('damaged'))).toBeLessThan(450)
  })

  it('refuses a stream cut at any byte', () => {
    const stream = deflateSync(Buffer.from('a credential, a credential, a credential'))
    for (let end = 0; end < stream.length; end++) expect(outcome(stream.subarray(0, end))).toBe('damaged')
  })

  it.each([
    ['bytes after its end', (stream: Buffer) => Buffer.concat([stream, Buffer.from([0])])],
    [
      'bytes after its end, and its checksum behind them',
      (stream: Buffer) => Buffer.concat([stream, Buffer.from('more'), stream.subarray(-4)])
    ],
    ['a window that is too large', (stream: Buffer) => stream.with(0, 0x88).with(1, 0x1c)],
    ['a wrong checksum', (stream: Buffer) => stream.with(-1, (stream.at(-1) ?? 0) ^ 1)],
    ['another compression method', (stream: Buffer) => stream.with(0, 0x79)],
    ['a preset dictionary', (stream: Buffer) => stream.with(1, 0xbb)],
    ['gzip instead of zlib', () => Buffer.from('1f8b0800000000000003', 'hex')]
  ])('refuses a stream with %s', (_, break_) => {
    const stream = deflateSync(Buffer.from('a credential'))
    expect(outcome(stream)).toBe('bytes')
    expect(outcome(break_(stream))).toBe('damaged')
  })

  describe('a stream with flipped bits', () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({ name: 'Budget', list: [1, 2, 3, 'Budget', 'Budget'] })
    )
    const stream = new Uint8Array(deflateSync(bytes))
    const flip = (...flips: readonly (readonly [at: number, bit: number])[]) => {
      const broken = stream.slice()
      for (const [at, bit] of flips) broken[at] = (broken[at] ?? 0) ^ (1 << bit)
      return broken
    }

    it('never gives other bytes if it is one bit', () => {
      for (let at = 0; at < stream.length; at++) {
        for (let bit = 0; bit < 8; bit++) {
          const inflation = inflate(flip([at, bit]), CEILING)
          if ('bytes' in inflation) expect(inflation.bytes).toEqual(bytes)
        }
      }
    })

    it('gives no bytes but those of its checksum if it is several, and never throws', () => {
      const place = fc.tuple(fc.nat(stream.length - 1), fc.nat(7))
      // About one time in 70,000 other bytes have the same sum: here the list comes back as [3, 2, 1].
      const sameSum: [at: number, bit: number][] = [
        [32, 1],
        [41, 3],
        [28, 1]
      ]
      fc.assert(
        fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), flips => {
          const broken = flip(...flips)
          const inflation = inflate(broken, CEILING)
          if (!('bytes' in inflation)) return
          expect(new Uint8Array(deflateSync(inflation.bytes).subarray(-4))).toEqual(broken.subarray(-4))
        }),
        { numRuns: 2000, examples: [[sameSum]] }
      )
    })
  })
})

/** Blocks without output whose code table has the largest size: the dearest thing to read per byte. */
function emptyBlocks(length: number): Uint8Array {
  const bits: number[] = []
  const put = (value: number, count: number) => {
    for (let bit = 0; bit < count; bit++) bits.push((value >> bit) & 1)
  }
  const block = () => {
    put(0b100, 3)
    put(0, 10)
    put(15, 4)
    // lengths of the code length codes: 18 has one bit, 0 and 15 have two
    for (const code of [0, 0, 1, 2, ...Array<number>(14).fill(0), 2]) put(code, 3)
    // 256 literals without a code, the end of block with one of 15 bits, no distance
    for (const zeros of [138, 118]) {
      put(0, 1)
      put(zeros - 11, 7)
    }
    put(0b11, 2)
    put(0b01, 2)
    put(0, 15)
  }
  while (bits.length < (length - 32) * 8) block()
  const stream = new Uint8Array(length)
  stream.set([0x78, 0x9c])
  bits.forEach((bit, at) => {
    const index = 2 + (at >> 3)
    stream[index] = (stream[index] ?? 0) | (bit << (at & 7))
  })
  return stream
}
