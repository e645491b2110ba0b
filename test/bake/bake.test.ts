import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bake, OpenBadgesError, strip, unbake } from '../../src/bake.ts'
import {
  chunk,
  chunkTypes,
  codeOf,
  idat,
  iend,
  ihdr,
  itxt,
  join,
  latin1,
  png,
  signature,
  soundPng,
  text,
  ztxt
} from '../support/png.ts'

const KEYWORD = 'openbadgecredential'
const credential = Object.freeze({ id: 'urn:uuid:1', name: 'Gérer son budget 😀' })
const json = JSON.stringify(credential)
const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJpZCI6IjEifQ.c2lnbmF0dXJl'
const extra = chunk('tEXt', 'Author\0Campus')

describe('bake', () => {
  it('puts one plain iTXt chunk directly before the pixels and changes nothing else', () => {
    const image = png(ihdr(), extra, idat, chunk('tIME', '\x07\xea\x01\x01\0\0\0'), iend)
    const baked = bake(image, credential)
    expect(baked).toEqual(
      png(ihdr(), extra, itxt(KEYWORD, json), idat, chunk('tIME', '\x07\xea\x01\x01\0\0\0'), iend)
    )
  })

  it.each([
    ['an object as JSON', credential, json],
    ['JSON text as it is', ` {"b": 1,\n "a": 1.0}\n`, ` {"b": 1,\n "a": 1.0}\n`],
    ['a compact JWS as it is', jws, jws]
  ])('writes %s', (_, given, written) => {
    expect(bake(soundPng(), given)).toEqual(soundPng(itxt(KEYWORD, written)))
  })

  it('keeps the frames of an animation in place', () => {
    const actl = chunk('acTL', '\0\0\0\x02\0\0\0\0')
    const frames = [
      chunk('fcTL', 'a'.repeat(26)),
      idat,
      chunk('fcTL', 'b'.repeat(26)),
      chunk('fdAT', '\0\0\0\x02abc')
    ]
    const image = png(ihdr(), actl, ...frames, iend)
    const baked = bake(image, credential)
    expect(chunkTypes(baked)).toEqual(['IHDR', 'acTL', 'fcTL', 'iTXt', 'IDAT', 'fcTL', 'fdAT', 'IEND'])
    expect(strip(baked)).toEqual(image)
  })

  it('does not change its input, and gives bytes with a buffer of their own', () => {
    const whole = join(Uint8Array.of(9, 9), soundPng(), Uint8Array.of(9))
    const before = whole.slice()
    const view = whole.subarray(2, -1)
    const baked = bake(view, credential)
    expect(whole).toEqual(before)
    expect(baked).toEqual(bake(soundPng(), credential))
    expect(baked.byteOffset).toBe(0)
    expect(baked.buffer.byteLength).toBe(baked.length)
  })

  it('takes a Buffer and answers with a plain Uint8Array', () => {
    const baked = bake(Buffer.from(soundPng()), credential)
    expect(Object.getPrototypeOf(baked)).toBe(Uint8Array.prototype)
  })

  it('takes the bytes and the objects of another realm', () => {
    const image: unknown = runInNewContext('Uint8Array.from(bytes)', { bytes: [...soundPng()] })
    const other: unknown = runInNewContext(`(${json})`)
    expect(image).not.toBeInstanceOf(Uint8Array)
    expect(bake(image as Uint8Array, other as object)).toEqual(bake(soundPng(), credential))
  })

  it('keeps badges of older generations', () => {
    const baked = bake(soundPng(itxt('openbadges', '{}')), credential)
    expect(chunkTypes(baked)).toEqual(['IHDR', 'iTXt', 'iTXt', 'IDAT', 'IEND'])
  })

  it.each([
    ['iTXt', itxt(KEYWORD, json)],
    ['tEXt', text(KEYWORD, '{}')],
    ['zTXt', ztxt(KEYWORD, '{}')],
    ['broken iTXt', chunk('iTXt', `${KEYWORD}${jws}`)]
  ])('refuses a picture with a credential in %s, or replaces it if told so', (_, carrier) => {
    const image = soundPng(carrier)
    expect(codeOf(() => bake(image, jws))).toBe('OB_CARRIER_PRESENT')
    expect(codeOf(() => bake(image, jws, { replace: false }))).toBe('OB_CARRIER_PRESENT')
    expect(bake(image, jws, { replace: true })).toEqual(bake(soundPng(), jws))
  })

  it('replaces all credentials, wherever they stand', () => {
    const image = png(ihdr(), itxt(KEYWORD, '{}'), extra, itxt(KEYWORD, '{}'), idat, text(KEYWORD, 'a'), iend)
    expect(bake(image, jws, { replace: true })).toEqual(soundPng(extra, itxt(KEYWORD, jws)))
  })

  it('refuses data after the end, or drops it if told so', () => {
    const image = join(soundPng(), latin1('PK\x03\x04'))
    expect(codeOf(() => bake(image, jws))).toBe('OB_PNG_TRAILING_DATA')
    expect(bake(image, jws, { dropTrailingData: true })).toEqual(bake(soundPng(), jws))
  })

  it.each([
    ['OB_PNG_CRC', 'a wrong checksum of pixels', png(ihdr(), chunk('IDAT', 'abc', { crc: 0 }), iend)],
    ['OB_PNG_CRC', 'a wrong checksum of a text', soundPng(chunk('tEXt', 'a\0b', { crc: 0 }))],
    ['OB_PNG_CHUNK_MISSING', 'no pixels', png(ihdr(), iend)],
    ['OB_PNG_CHUNK_REPEATED', 'two headers', png(ihdr(), ihdr(), idat, iend)],
    ['OB_PNG_TRUNCATED', 'no end', png(ihdr(), idat)],
    ['OB_PNG_TRUNCATED', 'nothing but a signature', signature],
    ['OB_PNG_SIGNATURE', 'line ends changed', latin1('\x89PNG\n\x1a\n\0\0\0\rIHDR')]
  ])('answers %s for a picture with %s', (code, _, image) => {
    expect(codeOf(() => bake(image, jws))).toBe(code)
  })

  it.each([
    ['a web page', '<html><svg xmlns="http://www.w3.org/2000/svg"/></html>'],
    ['a JPEG', '\xff\xd8\xff\xe0'],
    ['JSON', '{}'],
    ['nothing', '']
  ])('answers OB_IMAGE_FORMAT for %s', (_, bytes) => {
    expect(codeOf(() => bake(latin1(bytes), jws))).toBe('OB_IMAGE_FORMAT')
    expect(codeOf(() => unbake(latin1(bytes)))).toBe('OB_IMAGE_FORMAT')
    expect(codeOf(() => strip(latin1(bytes)))).toBe('OB_IMAGE_FORMAT')
  })

  it.each([
    ['OB_CARRIER_MALFORMED', 'an empty text', ''],
    ['OB_CARRIER_MALFORMED', 'blanks', ' \n'],
    ['OB_CARRIER_MALFORMED', 'an address', 'https://example.org/badge.json'],
    ['OB_CARRIER_MALFORMED', 'half a JSON text', '{"a": '],
    ['OB_CARRIER_MALFORMED', 'two JSON texts', '{}{}'],
    ['OB_CARRIER_MALFORMED', 'a JSON array', '[{}]'],
    ['OB_CARRIER_MALFORMED', 'a JSON string', '"a.b.c"'],
    ['OB_CARRIER_MALFORMED', 'JSON null', 'null'],
    ['OB_CARRIER_MALFORMED', 'a byte order mark', '\ufeff{}'],
    ['OB_CARRIER_MALFORMED', 'a lone surrogate', '{"a": "\ud800"}'],
    ['OB_CARRIER_MALFORMED', 'a JWS of two parts', 'a.b'],
    ['OB_CARRIER_MALFORMED', 'a JWS of four parts', 'a.b.c.d'],
    ['OB_CARRIER_MALFORMED', 'a JWS without signature', 'a.b.'],
    ['OB_CARRIER_MALFORMED', 'a JWS without payload', 'a..c'],
    ['OB_CARRIER_MALFORMED', 'a JWS with padding', 'a.b=.c'],
    ['OB_CARRIER_MALFORMED', 'a JWS with a line end', `${jws}\n`],
    ['OB_JSON_DUPLICATE_MEMBER', 'a member named twice', '{"a": 1, "a": 2}'],
    ['OB_JSON_ILL_FORMED_TEXT', 'an escaped lone surrogate', '{"a": "\\ud800"}'],
    ['OB_JSON_NOT_DATA', 'a function', { a: () => 1 }],
    ['OB_JSON_NOT_DATA', 'a date', { a: new Date(0) }],
    ['OB_JSON_NOT_DATA', 'a Map', new Map()],
    ['OB_LIMIT_DEPTH', 'deep nesting', JSON.parse(`{"a":${'['.repeat(40)}${']'.repeat(40)}}`) as object]
  ])('answers %s for %s', (code, _, given) => {
    expect(codeOf(() => bake(soundPng(), given))).toBe(code)
  })

  it('holds the ceiling of the credential exactly, for objects, JSON texts and JWS', () => {
    const limits = (maxBytes: number) => ({ limits: { maxBytes } })
    for (const [given, bytes] of [
      [credential, Buffer.byteLength(json)],
      [json, Buffer.byteLength(json)],
      [jws, jws.length]
    ] as const) {
      const baked = bake(soundPng(), given, limits(bytes))
      expect(codeOf(() => bake(soundPng(), given, limits(bytes - 1)))).toBe('OB_LIMIT_BYTES')
      expect(unbake(baked, limits(bytes))?.text).toBe(typeof given === 'string' ? given : json)
      expect(codeOf(() => unbake(baked, limits(bytes - 1)))).toBe('OB_LIMIT_BYTES')
    }
  })

  it('makes no picture that unbake would refuse under the same limits', () => {
    const { length } = bake(soundPng(), jws)
    expect(bake(soundPng(), jws, { limits: { maxImageBytes: length, maxChunks: 4 } })).toHaveLength(length)
    expect(codeOf(() => bake(soundPng(), jws, { limits: { maxImageBytes: length - 1 } }))).toBe(
      'OB_LIMIT_IMAGE_BYTES'
    )
    expect(codeOf(() => bake(soundPng(), jws, { limits: { maxChunks: 3 } }))).toBe('OB_LIMIT_CHUNKS')
  })

  it.each<[string, readonly unknown[]]>([
    ['no arguments', []],
    ['a path', ['budget.png', credential]],
    ['an ArrayBuffer', [soundPng().buffer, credential]],
    ['a DataView', [new DataView(soundPng().buffer), credential]],
    ['an array of bytes', [[...soundPng()], credential]],
    [
      'what only claims to be bytes',
      [{ ...[0xff, 0xd8, 0xff], [Symbol.toStringTag]: 'Uint8Array', length: 3 }, credential]
    ],
    ['no credential', [soundPng()]],
    ['null', [soundPng(), null]],
    ['an array', [soundPng(), [credential]]],
    ['a number', [soundPng(), 1]],
    ['a function', [soundPng(), () => credential]],
    ['options that are no object', [soundPng(), credential, 'replace']],
    ['null options', [soundPng(), credential, null]],
    ['an unknown option', [soundPng(), credential, { overwrite: true }]],
    ['a flag that is not true or false', [soundPng(), credential, { replace: 'yes' }]],
    ['an unknown limit', [soundPng(), credential, { limits: { maxPixels: 1 } }]],
    ['a limit that is no number', [soundPng(), credential, { limits: { maxBytes: '1' } }]]
  ])('throws a TypeError for %s', (_, given) => {
    const thrown = (() => {
      try {
        return Reflect.apply(bake, undefined, given)
      } catch (error) {
        return error
      }
    })()
    expect(thrown).toBeInstanceOf(TypeError)
    expect(thrown).not.toBeInstanceOf(OpenBadgesError)
  })

  it('carries any credential so that it reads back byte for byte and strips off again', () => {
    const name = fc.string({ unit: 'binary', maxLength: 20 })
    const safeName = name.filter(key => !['__proto__', 'constructor', 'prototype'].includes(key))
    const value = fc.oneof(
      name,
      fc.boolean(),
      fc.constant(null),
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.array(name)
    )
    fc.assert(
      fc.property(
        fc.dictionary(safeName, value, { noNullPrototype: true }),
        fc.boolean(),
        (object, asText) => {
          const image = soundPng(extra)
          const written = JSON.stringify(object)
          const baked = bake(image, asText ? written : object)
          expect(unbake(baked)).toMatchObject({ text: written, credential: object, generation: '3.0' })
          expect(strip(baked)).toEqual(image)
        }
      )
    )
  })
})
