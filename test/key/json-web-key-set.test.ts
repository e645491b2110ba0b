import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { jwks } from '../../src/key/json-web-key-set.ts'
import { findInJwks, readJwks } from '../../src/key/jwks.ts'
import {
  codeOf,
  codesOf,
  ed25519Jwk,
  otherRsaJwk,
  p256Jwk,
  p384Jwk,
  publicOf,
  publicOfRsa,
  rsaJwk
} from '../support/keys.ts'

const controller = 'https://example.org/issuer'
const sources = { EdDSA: ed25519Jwk, ES256: p256Jwk, ES384: p384Jwk, RS256: rsaJwk }
const pairs = await Promise.all(Object.values(sources).map(jwk => importKeyPair(jwk, { controller })))

describe('jwks', () => {
  test('gives the public keys with their names and what they are for', async () => {
    const keyPair = await importKeyPair(rsaJwk, { controller, id: 'https://example.org/keys/1' })
    const kid = 'https://example.org/keys/1'
    expect(jwks(keyPair)).toEqual({
      keys: [{ ...publicOfRsa(rsaJwk), kid, alg: 'RS256', use: 'sig', iss: controller }]
    })
  })

  test('gives a set in which every key is found by its id', () => {
    const reading = readJwks(jwks(pairs), controller)
    if ('problems' in reading) throw new Error(codesOf(reading).join())
    for (const { id, publicKey } of pairs) {
      expect(findInJwks(reading.keySet, id)).toMatchObject({ key: { publicKey }, jwk: { iss: controller } })
    }
  })

  test.each(Object.entries(sources))('gives a set with which others verify a JWT of %s', async (alg, jwk) => {
    const { id } = await importKeyPair(jwk, { controller })
    const jwt = await new SignJWT({ sub: 'Léa' }).setProtectedHeader({ alg, kid: id }).sign({ ...jwk })
    const { payload } = await jwtVerify(jwt, createLocalJWKSet(jwks(pairs)))
    expect(payload).toEqual({ sub: 'Léa' })
    const without = jwks(pairs).keys.filter(({ kid }) => kid !== id)
    await expect(jwtVerify(jwt, createLocalJWKSet({ keys: without }))).rejects.toThrow()
  })

  test('gives a set of its own each time, for the caller to change', () => {
    const { keys } = jwks(pairs)
    keys.pop()
    expect(jwks(pairs).keys).toHaveLength(pairs.length)
  })

  test('takes keys of several issuers, and says whose each is', async () => {
    const other = await importKeyPair(otherRsaJwk, { controller: 'https://example.org/other' })
    expect(jwks([...pairs, other]).keys.map(({ iss }) => iss)).toEqual([
      ...pairs.map(() => controller),
      'https://example.org/other'
    ])
  })

  test('takes what was kept of an older key', () => {
    const publicKeyMultibase = pairs[0]?.publicKeyMultibase ?? ''
    const { keys } = jwks({ id: `${controller}#old`, controller, publicKeyMultibase })
    expect(keys).toEqual([
      { ...publicOf(ed25519Jwk), kid: `${controller}#old`, alg: 'EdDSA', use: 'sig', iss: controller }
    ])
  })

  test('publishes no secret', async () => {
    const publicKey = p256Jwk
    expect(await codeOf(() => jwks({ id: `${controller}#1`, controller, publicKey }))).toBe(
      'OB_KEY_SECRET_PUBLISHED'
    )
    const secret = { ...publicOfRsa(rsaJwk), publicKey: publicOfRsa(rsaJwk), d: rsaJwk.d }
    expect(JSON.stringify(jwks({ id: `${controller}#1`, controller, ...secret }))).not.toContain(rsaJwk.d)
  })

  test.each([
    ['no keys', []],
    ['two keys of one id', [pairs[0], pairs[0]]],
    ['a bare JWK', [publicOfRsa(rsaJwk)]]
  ])('refuses %s as a mistake of the caller', (_, given) => {
    expect(() => jwks(given as never)).toThrow(TypeError)
  })
})
