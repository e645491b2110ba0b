import { describe, expect, test } from 'vitest'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { deepFrozen } from '../support/json.ts'
import { codeOf, ed25519Jwk, p256Jwk, p384Jwk, publicOf, publicOfRsa, rsaJwk } from '../support/keys.ts'

const { x } = ed25519Jwk

describe('reads a public JWK', () => {
  test.each([
    ['as it is', {}],
    ['with its fully-specified algorithm', { alg: 'Ed25519' }],
    ['with its older algorithm', { alg: 'EdDSA' }],
    ['for signatures', { use: 'sig' }],
    ['for verifying', { key_ops: ['verify'] }],
    ['for verifying, as OB 3.0 writes it', { key_ops: 'verify' }],
    ['with members that do not make the key', { kid: 'key-1', x5t: 'AAAA', ext: true, extra: { d: 1 } }]
  ])('%s', (_, members) => {
    const jwk = deepFrozen(publicOf(ed25519Jwk, members))
    expect(publicKeyFromJwk(jwk)).toEqual({
      algorithm: 'Ed25519',
      publicKey: { kty: 'OKP', crv: 'Ed25519', x },
      publicKeyMultibase: 'z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw'
    })
  })

  test('of P-256', () => {
    const { publicKey, algorithm } = publicKeyFromJwk(publicOf(p256Jwk, { alg: 'ES256', kid: '1' }))
    expect([algorithm, publicKey]).toEqual(['ES256', publicOf(p256Jwk)])
  })

  test('of P-384', () => {
    const { publicKey, algorithm } = publicKeyFromJwk(publicOf(p384Jwk, { alg: 'ES384', kid: '1' }))
    expect([algorithm, publicKey]).toEqual(['ES384', publicOf(p384Jwk)])
  })

  test('of RSA, which has no Multikey', () => {
    expect(publicKeyFromJwk(publicOfRsa(rsaJwk, { alg: 'RS256', use: 'sig', kid: '1' }))).toEqual({
      algorithm: 'RS256',
      publicKey: publicOfRsa(rsaJwk),
      publicKeyMultibase: undefined
    })
  })
})

describe('refuses as public key', () => {
  const okp = (members: object) => publicOf(ed25519Jwk, members)
  const ec = (members: object) => publicOf(p256Jwk, members)
  const rsa = { kty: 'RSA', n: 'AQAB', e: 'AQAB' }

  test.each([
    ['no members', {}, 'OB_KEY_MALFORMED'],
    ['a kty that is no text', okp({ kty: 1 }), 'OB_KEY_MALFORMED'],
    ['a published Ed25519 secret', ed25519Jwk, 'OB_KEY_SECRET_PUBLISHED'],
    ['a published P-256 secret', p256Jwk, 'OB_KEY_SECRET_PUBLISHED'],
    ['a published secret of null', okp({ d: null }), 'OB_KEY_SECRET_PUBLISHED'],
    ['a published RSA secret', { ...rsa, p: 'AQAB' }, 'OB_KEY_SECRET_PUBLISHED'],
    ['a symmetric key', { kty: 'oct', k: 'AQAB' }, 'OB_KEY_SECRET_PUBLISHED'],
    ['a symmetric key without its value', { kty: 'oct', alg: 'HS256' }, 'OB_KEY_UNSUPPORTED'],
    ['a public key with a symmetric one beside it', okp({ k: 'AQAB' }), 'OB_KEY_SECRET_PUBLISHED'],
    ['RSA with a curve', { ...publicOfRsa(rsaJwk), crv: 'P-256' }, 'OB_KEY_UNSUPPORTED'],
    ['RSA for encryption', publicOfRsa(rsaJwk, { alg: 'RSA-OAEP', use: 'enc' }), 'OB_KEY_MISMATCH'],
    ['RSA for another padding', publicOfRsa(rsaJwk, { alg: 'PS256' }), 'OB_KEY_MISMATCH'],
    ['RSA for another hash', publicOfRsa(rsaJwk, { alg: 'RS512' }), 'OB_KEY_MISMATCH'],
    ['nothing but a certificate', { kty: 'RSA', x5c: ['MIIB'] }, 'OB_KEY_MALFORMED'],
    ['P-521', ec({ crv: 'P-521' }), 'OB_KEY_UNSUPPORTED'],
    ['X25519', okp({ crv: 'X25519' }), 'OB_KEY_UNSUPPORTED'],
    ['a P-256 point said to be of P-384', ec({ crv: 'P-384' }), 'OB_KEY_MALFORMED'],
    ['ES256 for P-384', publicOf(p384Jwk, { alg: 'ES256' }), 'OB_KEY_MISMATCH'],
    ['secp256k1', ec({ crv: 'secp256k1' }), 'OB_KEY_UNSUPPORTED'],
    ['a curve in other letters', okp({ crv: 'ed25519' }), 'OB_KEY_UNSUPPORTED'],
    ['a curve in an array', okp({ crv: ['Ed25519'] }), 'OB_KEY_UNSUPPORTED'],
    ['the curve of the other kty', okp({ kty: 'EC' }), 'OB_KEY_UNSUPPORTED'],
    ['no curve', okp({ crv: undefined }), 'OB_KEY_UNSUPPORTED'],
    ['use for encryption', okp({ use: 'enc' }), 'OB_KEY_PURPOSE'],
    ['a use in other letters', okp({ use: 'SIG' }), 'OB_KEY_PURPOSE'],
    ['a use of null', okp({ use: null }), 'OB_KEY_PURPOSE'],
    ['operations without verify', okp({ key_ops: ['sign', 'encrypt'] }), 'OB_KEY_PURPOSE'],
    ['no operations', okp({ key_ops: [] }), 'OB_KEY_PURPOSE'],
    ['operations that are no list', okp({ key_ops: { verify: true } }), 'OB_KEY_PURPOSE'],
    ['the algorithm of another key', okp({ alg: 'ES256' }), 'OB_KEY_MISMATCH'],
    ['ES384 for P-256', ec({ alg: 'ES384' }), 'OB_KEY_MISMATCH'],
    ['the algorithm none', okp({ alg: 'none' }), 'OB_KEY_MISMATCH'],
    ['an algorithm in other letters', okp({ alg: 'eddsa' }), 'OB_KEY_MISMATCH'],
    ['a symmetric algorithm', ec({ alg: 'HS256' }), 'OB_KEY_MISMATCH'],
    ['no x', okp({ x: undefined }), 'OB_KEY_MALFORMED'],
    ['no y', ec({ y: undefined }), 'OB_KEY_MALFORMED'],
    ['an x that is no text', okp({ x: 5 }), 'OB_KEY_MALFORMED'],
    ['padding', okp({ x: `${x}=` }), 'OB_KEY_MALFORMED'],
    ['the plain base64 alphabet', okp({ x: x.replace('_', '/') }), 'OB_KEY_MALFORMED'],
    ['stray bits in the last character', okp({ x: `${x.slice(0, -1)}p` }), 'OB_KEY_MALFORMED'],
    ['a line break', okp({ x: `${x}\n` }), 'OB_KEY_MALFORMED'],
    ['31 bytes', okp({ x: 'A'.repeat(42).slice(0, 42) }), 'OB_KEY_MALFORMED'],
    ['33 bytes', okp({ x: `${'A'.repeat(43)}A` }), 'OB_KEY_MALFORMED'],
    [
      'a leading zero byte before a coordinate',
      ec({ x: Buffer.from(`00${'11'.repeat(32)}`, 'hex').toString('base64url') }),
      'OB_KEY_MALFORMED'
    ]
  ])('%s', async (_, jwk, code) => {
    expect(await codeOf(() => publicKeyFromJwk(jwk))).toBe(code)
  })
})

describe('a JWK with its secret', () => {
  test.each([
    ['of Ed25519 is read', ed25519Jwk, undefined],
    ['of P-256 is read', p256Jwk, undefined],
    ['for signing is read', { ...ed25519Jwk, key_ops: ['sign'], use: 'sig', alg: 'EdDSA' }, undefined],
    ['with the x of another key is refused', { ...ed25519Jwk, x: p256Jwk.x }, 'OB_KEY_MISMATCH'],
    ['with the y of another key is refused', { ...p256Jwk, y: p256Jwk.x }, 'OB_KEY_MISMATCH'],
    ['with a y that Ed25519 has not is refused', { ...ed25519Jwk, y: p256Jwk.y }, 'OB_KEY_MISMATCH'],
    ['without its public half is refused', { ...ed25519Jwk, x: undefined }, 'OB_KEY_MISMATCH'],
    ['without its secret is refused', publicOf(ed25519Jwk), 'OB_KEY_MALFORMED'],
    ['of 64 bytes is refused', { ...ed25519Jwk, d: 'A'.repeat(86) }, 'OB_KEY_MALFORMED'],
    ['for verifying only is refused', { ...ed25519Jwk, key_ops: ['verify'] }, 'OB_KEY_PURPOSE'],
    ['for encryption is refused', { ...ed25519Jwk, use: 'enc' }, 'OB_KEY_PURPOSE'],
    ['of P-384 is read', p384Jwk, undefined],
    ['with the x of another P-384 key is refused', { ...p384Jwk, x: p384Jwk.y }, 'OB_KEY_MISMATCH'],
    ['of P-521 is refused', { ...p384Jwk, crv: 'P-521' }, 'OB_KEY_UNSUPPORTED']
  ])('%s', async (_, jwk, code) => {
    expect(await codeOf(() => importKeyPair(deepFrozen(jwk)))).toBe(code)
  })
})
