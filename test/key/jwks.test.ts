import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { findByKey, findInJwks, type JwkSet, readJwks } from '../../src/key/jwks.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { deepFrozen } from '../support/json.ts'
import {
  codesOf,
  ed25519Jwk,
  otherRsaJwk,
  p256Jwk,
  p384Jwk,
  publicOf,
  publicOfRsa,
  rsaJwk
} from '../support/keys.ts'
import { vectors } from '../support/vectors.ts'

const url = 'https://example.org/.well-known/jwks.json'
const ed25519 = publicOf(ed25519Jwk)
const p256 = publicOf(p256Jwk)
const p384 = publicOf(p384Jwk)
const rsa = publicOfRsa(rsaJwk)

function setOf(...keys: JsonObject[]): JwkSet {
  const reading = readJwks(deepFrozen({ keys }), url)
  if ('problems' in reading) throw new Error(reading.problems.map(({ code }) => code).join())
  return reading.keySet
}

/** The `name` of the JWK that was found, or the codes of the problems. */
function named(finding: ReturnType<typeof findInJwks>): unknown {
  return 'jwk' in finding ? finding.jwk.name : codesOf(finding)
}

describe('reads a key set', () => {
  test.each([
    ['with no keys', { keys: [] }],
    ['with a key of each kind', { keys: [ed25519, p256, p384, rsa] }],
    ['with members of its own', { keys: [{ ...rsa, kid: '1' }], issuer: 'https://example.org', d: 1 }],
    [
      'with a kind that is not known here',
      { keys: [{ kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA', kid: '1' }] }
    ],
    ['with a key that is none', { keys: [{ kid: '1' }, {}] }],
    ['with 50 keys', { keys: Array.from({ length: 50 }, (_, index) => ({ ...p256, kid: `${index}` })) }]
  ])('%s', (_, document) => {
    const reading = readJwks(deepFrozen(document), url)
    expect(reading).toEqual({ keySet: { id: url, keys: document.keys } })
  })
})

describe('refuses a key set', () => {
  test.each<[string, JsonObject, string]>([
    ['without keys', {}, 'OB_CONTROLLER_MALFORMED'],
    ['whose keys are an object', { keys: { ...rsa } }, 'OB_CONTROLLER_MALFORMED'],
    ['that is a bare key', rsa, 'OB_CONTROLLER_MALFORMED'],
    ['with null for a key', { keys: [rsa, null] }, 'OB_CONTROLLER_MALFORMED'],
    ['with a list for a key', { keys: [[rsa]] }, 'OB_CONTROLLER_MALFORMED'],
    ['with a kid that is a number', { keys: [{ ...rsa, kid: 1 }] }, 'OB_CONTROLLER_MALFORMED'],
    ['with a kid of null', { keys: [{ ...rsa, kid: null }] }, 'OB_CONTROLLER_MALFORMED'],
    [
      'with two keys of one name',
      {
        keys: [
          { ...rsa, kid: '1' },
          { ...p256, kid: '1' }
        ]
      },
      'OB_KEY_AMBIGUOUS'
    ],
    [
      'with one key twice by one name',
      {
        keys: [
          { ...rsa, kid: '1' },
          { ...rsa, kid: '1' }
        ]
      },
      'OB_KEY_AMBIGUOUS'
    ],
    ['with a secret EC key', { keys: [rsa, p256Jwk] }, 'OB_KEY_SECRET_PUBLISHED'],
    ['with a secret RSA key', { keys: [rsaJwk] }, 'OB_KEY_SECRET_PUBLISHED'],
    ['with half of a secret RSA key', { keys: [{ ...rsa, qi: rsaJwk.qi }] }, 'OB_KEY_SECRET_PUBLISHED'],
    ['with a symmetric key', { keys: [rsa, { kty: 'oct', k: 'AQAB' }] }, 'OB_KEY_SECRET_PUBLISHED'],
    ['with a secret beside the keys', { keys: [rsa], more: [p256Jwk] }, 'OB_KEY_SECRET_PUBLISHED'],
    [
      'with 51 keys',
      { keys: Array.from({ length: 51 }, (_, index) => ({ ...p256, kid: `${index}` })) },
      'OB_LIMIT_KEYS'
    ]
  ])('%s', (_, document, code) => {
    expect(codesOf(readJwks(deepFrozen(document), url))).toEqual([code])
  })
})

describe('finds a key by its name', () => {
  const full = 'https://example.org/keys#1'

  test('first by the whole of it', () => {
    const keySet = setOf({ ...rsa, kid: '1', name: 'fragment' }, { ...p256, kid: full, name: 'full' })
    expect(named(findInJwks(keySet, full))).toBe('full')
  })

  test('then by its fragment', () => {
    const keySet = setOf({ ...rsa, kid: '1', name: 'fragment' }, { ...p256, kid: `${full}2`, name: 'other' })
    expect(named(findInJwks(keySet, full))).toBe('fragment')
    expect(named(findInJwks(keySet, '1'))).toBe('fragment')
  })

  test('then as the only key, if it has no name', () => {
    expect(named(findInJwks(setOf({ ...rsa, name: 'only' }), full))).toBe('only')
    expect(named(findInJwks(setOf({ ...rsa, name: 'only', kid: 'another' }), full))).toEqual([
      'OB_KEY_NOT_FOUND'
    ])
  })

  test('and gives the key with its JWK as published', () => {
    const jwk = { ...rsa, kid: '1', alg: 'RS256', iss: 'https://example.org', exp: 5 }
    expect(findInJwks(setOf(jwk), '1')).toEqual({ key: publicKeyFromJwk(rsa), jwk })
  })

  test('and gives the same key each time, so that it is imported once', () => {
    const keySet = setOf({ ...rsa, kid: '1' })
    const [one, other] = [findInJwks(keySet, '1'), findInJwks(keySet, '1')]
    expect('key' in one && 'key' in other && one.key === other.key).toBe(true)
  })

  test.each<[string, JsonObject[], string, string]>([
    [
      'a name that no key has',
      [
        { ...rsa, kid: '2' },
        { ...p256, kid: '3' }
      ],
      full,
      'OB_KEY_NOT_FOUND'
    ],
    ['any name in an empty set', [], full, 'OB_KEY_NOT_FOUND'],
    ['a name among several keys without one', [rsa, p256], full, 'OB_KEY_AMBIGUOUS'],
    [
      'a name that may be that of the key without one',
      [rsa, { ...p256, kid: '2' }],
      full,
      'OB_KEY_NOT_FOUND'
    ],
    ['a name in other letters', [{ ...rsa, kid: 'Key' }], 'key', 'OB_KEY_NOT_FOUND'],
    ['the beginning of a name', [{ ...rsa, kid: full }], 'https://example.org/keys', 'OB_KEY_NOT_FOUND'],
    [
      'a name whose fragment is empty',
      [{ ...rsa, kid: '' }],
      'https://example.org/keys#',
      'OB_KEY_NOT_FOUND'
    ],
    ['a key that is for encryption', [{ ...rsa, kid: '1', use: 'enc' }], '1', 'OB_KEY_PURPOSE'],
    ['a key that may only encrypt', [{ ...rsa, kid: '1', key_ops: ['encrypt'] }], '1', 'OB_KEY_PURPOSE'],
    ['a key for another algorithm', [{ ...rsa, kid: '1', alg: 'PS256' }], '1', 'OB_KEY_MISMATCH'],
    ['a key of another kind', [{ ...p256, crv: 'P-521', kid: '1' }], '1', 'OB_KEY_UNSUPPORTED'],
    ['a key of a certificate only', [{ kty: 'RSA', x5c: ['MIIB'], kid: '1' }], '1', 'OB_KEY_MALFORMED'],
    ['a symmetric key', [{ kty: 'oct', kid: '1' }], '1', 'OB_KEY_UNSUPPORTED'],
    ['a point off the curve', [{ ...p256, y: p256.x, kid: '1' }], '1', 'OB_KEY_MALFORMED'],
    ['an RSA key of 1024 bits', [{ ...rsa, n: rsaJwk.p, kid: '1' }], '1', 'OB_KEY_WEAK']
  ])('but not %s', (_, keys, name, code) => {
    expect(codesOf(findInJwks(setOf(...keys), name))).toEqual([code])
  })

  test('whatever is wrong with the others', () => {
    const keySet = setOf(
      { kty: 'oct', kid: '1' },
      { ...rsa, use: 'enc', kid: '2' },
      { ...p256, kid: '3', name: 'sound' }
    )
    expect(named(findInJwks(keySet, '3'))).toBe('sound')
  })
})

describe('finds a key by itself', () => {
  const keySet = setOf(
    { kty: 'oct', kid: '1' },
    { ...p256, kid: '2', name: 'P-256' },
    { ...rsa, kid: '3', name: 'RSA' },
    { ...ed25519, name: 'Ed25519' }
  )

  test.each([
    [p256, 'P-256'],
    [rsa, 'RSA'],
    [ed25519, 'Ed25519'],
    [p384, ['OB_KEY_NOT_FOUND']],
    [publicOfRsa(otherRsaJwk), ['OB_KEY_NOT_FOUND']]
  ])('however it is called (%#)', (jwk, expected) => {
    expect(named(findByKey(keySet, publicKeyFromJwk(jwk)))).toEqual(expected)
  })

  test('unless it is there for another use', () => {
    const finding = findByKey(setOf({ ...rsa, use: 'enc' }), publicKeyFromJwk(rsa))
    expect(codesOf(finding)).toEqual(['OB_KEY_NOT_FOUND'])
  })
})

const wycheproof = vectors('wycheproof')

interface Group {
  readonly public?: JsonObject
  readonly private?: JsonObject
  readonly tests: readonly { readonly tcId: number; readonly jws: string; readonly result: string }[]
}

/** Verifies a JWS by its parts alone, as far as key sets have to do with it. */
async function verifies(set: JsonObject, jws: string): Promise<boolean> {
  const [header = '', payload = '', signature = ''] = jws.split('.')
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
  const reading = readJwks(set, url)
  if ('problems' in reading) return false
  const finding = findInJwks(reading.keySet, kid)
  if ('problems' in finding) return false
  const message = new TextEncoder().encode(`${header}.${payload}`)
  return verifySignature(finding.key, message, new Uint8Array(Buffer.from(signature, 'base64url')))
}

test.skipIf(wycheproof.missing)(`agrees with Wycheproof on all 26 key sets${wycheproof.note}`, async () => {
  const path = join(wycheproof.path, 'json_web_key_test.json')
  const groups: Group[] = JSON.parse(readFileSync(path, 'utf8')).testGroups
  const differences: number[] = []
  let count = 0
  for (const group of groups) {
    for (const { tcId, jws, result } of group.tests) {
      const verified = await verifies(group.public ?? group.private ?? {}, jws)
      if (verified !== (result === 'valid')) differences.push(tcId)
      count++
    }
  }
  // These four are HMACs that are valid: symmetric keys are refused here, as whoever can check can sign.
  expect([count, differences]).toEqual([26, [2, 13, 14, 15]])
})
