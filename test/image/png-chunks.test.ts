import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { checkPngCrc, pngChunkData, writePngChunk } from '../../src/image/png-chunk.ts'
import { readPngChunks } from '../../src/image/png-chunks.ts'
import { effort } from '../support/effort.ts'
import {
  chunk,
  codeOf,
  type HeaderFields,
  idat,
  iend,
  ihdr,
  join,
  latin1,
  png,
  signature,
  soundPng
} from '../support/png.ts'

const limits = defaultLimits
const plte = chunk('PLTE', '\0\0\0')
const actl = chunk('acTL', '\0\0\0\x01\0\0\0\0')

function verdict(image: Uint8Array, options = {}) {
  return codeOf(() => {
    readPngChunks(image, { limits, checkAllCrcs: true, ...options })
    return 'sound'
  })
}

describe('readPngChunks', () => {
  it('lists every chunk with its place', () => {
    const image = soundPng(chunk('tEXt', 'a\0b'))
    expect(readPngChunks(image, { limits })).toEqual([
      { type: 'IHDR', start: 8, end: 33 },
      { type: 'tEXt', start: 33, end: 48 },
      { type: 'IDAT', start: 48, end: 48 + idat.length },
      { type: 'IEND', start: image.length - 12, end: image.length }
    ])
  })

  it('reads a view that begins and ends within a larger buffer', () => {
    const image = soundPng()
    const view = join(Uint8Array.of(1, 2, 3), image, Uint8Array.of(4)).subarray(3, -1)
    expect(readPngChunks(view, { limits })).toEqual(readPngChunks(image, { limits }))
  })

  it.each<[string, Uint8Array]>([
    ['several IDAT in a run', png(ihdr(), idat, chunk('IDAT'), idat, iend)],
    ['no palette for truecolour', png(ihdr({ colour: 2 }), idat, iend)],
    ['a suggested palette for truecolour', png(ihdr({ colour: 2 }), plte, idat, iend)],
    ['a palette for indexed colours', png(ihdr({ colour: 3 }), plte, idat, iend)],
    ['interlacing', png(ihdr({ interlace: 1 }), idat, iend)],
    ['the largest sides', png(ihdr({ width: 0x7fffffff, height: 0x7fffffff }), idat, iend)],
    [
      'unknown ancillary chunks anywhere',
      png(ihdr(), chunk('abCd'), idat, chunk('abcd'), chunk('abCd'), iend)
    ],
    ['the chunks of an animation', png(ihdr(), actl, chunk('fcTL'), idat, chunk('fcTL'), chunk('fdAT'), iend)]
  ])('accepts %s', (_, image) => {
    expect(verdict(image)).toBe('sound')
  })

  it.each<[string, string, Uint8Array]>([
    ['OB_PNG_SIGNATURE', 'a signature with one wrong byte', soundPng().with(7, 0x0d)],
    ['OB_PNG_SIGNATURE', 'no signature', soundPng().subarray(8)],
    ['OB_PNG_TRUNCATED', 'nothing after the signature', signature],
    ['OB_PNG_TRUNCATED', 'no IEND', png(ihdr(), idat)],
    [
      'OB_PNG_TRUNCATED',
      'a chunk longer than the file',
      png(ihdr(), chunk('IDAT', 'abc', { length: 400 }), iend)
    ],
    [
      'OB_PNG_TRUNCATED',
      'the largest length in a short file',
      png(ihdr(), chunk('IDAT', '', { length: 2 ** 31 - 1 }))
    ],
    ['OB_PNG_CHUNK_LENGTH', 'a length of 2^31', png(ihdr(), chunk('IDAT', 'abc', { length: 2 ** 31 }), iend)],
    [
      'OB_PNG_CHUNK_LENGTH',
      'a length of 2^32 - 1',
      png(ihdr(), chunk('IDAT', 'abc', { length: 2 ** 32 - 1 }), iend)
    ],
    ['OB_PNG_CHUNK_LENGTH', 'an IEND with data', png(ihdr(), idat, chunk('IEND', 'a'))],
    ['OB_PNG_CHUNK_TYPE', 'a type with a digit', soundPng(chunk('tEX1'))],
    ['OB_PNG_CHUNK_TYPE', 'a type with a NUL', soundPng(chunk('tE\0t'))],
    ['OB_PNG_CHUNK_TYPE', 'a type with a letter beyond ASCII', soundPng(chunk('tEX\xe9'))],
    ['OB_PNG_CHUNK_TYPE', 'a type with what lies between the letters', soundPng(chunk('tEX['))],
    ['OB_PNG_CHUNK_ORDER', 'a first chunk that is not IHDR', png(chunk('tEXt', 'a\0b'), ihdr(), idat, iend)],
    ['OB_PNG_CHUNK_ORDER', 'the form of iOS apps', png(chunk('CgBI', '\0\0\0\0'), ihdr(), idat, iend)],
    ['OB_PNG_CHUNK_ORDER', 'IDAT in two runs', png(ihdr(), idat, chunk('tIME'), idat, iend)],
    ['OB_PNG_CHUNK_ORDER', 'PLTE after IDAT', png(ihdr({ colour: 2 }), idat, plte, iend)],
    ['OB_PNG_CHUNK_REPEATED', 'two IHDR', png(ihdr(), ihdr(), idat, iend)],
    ['OB_PNG_CHUNK_REPEATED', 'a second IHDR after the pixels', png(ihdr(), idat, ihdr(), iend)],
    ['OB_PNG_CHUNK_REPEATED', 'two PLTE', png(ihdr({ colour: 3 }), plte, plte, idat, iend)],
    ['OB_PNG_CHUNK_MISSING', 'no IDAT', png(ihdr(), iend)],
    ['OB_PNG_CHUNK_MISSING', 'indexed colours without PLTE', png(ihdr({ colour: 3 }), idat, iend)],
    ['OB_PNG_CHUNK_UNKNOWN', 'an unknown critical chunk', soundPng(chunk('ABCD'))],
    ['OB_PNG_CHUNK_UNKNOWN', 'a known type in other letters', soundPng(chunk('Idat'))],
    ['OB_PNG_CRC', 'a wrong CRC of IHDR', png(chunk('IHDR', ihdr().subarray(8, 21), { crc: 1 }), idat, iend)],
    ['OB_PNG_CRC', 'a wrong CRC of IDAT', png(ihdr(), chunk('IDAT', 'abc', { crc: 1 }), iend)],
    ['OB_PNG_CRC', 'a wrong CRC of tIME', soundPng(chunk('tIME', '\x07\xea\x01\x01\0\0\0', { crc: 0 }))],
    ['OB_PNG_CRC', 'a wrong CRC of IEND', png(ihdr(), idat, chunk('IEND', '', { crc: 0 }))],
    ['OB_PNG_HEADER', 'an IHDR of 12 bytes', png(chunk('IHDR', ihdr().subarray(8, 20)), idat, iend)],
    ['OB_PNG_HEADER', 'an IHDR of 14 bytes', png(chunk('IHDR', '\0'.repeat(14)), idat, iend)],
    ['OB_PNG_TRAILING_DATA', 'one byte after IEND', join(soundPng(), Uint8Array.of(0))],
    ['OB_PNG_TRAILING_DATA', 'a chunk after IEND', join(soundPng(), chunk('tEXt', 'a\0b'))],
    ['OB_PNG_TRAILING_DATA', 'a second IEND', join(soundPng(), iend)],
    ['OB_PNG_TRAILING_DATA', 'a ZIP after IEND', join(soundPng(), latin1('PK\x03\x04'))]
  ])('answers %s for %s', (code, _, image) => {
    expect(verdict(image)).toBe(code)
  })

  it.each<HeaderFields>([
    { width: 0 },
    { height: 0 },
    { width: 2 ** 31 },
    { height: 2 ** 32 - 1 },
    { compression: 1 },
    { filter: 1 },
    { interlace: 2 }
  ])('answers OB_PNG_HEADER for %j', fields => {
    expect(verdict(png(ihdr(fields), idat, iend))).toBe('OB_PNG_HEADER')
  })

  it('accepts the 15 pairs of colour type and bit depth that the standard allows, and no other', () => {
    const allowed: string[] = []
    for (let colour = 0; colour < 256; colour++) {
      for (let depth = 0; depth < 33; depth++) {
        if (verdict(png(ihdr({ colour, depth }), plte, idat, iend)) === 'sound')
          allowed.push(`${colour}:${depth}`)
      }
    }
    const expected = '0:1 0:2 0:4 0:8 0:16 2:8 2:16 3:1 3:2 3:4 3:8 4:8 4:16 6:8 6:16'
    expect(allowed.join(' ')).toBe(expected)
  })

  it('checks only the CRC of IHDR unless asked for all', () => {
    const image = png(ihdr(), chunk('IDAT', 'abc', { crc: 1 }), iend)
    expect(verdict(image, { checkAllCrcs: false })).toBe('sound')
    const badHeader = png(chunk('IHDR', ihdr().subarray(8, 21), { crc: 1 }), idat, iend)
    expect(verdict(badHeader, { checkAllCrcs: false })).toBe('OB_PNG_CRC')
  })

  it('does not take a chunk with a wrong length for another', () => {
    const image = png(ihdr(), chunk('IDAT', 'abcdefgh', { length: 2 }), iend)
    expect(verdict(image)).toBe('OB_PNG_CRC')
    expect(verdict(image, { checkAllCrcs: false })).toBe('OB_PNG_CHUNK_TYPE')
  })

  it('passes over what stands after IEND only if told so', () => {
    const image = join(soundPng(), latin1('PK\x03\x04'))
    expect(readPngChunks(image, { limits, dropTrailingData: true }).at(-1)?.end).toBe(image.length - 4)
  })

  it('holds both limits exactly', () => {
    const image = soundPng(chunk('tEXt', 'a\0b'))
    expect(verdict(image, { limits: { ...limits, maxImageBytes: image.length, maxChunks: 4 } })).toBe('sound')
    expect(verdict(image, { limits: { ...limits, maxImageBytes: image.length - 1 } })).toBe(
      'OB_LIMIT_IMAGE_BYTES'
    )
    expect(verdict(image, { limits: { ...limits, maxChunks: 3 } })).toBe('OB_LIMIT_CHUNKS')
  })

  it('stops at the limit of chunks, however many follow', async () => {
    const image = soundPng(new Uint8Array(Buffer.alloc(9_600_000, chunk('abCd'))))
    expect(await effort(() => expect(verdict(image)).toBe('OB_LIMIT_CHUNKS'))).toBeLessThan(20)
  })

  it('answers OB_PNG_TRUNCATED for a picture cut at any byte', () => {
    const image = soundPng(chunk('tEXt', 'a\0b'))
    for (let end = 0; end < image.length; end++)
      expect(verdict(image.subarray(0, end))).toBe('OB_PNG_TRUNCATED')
  })

  it('finds every change of one byte, and throws nothing but OpenBadgesError', () => {
    const image = soundPng(chunk('tEXt', 'a\0b'))
    for (let at = 0; at < image.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        expect(verdict(image.with(at, (image[at] ?? 0) ^ (1 << bit)))).toMatch(/^OB_PNG_/)
      }
    }
  })

  it('throws nothing but OpenBadgesError for any bytes after a sound header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(verdict(png(ihdr(), bytes))).toMatch(/^OB_PNG_/)
      })
    )
  })
})

describe('writePngChunk', () => {
  it('writes what the walker reads, with the right CRC', () => {
    const written = writePngChunk('teSt', Uint8Array.of(1, 2), [3])
    expect(written).toEqual(chunk('teSt', Uint8Array.of(1, 2, 3)))
    const image = soundPng(written)
    const [, found] = readPngChunks(image, { limits })
    expect(found && [...pngChunkData(image, found)]).toEqual([1, 2, 3])
    expect(() => found && checkPngCrc(image, found)).not.toThrow()
  })
})
