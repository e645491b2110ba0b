import { calculateJwkThumbprint } from 'jose'
import { describe, expect, test } from 'vitest'
import { canonicalJwk, jwkThumbprint } from '../../src/key/jwk-thumbprint.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { ed25519Jwk, otherRsaJwk, p256Jwk, p384Jwk, publicOf, publicOfRsa, rsaJwk } from '../support/keys.ts'

describe('the thumbprint of a key', () => {
  test('is that of RFC 7638 3.1', () => {
    const { publicKey } = publicKeyFromJwk({
      kty: 'RSA',
      n: '0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw',
      e: 'AQAB',
      alg: 'RS256',
      kid: '2011-04-29'
    })
    expect(jwkThumbprint(publicKey)).toBe('NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs')
  })

  test('is that of RFC 8037 A.3', () => {
    expect(jwkThumbprint(publicOf(ed25519Jwk))).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
  })

  test.each([publicOf(ed25519Jwk), publicOf(p256Jwk), publicOf(p384Jwk), publicOfRsa(rsaJwk)])(
    'is what others compute (%#)',
    async jwk => {
      const { publicKey } = publicKeyFromJwk(jwk)
      expect(jwkThumbprint(publicKey)).toBe(await calculateJwkThumbprint({ ...jwk }))
    }
  )

  test('depends on the key, and not on the order of its members', () => {
    const { kty, n, e } = rsaJwk
    expect(jwkThumbprint({ e, n, kty })).toBe(jwkThumbprint({ kty, n, e }))
    expect(jwkThumbprint(publicOfRsa(otherRsaJwk))).not.toBe(jwkThumbprint({ kty, n, e }))
  })
})

test('the canonical text has the members in the order of their names', () => {
  expect(canonicalJwk({ y: 'Y', x: 'X', kty: 'EC', crv: 'P-256' })).toBe(
    '{"crv":"P-256","kty":"EC","x":"X","y":"Y"}'
  )
})
