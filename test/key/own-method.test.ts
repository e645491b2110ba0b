import { expect, test } from 'vitest'
import { ownMethodOf } from '../../src/key/own-method.ts'

test.each([
  ['did:key:z6Mkf', 'did:key:z6Mkf#z6Mkf'],
  ['did:jwk:eyJ9', 'did:jwk:eyJ9#0']
])('the bare %s stands for its one key, %s', (did, methodId) => {
  expect(ownMethodOf(did)).toBe(methodId)
  expect(ownMethodOf(methodId)).toBe(methodId)
})

test.each([
  'did:key:z6Mkf#other',
  'did:key:z6Mkf#',
  'did:jwk:eyJ9#1',
  'did:jwk:eyJ9#',
  'did:web:example.org',
  'DID:KEY:z6Mkf',
  'did:jwks:eyJ9',
  'https://example.org/issuer',
  ''
])('%j is left as it is', id => {
  expect(ownMethodOf(id)).toBe(id)
})
