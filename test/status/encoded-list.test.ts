import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodeList, expandList, type ListEncoding } from '../../src/status/encoded-list.ts'
import { thrownBy } from '../support/problems.ts'
import { encoded, specExample } from '../support/status-lists.ts'

const CEILING = 1024 * 1024
const bytes = Uint8Array.of(1, 2, 3, 250, 251, 252)
/** Has both letters in which base64 and base64url differ, and padding. */
const stored = gzipSync(
  Uint8Array.from({ length: 401 }, (_, at) => (at * 167) % 256),
  { level: 0 }
)

function codeOf(text: unknown, encoding: ListEncoding = 'multibase', maxBytes = CEILING) {
  // @ts-expect-error whatever stands there
  return thrownBy(() => expandList(text, encoding, maxBytes, '/x')).problems.map(({ code, path }) => [
    code,
    path
  ])
}

describe('encodedList', () => {
  test('of the specification is 131,072 zeros', () => {
    expect(expandList(specExample, 'multibase', CEILING)).toEqual({
      bytes: new Uint8Array(16_384),
      encoding: 'multibase'
    })
  })

  test('is read back as it was written, and so is what others wrote', () => {
    expect(expandList(encodeList(bytes), 'multibase', CEILING).bytes).toEqual(bytes)
    expect(expandList(encoded(bytes), 'multibase', CEILING).bytes).toEqual(bytes)
    expect(encodeList(bytes)).toBe(encodeList(bytes.slice()))
  })

  test('without "u" is read, and told apart', () => {
    const bare = encoded(bytes).slice(1)
    expect(expandList(bare, 'multibase', CEILING)).toEqual({ bytes, encoding: 'base64' })
    expect(expandList(encoded(bytes), 'base64', CEILING)).toEqual({ bytes, encoding: 'multibase' })
  })

  test('of the older kinds may be plain base64, with padding or without', () => {
    const base64 = stored.toString('base64')
    expect(base64).toMatch(/\+.*\/.*[^=]={1,2}$/)
    const padded = stored.toString('base64url').padEnd(base64.length, '=')
    for (const text of [base64, base64.replace(/=+$/, ''), padded, stored.toString('base64url')]) {
      expect(expandList(text, 'base64', CEILING).bytes.length).toBe(401)
    }
    for (const text of [base64, base64.replace(/=+$/, ''), padded, `u${padded}`]) {
      expect(codeOf(text)).toEqual([['MALFORMED_VALUE_ERROR', '/x']])
    }
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [specExample]],
    ['an empty text', ''],
    ['a "u" alone', 'u'],
    ['another multibase', `z${specExample.slice(1)}`],
    ['white space', `${specExample} `],
    ['a line break', specExample.replace('AAA', 'A\nA')],
    ['a stray bit at the end', specExample.replace(/A$/, 'B')],
    ['base64 of something else', 'uAAAA'],
    ['gzip that is cut off', specExample.slice(0, -4)],
    ['two members of gzip', `u${Buffer.concat([gzipSync(bytes), gzipSync(bytes)]).toString('base64url')}`]
  ])('is refused if it is %s', (_, text) => {
    expect(codeOf(text)).toEqual([['MALFORMED_VALUE_ERROR', '/x']])
    expect(codeOf(text, 'base64')).toEqual([['MALFORMED_VALUE_ERROR', '/x']])
  })

  test('ends at the ceiling, by what it inflates to and by its own length', () => {
    const zeros = encoded(new Uint8Array(1000))
    expect(expandList(zeros, 'multibase', 1000).bytes.length).toBe(1000)
    expect(codeOf(zeros, 'multibase', 999)).toEqual([['OB_LIMIT_STATUS_LIST', '/x']])
    expect(codeOf('u'.padEnd(10_000, 'A'), 'multibase', 999)).toEqual([['OB_LIMIT_STATUS_LIST', '/x']])
  })

  test('that does not shrink fits under its ceiling', () => {
    const random = Uint8Array.from({ length: 5000 }, (_, at) => Math.imul(at + 1, 2_654_435_761) >>> 13)
    const text = `u${gzipSync(random, { level: 0 }).toString('base64url')}`
    expect(expandList(text, 'multibase', 5000).bytes).toEqual(random)
  })
})
