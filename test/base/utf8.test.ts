import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8, encodeUtf8, isWellFormed, utf8Length } from '../../src/base/utf8.ts'

describe('decodeUtf8', () => {
  it('keeps a byte order mark as a character', () => {
    expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b))).toBe('\ufeff{')
  })

  it('reads only the bytes of a view', () => {
    expect(decodeUtf8(new Uint8Array(Uint8Array.of(0xff, 0xc3, 0xa9, 0xff).buffer, 1, 2))).toBe('é')
  })

  it.each([
    ['a byte that never occurs', [0xff]],
    ['a continuation byte alone', [0x81]],
    ['a cut character', [0xe0, 0xa0]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['an overlong NUL', [0xe0, 0x80, 0x80]],
    ['an encoded surrogate', [0xed, 0xa0, 0x80]],
    ['a code point beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['Latin-1', [0x63, 0x61, 0x66, 0xe9]]
  ])('refuses %s', (_, bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined()
  })
})

describe('encodeUtf8', () => {
  it('is undone by decodeUtf8 for all well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text)
      })
    )
  })

  it.each(['\ud800', 'a\udc00b', '\udc00\ud800', '😀\ud83d'])('refuses a lone surrogate: %j', text => {
    expect(() => encodeUtf8(text)).toThrow(TypeError)
    expect(isWellFormed(text)).toBe(false)
  })
})

describe('utf8Length', () => {
  it('is the number of bytes that the platform writes, lone surrogates included', () => {
    const units = fc.array(
      fc.constantFrom(
        'a',
        '\x7f',
        '\x80',
        '\u07ff',
        '\u0800',
        '\uffff',
        '😀',
        '\ud800',
        '\udbff',
        '\udc00',
        '\udfff'
      )
    )
    fc.assert(
      fc.property(units, chars => {
        const text = chars.join('')
        expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length)
      }),
      { numRuns: 2_000 }
    )
  })

  it('agrees with isWellFormed of the platform', () => {
    const units = fc.array(fc.constantFrom('a', '\ud800', '\udbff', '\udc00', '\udfff'), { maxLength: 6 })
    fc.assert(
      fc.property(units, chars => {
        const text = chars.join('')
        expect(isWellFormed(text)).toBe(new TextDecoder().decode(new TextEncoder().encode(text)) === text)
      }),
      { numRuns: 2_000 }
    )
  })
})
