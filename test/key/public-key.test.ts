import { expect, test } from 'vitest'
import { publicKeyFromJwk, readingOf } from '../../src/key/public-key.ts'
import { codesOf, ed25519Jwk, publicOf } from '../support/keys.ts'

test('what is wrong with a key is the answer to reading it', () => {
  const key = publicKeyFromJwk(publicOf(ed25519Jwk))
  expect(readingOf(() => key)).toEqual({ key })
  expect(codesOf(readingOf(() => publicKeyFromJwk(ed25519Jwk)))).toEqual(['OB_KEY_SECRET_PUBLISHED'])
})

test('what is no fault of the key goes through', () => {
  const fault = new RangeError('a fault of ours')
  expect(() =>
    readingOf(() => {
      throw fault
    })
  ).toThrow(fault)
})
