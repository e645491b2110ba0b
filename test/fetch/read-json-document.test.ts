import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import type { LoadedDocument } from '../../src/fetch/fetch-session.ts'
import { readJsonDocument } from '../../src/fetch/read-json-document.ts'

const url = 'https://issuer.example/profile'

function loaded(body: string | Uint8Array): LoadedDocument {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  return { url, status: 200, mediaType: 'application/json', bytes }
}

const codes = (body: string | Uint8Array) =>
  readJsonDocument(loaded(body), defaultLimits).problems.map(({ code, severity }) => `${severity} ${code}`)

describe('an object', () => {
  test('is given, frozen', () => {
    const { value, problems } = readJsonDocument(loaded('{"id": "a", "keys": [{}]}'), defaultLimits)
    expect(value).toEqual({ id: 'a', keys: [{}] })
    expect(problems).toEqual([])
    expect(Object.isFrozen(value) && Object.isFrozen(value?.keys)).toBe(true)
  })

  test('comes with warnings, which name the URL and the place', () => {
    const { value, problems } = readJsonDocument(loaded('\ufeff{"a": {"b": "\u202e"}}'), defaultLimits)
    expect(value).toEqual({ a: { b: '\u202e' } })
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['OB_JSON_ODD_CHARACTER', 'warning'],
      ['OB_JSON_ODD_CHARACTER', 'warning']
    ])
    expect(problems[1]?.detail).toContain(url)
    expect(problems[1]?.detail).toContain('/a/b')
  })

  test('of any kind comes back as it was written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'grapheme-ascii' })),
        object => {
          expect(readJsonDocument(loaded(JSON.stringify(object)), defaultLimits).value).toEqual({ ...object })
        }
      )
    )
  })
})

describe('no object', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['a list', '[{}]', 'OB_FETCH_NOT_JSON'],
    ['text', '"secret"', 'OB_FETCH_NOT_JSON'],
    ['a number', '7', 'OB_FETCH_NOT_JSON'],
    ['null', 'null', 'OB_FETCH_NOT_JSON'],
    ['bytes that are not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'OB_FETCH_NOT_JSON'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x7d, 0), 'OB_FETCH_NOT_JSON'],
    ['nothing', '', 'PARSING_ERROR'],
    ['a web page', '<!doctype html>', 'PARSING_ERROR'],
    ['two objects', '{}{}', 'PARSING_ERROR'],
    ['a member named twice', '{"id": 1, "id": 2}', 'OB_JSON_DUPLICATE_MEMBER'],
    ['a member that no object may have', '{"__proto__": {}}', 'OB_JSON_FORBIDDEN_MEMBER']
  ])('%s', (_, body, code) => {
    const reading = readJsonDocument(loaded(body), defaultLimits)
    expect(codes(body)).toEqual([`error ${code}`])
    expect(reading.value).toBeUndefined()
    for (const { detail, path } of reading.problems) {
      expect(detail).toContain(url)
      expect(detail).not.toContain('secret')
      expect(path).toBeUndefined()
    }
  })

  test('is one that passes a limit', () => {
    const { value, problems } = readJsonDocument(loaded('{"a": [[1]]}'), { ...defaultLimits, maxDepth: 2 })
    expect([value, problems.map(({ code }) => code)]).toEqual([undefined, ['OB_LIMIT_DEPTH']])
    expect(readJsonDocument(loaded('{"a": [1]}'), { ...defaultLimits, maxDepth: 2 }).value).toEqual({
      a: [1]
    })
  })
})
