/**
 * Lists that are too short, cannot be inflated, or inflate without end (threat S5).
 * @module
 */

import { deflateSync, gzipSync, zlibSync } from 'fflate'
import { encodeBase64url } from '../../../src/base/base64url.ts'
import type { JsonObject, JsonValue } from '../../../src/base/json.ts'
import { crc32 } from '../../../src/platform/crc32.ts'
import { text } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  type Expectation,
  listRefused,
  passed,
  statusUnknown,
  type WebAnswer,
  withdrawn
} from '../corpus.ts'
import { clear, entry, listBy, listByIssuer, listed, listUrl, marked, otherUrl, sent } from '../listed.ts'
import type { Part } from '../recipe.ts'

const attack = attacksOn(listed)
const malformed = listRefused('MALFORMED_VALUE_ERROR')
const short = statusUnknown('STATUS_LIST_LENGTH_ERROR')
const tooLong = statusUnknown('OB_LIMIT_STATUS_LIST')

const gzip = (bytes: Uint8Array) => gzipSync(bytes, { level: 9, mtime: 0 })
const multibase = (bytes: Uint8Array) => `u${encodeBase64url(bytes)}`
const zeros = (count: number) => new Uint8Array(count)
const sound = gzip(zeros(16_384))

/** The gzip of an empty list with its bytes changed. */
function altered(change: (bytes: Uint8Array) => void): string {
  const bytes = sound.slice()
  change(bytes)
  return multibase(bytes)
}

const joined = (...parts: readonly Uint8Array[]) =>
  multibase(Uint8Array.from(parts.flatMap(part => [...part])))
const cut = (from: number, to = sound.length) => sound.slice(from, to)
const flagged = (flags: number, ...more: number[]) =>
  joined(Uint8Array.of(0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3, ...more), cut(10))

const lists: readonly (readonly [string, JsonValue | undefined, Expectation])[] = [
  ['of 16 bytes', multibase(gzip(zeros(16))), short],
  ['a byte too short', multibase(gzip(zeros(16_383))), short],
  ['of nothing', multibase(gzip(zeros(0))), short],
  ['not packed', multibase(zeros(100)), malformed],
  ['packed as zlib', multibase(zlibSync(zeros(16_384))), malformed],
  ['packed without a header', multibase(deflateSync(zeros(16_384))), malformed],
  ['cut off', multibase(cut(0, sound.length - 12)), malformed],
  ['without its checksum', multibase(cut(0, sound.length - 8)), malformed],
  ['cut off in the header', multibase(cut(0, 6)), malformed],
  ['with another checksum', altered(bytes => bytes.set([1], sound.length - 8)), malformed],
  ['with another length', altered(bytes => bytes.set([1], sound.length - 4)), malformed],
  ['of two members', joined(sound, gzip(zeros(16_384))), malformed],
  ['with a byte behind the end', joined(sound, zeros(1)), malformed],
  ['packed by another method', altered(bytes => bytes.set([7], 2)), malformed],
  ['with reserved flags', flagged(0xe0), malformed],
  [
    'with a name without end',
    multibase(Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, ...Array(40).fill(97))),
    malformed
  ],
  ['with a name', flagged(8, 97, 0), passed('status')],
  ['in base58', `z${clear.slice(1)}`, malformed],
  [
    'with padding',
    `u${Buffer.from(sound)
      .toString('base64url')
      .padEnd(Math.ceil(sound.length / 3) * 4, '=')}`,
    malformed
  ],
  ['with a line break', `${clear.slice(0, 9)}\n${clear.slice(9)}`, malformed],
  [
    'in the letters of base64',
    `u${Buffer.from(gzip(zeros(16_384).fill(0x80, 2, 3)))
      .toString('base64')
      .replaceAll('=', '')}`,
    malformed
  ],
  ['without its "u"', clear.slice(1), { ...passed('status'), list: 'MALFORMED_VALUE_ERROR' }],
  ['revoked and without its "u"', marked.slice(1), withdrawn()],
  ['empty', '', malformed],
  ['a number', 0, malformed],
  ['missing', undefined, malformed]
]

const listWith = (encodedList: JsonValue | undefined, members: JsonObject = {}) =>
  listByIssuer(listBy({ encodedList } as JsonObject, members))

async function faulty(): Promise<Attack[]> {
  return Promise.all(
    lists.map(async ([what, encodedList, expected]) =>
      attack('S5', `the list is ${what}`, listed.input, expected, {
        web: { [listUrl]: { body: await listWith(encodedList) } }
      })
    )
  )
}

/**
 * The gzip of nothing but zeros, 1032 times shorter: a block whose codes for "258 times the same" are two bits 0.
 * @param count how many zeros: one more than a multiple of 1032
 * @see https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7
 */
function bomb(count: number, claimed = count, checksum = 0): string {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let at = 0; at < length; at++) bits.push((value >> at) & 1)
  }
  const code = (...word: number[]) => bits.push(...word)
  put(1, 1)
  put(2, 2)
  put(29, 5)
  put(0, 5)
  put(14, 4)
  // Lengths of the codes for lengths, in the order of the standard: 18 has one bit, 2 and 1 have two.
  const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1]
  for (const symbol of order) put(symbol === 18 ? 1 : symbol <= 2 && symbol > 0 ? 2 : 0, 3)
  const [one, two, many] = [[1, 0], [1, 1], [0]] as const
  code(...two, ...many)
  put(138 - 11, 7)
  code(...many)
  put(117 - 11, 7)
  code(...two, ...many)
  put(28 - 11, 7)
  code(...one, ...one)
  // The first zero, as 10. What follows is zero bits until the end, 11.
  code(1, 0)
  const repeated = ((count - 1) / 258) * 2
  const start = bits.length
  const length = start + repeated + 2
  const block = new Uint8Array(Math.ceil(length / 8))
  const set = (at: number) => {
    const place = Math.floor(at / 8)
    block[place] = (block[place] ?? 0) | (1 << (at % 8))
  }
  for (const [at, bit] of bits.entries()) if (bit) set(at)
  set(length - 2)
  set(length - 1)
  const trailer = new DataView(new ArrayBuffer(8))
  trailer.setUint32(0, checksum, true)
  trailer.setUint32(4, claimed, true)
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)
  return multibase(new Uint8Array(Buffer.concat([header, block, new Uint8Array(trailer.buffer)])))
}

/** A long document by its parts: what is the same letter again and again, and what is between. */
function recipeOf(document: object): readonly Part[] {
  return text(document)
    .split(/((.)\2{99,})/)
    .flatMap((piece, at) =>
      at % 3 === 0 ? [{ text: piece }] : at % 3 === 1 ? [{ text: piece[0] ?? '', times: piece.length }] : []
    )
}

const longPage = async (encodedList: string, members: JsonObject = {}): Promise<WebAnswer> => ({
  body: recipeOf(await listWith(encodedList, members))
})

async function bombs(): Promise<Attack[]> {
  const huge = 1032 * 200_000 + 1
  const half = 1032 * 9_000 + 1
  const honest = bomb(half, half, crc32(zeros(half), 0, half))
  const both = await sent({
    credentialStatus: [entry(), entry({ id: `${otherUrl}#1`, statusListCredential: otherUrl })]
  })
  const row = async (name: string, encodedList: string, expected: Expectation) =>
    attack('S5', name, listed.input, expected, { web: { [listUrl]: await longPage(encodedList) } })
  return [
    await row('a list of 200 MB', bomb(huge), tooLong),
    await row('a list of 200 MB that says it has 16 KB', bomb(huge, 16_384), malformed),
    await row('a list of 9 MB', honest, passed('status')),
    attack('S5', 'two lists of 9 MB', both, tooLong, {
      web: {
        [listUrl]: await longPage(honest),
        [otherUrl]: await longPage(bomb(half + 1032, half + 1032), { id: otherUrl })
      }
    }),
    attack('S5', 'a list of 2 MB as it is sent', listed.input, statusUnknown('OB_LIMIT_FETCH_BYTES'), {
      web: { [listUrl]: { body: [{ text: text(await listWith(clear)) }, { text: ' ', times: 2_000_000 }] } }
    })
  ]
}

export const statusBits: readonly Attack[] = [...(await faulty()), ...(await bombs())]
