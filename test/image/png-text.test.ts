import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { readPngChunks } from '../../src/image/png-chunks.ts'
import { hasKeyword, pngTextType, readPngText, writeItxt } from '../../src/image/png-text.ts'
import { chunk, codeOf, itxt, join, latin1, soundPng, text, ztxt } from '../support/png.ts'

/** The chunk, put into a picture, and found again by the walker. */
function placed(bytes: Uint8Array) {
  const image = soundPng(bytes)
  const [, found] = readPngChunks(image, { limits: defaultLimits })
  if (!found) throw new Error('no chunk')
  return { image, found }
}

function read(bytes: Uint8Array, maxBytes = 2_000_000) {
  const { image, found } = placed(bytes)
  return codeOf(() => readPngText(image, found, maxBytes))
}

const compressed = (value: string) => join(latin1('key\0\x01\0\0\0'), deflateSync(value))

describe('readPngText', () => {
  it.each([
    ['iTXt', itxt('key', 'é€😀'), { text: 'é€😀', compressed: false, encoding: 'UTF-8' }],
    ['an empty iTXt', itxt('key', ''), { text: '', compressed: false, encoding: 'UTF-8' }],
    [
      'compressed iTXt',
      chunk('iTXt', compressed('é€😀')),
      { text: 'é€😀', compressed: true, encoding: 'UTF-8' }
    ],
    [
      'iTXt with language and translated keyword',
      itxt('key', 'a', { head: '\0\0\0fr-CA\0cl\xc3\xa9\0' }),
      { text: 'a', compressed: false, encoding: 'UTF-8' }
    ],
    [
      'uncompressed iTXt with any compression method, as decoders must pass over it',
      itxt('key', 'a', { head: '\0\0\x07\0\0' }),
      { text: 'a', compressed: false, encoding: 'UTF-8' }
    ],
    [
      'a byte order mark, which stays',
      itxt('key', '\ufeffa'),
      { text: '\ufeffa', compressed: false, encoding: 'UTF-8' }
    ],
    ['tEXt in ASCII', text('key', 'abc'), { text: 'abc', compressed: false, encoding: 'Latin-1' }],
    [
      'tEXt in Latin-1',
      text('key', 'caf\xe9 \x80\x9f'),
      { text: 'café \x80\x9f', compressed: false, encoding: 'Latin-1' }
    ],
    [
      'tEXt in UTF-8',
      text('key', Buffer.from('café')),
      { text: 'café', compressed: false, encoding: 'UTF-8' }
    ],
    ['zTXt', ztxt('key', 'caf\xe9'), { text: 'café', compressed: true, encoding: 'Latin-1' }]
  ])('reads %s', (_, bytes, expected) => {
    expect(read(bytes)).toEqual(expected)
  })

  it.each([
    ['no NUL at all', 'OB_CARRIER_MALFORMED', chunk('iTXt', 'key')],
    ['an empty keyword', 'OB_CARRIER_MALFORMED', itxt('', 'a')],
    ['a keyword of 80 characters', 'OB_CARRIER_MALFORMED', itxt('k'.repeat(80), 'a')],
    ['nothing after its keyword', 'OB_CARRIER_MALFORMED', chunk('iTXt', 'key\0')],
    ['only a compression flag', 'OB_CARRIER_MALFORMED', chunk('iTXt', 'key\0\0')],
    ['no end of the language tag', 'OB_CARRIER_MALFORMED', chunk('iTXt', 'key\0\0\0fr')],
    ['no end of the translated keyword', 'OB_CARRIER_MALFORMED', chunk('iTXt', 'key\0\0\0fr\0cle')],
    ['an unknown compression flag', 'OB_CARRIER_MALFORMED', itxt('key', 'a', { head: '\0\x02\0\0\0' })],
    ['an unknown compression method', 'OB_CARRIER_MALFORMED', itxt('key', 'a', { head: '\0\x01\x01\0\0' })],
    ['damaged compressed text', 'OB_CARRIER_MALFORMED', itxt('key', 'abcdefgh', { head: '\0\x01\0\0\0' })],
    ['no method (zTXt)', 'OB_CARRIER_MALFORMED', chunk('zTXt', 'key\0')],
    ['an unknown method (zTXt)', 'OB_CARRIER_MALFORMED', chunk('zTXt', 'key\0\x01abc')],
    ['text that is not UTF-8', 'OB_CARRIER_NOT_UTF8', itxt('key', latin1('caf\xe9'))],
    ['an encoded surrogate', 'OB_CARRIER_NOT_UTF8', itxt('key', latin1('\xed\xa0\x80'))],
    ['an overlong form', 'OB_CARRIER_NOT_UTF8', itxt('key', latin1('\xc0\x80'))]
  ])('refuses a chunk with %s', (_, code, bytes) => {
    expect(read(bytes)).toBe(code)
  })

  it('holds its ceiling exactly, stored or compressed', () => {
    const long = 'é'.repeat(1000)
    for (const bytes of [
      itxt('key', long),
      chunk('iTXt', compressed(long)),
      text('key', Buffer.from(long))
    ]) {
      expect(read(bytes, 2000)).toMatchObject({ text: long })
      expect(read(bytes, 1999)).toBe('OB_LIMIT_BYTES')
    }
  })
})

describe('hasKeyword', () => {
  it.each([
    [true, itxt('key', 'a')],
    [true, chunk('iTXt', 'key')],
    [true, chunk('iTXt', 'key{"a": 1}')],
    [false, itxt('keys', 'a')],
    [false, itxt('ke', 'a')],
    [false, itxt('Key', 'a')],
    [false, itxt(' key', 'a')],
    [false, chunk('iTXt', 'ke')],
    [false, chunk('iTXt')]
  ])('says %s', (expected, bytes) => {
    const { image, found } = placed(bytes)
    expect(hasKeyword(image, found, 'key')).toBe(expected)
  })

  it('takes the three text chunks for text and no others', () => {
    const types = ['iTXt', 'tEXt', 'zTXt', 'ITXt', 'itXt', 'IDAT'].map(type =>
      pngTextType({ type, start: 0, end: 0 })
    )
    expect(types).toEqual(['iTXt', 'tEXt', 'zTXt', undefined, undefined, undefined])
  })
})

describe('writeItxt', () => {
  it('writes the chunk of the standard, byte for byte', () => {
    expect(writeItxt('key', 'é')).toEqual(itxt('key', 'é'))
  })

  it('writes any well-formed text so that it reads back the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), value => {
        expect(read(writeItxt('key', value))).toEqual({ text: value, compressed: false, encoding: 'UTF-8' })
      })
    )
  })

  it('throws for text that UTF-8 cannot hold', () => {
    expect(() => writeItxt('key', '\ud800')).toThrow(TypeError)
  })
})
