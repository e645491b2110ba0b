import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bake, unbake } from '../../src/bake.ts'
import { effort } from '../support/effort.ts'
import {
  chunk,
  codeOf,
  idat,
  iend,
  ihdr,
  itxt,
  join,
  latin1,
  png,
  soundPng,
  text,
  ztxt
} from '../support/png.ts'

const KEYWORD = 'openbadgecredential'
const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJpZCI6IjEifQ.c2lnbmF0dXJl'
const compressed = (keyword: string, value: string | Uint8Array) =>
  chunk('iTXt', join(latin1(`${keyword}\0\x01\0\0\0`), deflateSync(value)))

/** What is read, with each problem as its code and severity. */
function read(image: Uint8Array) {
  const baked = unbake(image)
  return baked && { ...baked, problems: baked.problems.map(({ code, severity }) => `${code} ${severity}`) }
}

describe('unbake', () => {
  it('gives the text, and the credential as a deeply frozen object', () => {
    const baked = unbake(bake(soundPng(), { a: { b: ['é'] } }))
    expect(baked).toEqual({
      format: 'png',
      generation: '3.0',
      text: '{"a":{"b":["é"]}}',
      credential: { a: { b: ['é'] } },
      problems: []
    })
    const inner = baked?.credential?.a
    expect(Object.isFrozen(baked?.credential)).toBe(true)
    expect(Object.isFrozen(inner)).toBe(true)
  })

  it('gives undefined for a sound picture that carries no badge', () => {
    expect(unbake(soundPng())).toBeUndefined()
    expect(unbake(soundPng(itxt('OpenBadgeCredential', '{}'), text('Comment', KEYWORD)))).toBeUndefined()
  })

  it.each([
    ['a 3.0 JWS', '3.0', itxt(KEYWORD, jws), jws],
    ['a 3.0 JWS with a line end', '3.0', itxt(KEYWORD, `${jws}\r\n`), `${jws}\r\n`],
    ['a 2.0 JWS', '2.0', itxt('openbadges', jws), jws],
    ['a 2.0 address', '2.0', itxt('openbadges', 'https://example.org/1'), 'https://example.org/1'],
    ['a 1.0 address', '1.0', text('openbadges', 'http://example.org/1\n'), 'http://example.org/1\n'],
    ['a CLR as JWS', 'clr-2.0', itxt('clrcredential', jws), jws]
  ])('reads %s, without a credential and without a problem', (_, generation, carrier, expected) => {
    expect(unbake(soundPng(carrier))).toEqual({ format: 'png', generation, text: expected, problems: [] })
  })

  it.each([
    ['3.0', itxt(KEYWORD, '{"a": 1}'), []],
    ['2.0', itxt('openbadges', '{"a": 1}'), []],
    ['1.0', text('openbadges', '{"a": 1}'), []],
    ['clr-2.0', itxt('clrcredential', '{"a": 1}'), []],
    ['3.0', compressed(KEYWORD, '{"a": 1}'), ['OB_CARRIER_COMPRESSED warning']],
    ['3.0', text(KEYWORD, '{"a": 1}'), ['OB_CARRIER_NOT_ITXT warning']],
    ['3.0', ztxt(KEYWORD, '{"a": 1}'), ['OB_CARRIER_COMPRESSED warning', 'OB_CARRIER_NOT_ITXT warning']],
    ['2.0', compressed('openbadges', '{"a": 1}'), ['OB_CARRIER_COMPRESSED warning']],
    ['1.0', ztxt('openbadges', '{"a": 1}'), ['OB_CARRIER_COMPRESSED warning']],
    ['clr-2.0', text('clrcredential', '{"a": 1}'), ['OB_CARRIER_NOT_ITXT warning']]
  ])('reads JSON of generation %s (%#)', (generation, carrier, problems) => {
    const expected = { format: 'png', generation, text: '{"a": 1}', credential: { a: 1 }, problems }
    expect(read(soundPng(carrier))).toEqual(expected)
    expect(read(png(ihdr(), idat, carrier, iend))).toEqual(expected)
  })

  it('reads tEXt as Latin-1', () => {
    expect(read(soundPng(text(KEYWORD, '{"a": "caf\xe9 \x96"}')))).toMatchObject({
      credential: { a: 'café \x96' },
      problems: ['OB_CARRIER_NOT_ITXT warning']
    })
  })

  it('reads tEXt as UTF-8, with a warning, if its bytes are UTF-8 beyond ASCII', () => {
    expect(read(soundPng(text(KEYWORD, Buffer.from('{"a": "café"}'))))).toMatchObject({
      credential: { a: 'café' },
      problems: ['OB_CARRIER_NOT_ITXT warning', 'OB_CARRIER_NOT_LATIN1 warning']
    })
    expect(read(soundPng(text('openbadges', Buffer.from('{"a": "€"}'))))).toMatchObject({
      credential: { a: '€' },
      problems: ['OB_CARRIER_NOT_LATIN1 warning']
    })
  })

  it.each([
    ['an empty text', '', ['OB_CARRIER_MALFORMED error', 'PARSING_ERROR error']],
    ['an address', 'https://example.org/1', ['OB_CARRIER_MALFORMED error', 'PARSING_ERROR error']],
    ['half a JSON text', '{"a": ', ['OB_CARRIER_MALFORMED error', 'PARSING_ERROR error']],
    ['a JSON array', '[]', ['OB_CARRIER_MALFORMED error']],
    ['a member named twice', '{"a": 1, "a": 2}', ['OB_JSON_DUPLICATE_MEMBER error']]
  ])('gives the text and says why it is no 3.0 credential: %s', (_, value, problems) => {
    expect(read(soundPng(itxt(KEYWORD, value)))).toEqual({
      format: 'png',
      generation: '3.0',
      text: value,
      problems
    })
  })

  it('reads the newest of several generations and warns of the others', () => {
    const all = [
      text('openbadges', 'https://example.org/1'),
      itxt('openbadges', '{}'),
      itxt('clrcredential', '{}')
    ]
    const generation = (...carriers: Uint8Array[]) => {
      const baked = read(soundPng(...carriers))
      expect(baked?.problems).toEqual(['OB_CARRIER_OLDER_BESIDE warning'])
      return baked?.generation
    }
    expect(generation(...all, itxt(KEYWORD, '{}'))).toBe('3.0')
    expect(generation(itxt(KEYWORD, '{}'), ...all)).toBe('3.0')
    expect(generation(...all)).toBe('clr-2.0')
    expect(generation(...all.slice(0, 2))).toBe('2.0')
  })

  it('puts errors before warnings', () => {
    expect(read(soundPng(text('openbadges', '{}'), itxt(KEYWORD, '[]')))?.problems).toEqual([
      'OB_CARRIER_MALFORMED error',
      'OB_CARRIER_OLDER_BESIDE warning'
    ])
  })

  it.each([
    ['before the pixels', soundPng(itxt(KEYWORD, '{}'), itxt(KEYWORD, '{}'))],
    ['before and after the pixels', png(ihdr(), itxt(KEYWORD, '{}'), idat, itxt(KEYWORD, '{}'), iend)],
    ['of different types', soundPng(itxt(KEYWORD, '{}'), text(KEYWORD, '{}'))],
    ['one of them broken', soundPng(itxt(KEYWORD, '{}'), chunk('iTXt', KEYWORD))],
    ['beside an older one', soundPng(itxt(KEYWORD, '{}'), itxt('openbadges', '{}'), ztxt(KEYWORD, '{}'))],
    ['of generation 2.0', soundPng(itxt('openbadges', '{}'), itxt('openbadges', '{}'))]
  ])('refuses two badges of one generation: %s', (_, image) => {
    expect(codeOf(() => unbake(image))).toBe('OB_CARRIER_DUPLICATE')
  })

  it('bears two badges of an older generation beside one of the newest', () => {
    expect(
      read(soundPng(itxt('openbadges', '{}'), itxt(KEYWORD, '{}'), itxt('openbadges', '{}')))
    ).toMatchObject({
      generation: '3.0',
      problems: ['OB_CARRIER_OLDER_BESIDE warning']
    })
  })

  it.each([
    ['OB_CARRIER_NOT_UTF8', 'Latin-1', itxt(KEYWORD, latin1('{"a": "caf\xe9"}'))],
    ['OB_CARRIER_MALFORMED', 'a keyword without end', chunk('iTXt', `${KEYWORD}{"a": 1}`)],
    ['OB_CARRIER_MALFORMED', 'a missing language tag', chunk('iTXt', `${KEYWORD}\0{"a": 1}`)],
    ['OB_CARRIER_MALFORMED', 'an unknown compression flag', itxt(KEYWORD, '{}', { head: '\0\x09\0\0\0' })],
    [
      'OB_CARRIER_MALFORMED',
      'plain text said to be compressed',
      itxt(KEYWORD, '{}', { head: '\0\x01\0\0\0' })
    ],
    [
      'OB_CARRIER_MALFORMED',
      'compressed text cut short',
      chunk('iTXt', compressed(KEYWORD, '{}').subarray(8, -6))
    ],
    ['OB_PNG_CRC', 'a wrong checksum', chunk('iTXt', `${KEYWORD}\0\0\0\0\0{}`, { crc: 0 })]
  ])('answers %s for a carrier with %s', (code, _, carrier) => {
    expect(codeOf(() => unbake(soundPng(carrier)))).toBe(code)
  })

  it('checks the checksums of header and carrier always, the others if asked', () => {
    const image = png(ihdr(), itxt(KEYWORD, '{}'), chunk('IDAT', 'abc', { crc: 0 }), iend)
    expect(unbake(image)?.text).toBe('{}')
    expect(codeOf(() => unbake(image, { checkAllCrcs: true }))).toBe('OB_PNG_CRC')
    expect(codeOf(() => unbake(soundPng(itxt(KEYWORD, '{}')).with(32, 0)))).toBe('OB_PNG_CRC')
  })

  it('refuses data after the end of the picture', () => {
    expect(codeOf(() => unbake(join(soundPng(itxt(KEYWORD, '{}')), iend)))).toBe('OB_PNG_TRAILING_DATA')
  })

  it('stops a compressed bomb, in iTXt and in zTXt', async () => {
    const bomb = '\0'.repeat(200 * 1024 * 1024)
    for (const image of [soundPng(compressed(KEYWORD, bomb)), soundPng(ztxt(KEYWORD, bomb))]) {
      const cost = await effort(() => expect(codeOf(() => unbake(image))).toBe('OB_LIMIT_BYTES'))
      expect(cost).toBeLessThan(90)
    }
  })

  it('decodes no pixels: a picture of 60,000 x 60,000 costs no more than its bytes', async () => {
    const header = ihdr({ width: 60_000, height: 60_000, colour: 6, depth: 16 })
    const image = png(header, chunk('IDAT', deflateSync(new Uint8Array(200_000_000), { level: 1 })), iend)
    const cost = await effort(() => expect(unbake(bake(image, jws))?.text).toBe(jws))
    expect(cost).toBeLessThan(20)
  })

  it('finds any change of a baked picture, or reads the same text', () => {
    const image = bake(soundPng(), { name: 'Budget' })
    const outcomes = new Set<unknown>()
    for (let at = 0; at < image.length; at++) {
      const changed = image.with(at, (image[at] ?? 0) ^ 0x20)
      const outcome = codeOf(() => unbake(changed, { checkAllCrcs: true })?.text)
      outcomes.add(typeof outcome === 'string' && outcome.startsWith('OB_PNG_') ? 'refused' : outcome)
    }
    expect([...outcomes]).toEqual(['refused'])
  })

  it('throws nothing but OpenBadgesError, whatever the carrier holds', () => {
    const type = fc.constantFrom('iTXt', 'tEXt', 'zTXt')
    const keyword = fc.constantFrom(KEYWORD, 'openbadges', 'clrcredential')
    fc.assert(
      fc.property(type, keyword, fc.uint8Array({ maxLength: 60 }), (chunkType, word, rest) => {
        const outcome = codeOf(
          () => unbake(soundPng(chunk(chunkType, join(latin1(`${word}\0`), rest))))?.format
        )
        expect(outcome).toMatch(/^(png|OB_CARRIER_(MALFORMED|NOT_UTF8)|OB_LIMIT_BYTES)$/)
      }),
      { numRuns: 500 }
    )
  })

  it('throws a TypeError for a wrong argument', () => {
    expect(() => Reflect.apply(unbake, undefined, ['budget.png'])).toThrow(TypeError)
    expect(() => Reflect.apply(unbake, undefined, [soundPng(), { checkAllCrc: true }])).toThrow(TypeError)
    expect(() => Reflect.apply(unbake, undefined, [soundPng(), { limits: { maxBytes: 0 } }])).toThrow(
      TypeError
    )
  })
})
