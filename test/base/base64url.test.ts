import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64url, encodeBase64url } from '../../src/base/base64url.ts'

test('reads back every run of bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), bytes => {
      const text = encodeBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(decodeBase64url(text)).toEqual(bytes)
    })
  )
})

test('reads one text only for one run of bytes', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/), text => {
      const bytes = decodeBase64url(text)
      if (bytes !== undefined) expect(encodeBase64url(bytes)).toBe(text)
    })
  )
})

test.each([
  ['padding', 'AA=='],
  ['stray bits', 'AB'],
  ['a length that no bytes have', 'AAAAA'],
  ['plus and slash', '+/+/'],
  ['a line break', 'AAAA\n'],
  ['a blank', ' AAAA'],
  ['a letter beyond ASCII', 'AAÄA'],
  ['a number', 12],
  ['nothing', undefined]
])('refuses %s', (_, text) => {
  expect(decodeBase64url(text)).toBeUndefined()
})
