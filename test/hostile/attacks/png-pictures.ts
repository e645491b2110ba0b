/**
 * PNGs that carry two badges, are broken or disguised, or were made to be unpacked (threats B1 to B6).
 * @module
 */
import { zlibSync } from 'fflate'
import { chunk, type HeaderFields, iend, ihdr, itxt, join, latin1, signature } from '../../support/png.ts'
import { badgeBy, embedded, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, passed, refused, unknown } from '../corpus.ts'
import { issuers, twin, twinOf } from '../issuers.ts'
import { issuerKey } from '../keys.ts'

const badge = String((await twin(issuers.didKey, 'eddsa')).input)
const other = text(await embedded(badgeBy(issuerKey.controller, { name: 'Autre' })))
const older = '{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://example.org/2"}'

const KEYWORD = 'openbadgecredential'

// Packed by a library, for platforms do not agree on the bytes.
const idat = chunk('IDAT', zlibSync(Uint8Array.of(0, 128)))
const carrier = itxt(KEYWORD, badge)
const png = (...parts: Uint8Array[]) => join(signature, ...parts)
const picture = (...extra: Uint8Array[]) => png(ihdr(), ...extra, idat, iend)
const packed = (content: string | Uint8Array) =>
  zlibSync(typeof content === 'string' ? new TextEncoder().encode(content) : content, { level: 9 })
/** An iTXt chunk with these flags, and whatever follows its empty tags. */
const flagged = (flag: number, method: number, content: Uint8Array) =>
  chunk('iTXt', join(latin1(`${KEYWORD}\0`), Uint8Array.of(flag, method, 0, 0), content))

const sound = twinOf('png', 'png', picture(carrier))
const attack = attacksOn(sound)

const twice = refused('parse', 'OB_CARRIER_DUPLICATE')
const broken = refused('parse', 'OB_CARRIER_MALFORMED')
const cut = unknown('parse', 'OB_PNG_TRUNCATED')
const parse = (code: Parameters<typeof refused>[1]) => refused('parse', code)
const warned = (code: Parameters<typeof refused>[1]) => passed('parse', code)
const none = unknown('parse', 'OB_CARRIER_MISSING')
const header = (fields: HeaderFields) => png(ihdr(fields), carrier, idat, iend)

/** `bytes` with one of them changed. */
const flipped = (bytes: Uint8Array, at: number) =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
const whole = picture(carrier)

const rows: readonly (readonly [threat: string, name: string, bytes: Uint8Array, expected: Expectation])[] = [
  ['B1', 'two badges before the pixels', picture(carrier, itxt(KEYWORD, other)), twice],
  [
    'B1',
    'a badge before the pixels and one behind them',
    png(ihdr(), carrier, idat, itxt(KEYWORD, other), iend),
    twice
  ],
  ['B1', 'the same badge twice', picture(carrier, carrier), twice],
  ['B1', 'a badge in iTXt and one in tEXt', picture(carrier, chunk('tEXt', `${KEYWORD}\0${other}`)), twice],
  ['B1', 'a badge and an empty one', picture(carrier, itxt(KEYWORD, '')), twice],
  [
    'B1',
    'an Open Badge 2.0 beside it',
    picture(itxt('openbadges', older), carrier),
    warned('OB_CARRIER_OLDER_BESIDE')
  ],
  [
    'B1',
    'an Open Badge 2.0 alone',
    picture(itxt('openbadges', older)),
    unknown('parse', 'OB_GENERATION_UNSUPPORTED')
  ],
  ['B1', 'a badge under another keyword', picture(itxt('openbadge', badge)), none],
  ['B1', 'a badge under the keyword in capitals', picture(itxt(KEYWORD.toUpperCase(), badge)), none],
  ['B1', 'a keyword without end', picture(chunk('iTXt', `${KEYWORD}${badge}`)), broken],
  ['B2', 'a checksum of the badge that is wrong', flipped(whole, 8 + 25 + 100), parse('OB_PNG_CRC')],
  ['B2', 'a checksum of the header that is wrong', flipped(whole, 8 + 21), parse('OB_PNG_CRC')],
  [
    'B2',
    'a length of 2^31',
    picture(chunk('tEXt', 'a\0b', { length: 0x80000000 }), carrier),
    parse('OB_PNG_CHUNK_LENGTH')
  ],
  ['B2', 'a length beyond the file', picture(chunk('tEXt', 'a\0b', { length: 0x7fffffff }), carrier), cut],
  [
    'B2',
    'a length that swallows the badge',
    picture(chunk('tEXt', 'a\0b', { length: carrier.length + 3 }), carrier),
    none
  ],
  ['B2', 'cut off in the badge', whole.slice(0, 500), cut],
  ['B2', 'cut off before its end', whole.slice(0, -12), cut],
  ['B2', 'a type that is no letters', picture(chunk('tE1t', 'x'), carrier), parse('OB_PNG_CHUNK_TYPE')],
  ['B2', 'no header in front', png(carrier, ihdr(), idat, iend), parse('OB_PNG_CHUNK_ORDER')],
  ['B2', 'two headers', png(ihdr(), ihdr(), carrier, idat, iend), parse('OB_PNG_CHUNK_REPEATED')],
  ['B2', 'no pixels', png(ihdr(), carrier, iend), parse('OB_PNG_CHUNK_MISSING')],
  ['B2', 'pixels apart', png(ihdr(), idat, carrier, idat, iend), parse('OB_PNG_CHUNK_ORDER')],
  [
    'B2',
    'a chunk that nobody knows and everybody must',
    picture(chunk('OBDG', badge)),
    parse('OB_PNG_CHUNK_UNKNOWN')
  ],
  ['B2', 'a width of 0', header({ width: 0 }), parse('OB_PNG_HEADER')],
  ['B2', 'a colour type that is none', header({ colour: 1 }), parse('OB_PNG_HEADER')],
  ['B2', 'a depth of 3 bits', header({ depth: 3 }), parse('OB_PNG_HEADER')],
  ['B2', 'an end with data', png(ihdr(), carrier, idat, chunk('IEND', 'x')), parse('OB_PNG_CHUNK_LENGTH')],
  [
    'B2',
    'a signature with a line end lost',
    Uint8Array.from([...whole.slice(0, 4), ...whole.slice(5)]),
    parse('OB_PNG_SIGNATURE')
  ],
  ['B3', 'a chunk behind the end', join(whole, itxt(KEYWORD, other)), parse('OB_PNG_TRAILING_DATA')],
  [
    'B3',
    'an archive behind the end',
    join(whole, latin1('PK\x05\x06'), new Uint8Array(18)),
    parse('OB_PNG_TRAILING_DATA')
  ],
  [
    'B3',
    'a web page behind the end',
    join(whole, latin1('<html><script>alert(1)</script>')),
    parse('OB_PNG_TRAILING_DATA')
  ],
  [
    'B3',
    'a second picture behind the end',
    join(whole, picture(itxt(KEYWORD, other))),
    parse('OB_PNG_TRAILING_DATA')
  ],
  ['B3', 'a NUL behind the end', join(whole, Uint8Array.of(0)), parse('OB_PNG_TRAILING_DATA')],
  ['B4', 'a packed badge', picture(flagged(1, 0, packed(badge))), warned('OB_CARRIER_COMPRESSED')],
  [
    'B4',
    'a badge in zTXt',
    picture(chunk('zTXt', join(latin1(`${KEYWORD}\0\0`), packed(badge)))),
    warned('OB_CARRIER_COMPRESSED')
  ],
  ['B4', 'a badge in tEXt', picture(chunk('tEXt', `${KEYWORD}\0${badge}`)), warned('OB_CARRIER_NOT_ITXT')],
  [
    'B4',
    'a packed badge of 8 MB',
    picture(flagged(1, 0, packed(new Uint8Array(8_000_000)))),
    parse('OB_LIMIT_BYTES')
  ],
  [
    'B4',
    'a packed badge of 8 MB in zTXt',
    picture(chunk('zTXt', join(latin1(`${KEYWORD}\0\0`), packed(new Uint8Array(8_000_000))))),
    parse('OB_LIMIT_BYTES')
  ],
  ['B4', 'a packed badge that is damaged', picture(flagged(1, 0, packed(badge).slice(0, -9))), broken],
  ['B4', 'a packed badge in an unknown way', picture(flagged(1, 1, packed(badge))), broken],
  ['B4', 'a flag that is neither', picture(flagged(2, 0, latin1(badge))), broken],
  [
    'B4',
    'a badge that is no UTF-8',
    picture(itxt(KEYWORD, latin1('{"name":"\xe9"}'))),
    parse('OB_CARRIER_NOT_UTF8')
  ],
  ['B4', 'text that is no badge', picture(itxt(KEYWORD, 'https://example.org/badge')), broken],
  ['B4', 'a list as badge', picture(itxt(KEYWORD, '[]')), broken],
  [
    'B5',
    'a picture of 60,000 by 60,000 that is never drawn',
    header({ width: 60_000, height: 60_000 }),
    passed('parse')
  ],
  [
    'B5',
    'pixels of 8 MB that are never unpacked',
    png(
      ihdr({ width: 8_000, height: 1_000 }),
      carrier,
      chunk('IDAT', packed(new Uint8Array(8_001_000))),
      iend
    ),
    passed('parse')
  ],
  [
    'B6',
    'a moving picture',
    png(ihdr(), chunk('acTL', '\0\0\0\x01\0\0\0\0'), carrier, idat, iend),
    passed('parse')
  ],
  [
    'B6',
    'other texts around the badge',
    picture(itxt('Comment', other), carrier, chunk('tEXt', `Title\0${other.slice(0, 99)}`)),
    passed('parse')
  ]
]

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const tail = join(carrier, idat, iend)

export const pngPictures: readonly Attack[] = [
  ...rows.map(([threat, name, bytes, expected]) => attack(threat, name, bytes, expected)),
  attack(
    'B5',
    '10,001 chunks',
    [
      { base64: base64(png(ihdr())) },
      { base64: base64(chunk('tEXt', 'a\0b')), times: 10_001 },
      { base64: base64(tail) }
    ],
    parse('OB_LIMIT_CHUNKS')
  ),
  attack(
    'B5',
    '11 MB of chunks',
    [
      { base64: base64(png(ihdr())) },
      { base64: base64(chunk('tEXt', `a\0${'b'.repeat(110)}`)), times: 90_000 },
      { base64: base64(tail) }
    ],
    unknown('parse', 'OB_LIMIT_IMAGE_BYTES')
  )
]
