import { createSign, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { p384 as curve } from '@noble/curves/nist.js'
import { hex } from '@scure/base'
import { describe, expect, test } from 'vitest'
import { didKey } from '../../src/key/did-key.ts'
import { exportKeyPair } from '../../src/key/export-key-pair.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { publicKeyFromJwk, publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { codeOf, multikeyOf, p384Jwk, publicOf } from '../support/keys.ts'
import { vectors } from '../support/vectors.ts'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const key = publicKeyFromJwk(publicOf(p384Jwk))
const message = new TextEncoder().encode('Léa')

describe('ES384', () => {
  test('signs r‖s of 96 bytes, which others verify', async () => {
    const { signer } = await importKeyPair(p384Jwk)
    const signature = await signer.sign(message)
    expect(signature).toHaveLength(96)
    const point = curve.getPublicKey(Buffer.from(p384Jwk.d, 'base64url'))
    expect(curve.verify(signature, message, point, { lowS: false })).toBe(true)
    expect(curve.verify(signature, message.slice(1), point, { lowS: false })).toBe(false)
  })

  test('verifies what OpenSSL signs, and not of another message', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const own = publicKeyFromJwk(publicKey.export({ format: 'jwk' }))
    const signature = createSign('sha384')
      .update(message)
      .sign({ key: privateKey, dsaEncoding: 'ieee-p1363' })
    expect(await verifySignature(own, message, signature)).toBe(true)
    expect(await verifySignature(own, message.slice(1), signature)).toBe(false)
    expect(await verifySignature(key, message, signature)).toBe(false)
  })

  test('does not verify a signature made with the hash of ES256', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    const own = publicKeyFromJwk(publicKey.export({ format: 'jwk' }))
    const signature = createSign('sha256')
      .update(message)
      .sign({ key: privateKey, dsaEncoding: 'ieee-p1363' })
    expect(await verifySignature(own, message, signature)).toBe(false)
  })

  test.each([64, 95, 97, 0])('does not take %s bytes for a signature', async length => {
    const { signer } = await importKeyPair(p384Jwk)
    const signature = new Uint8Array(128)
    signature.set(await signer.sign(message))
    expect(await verifySignature(key, message, signature.slice(0, length))).toBe(false)
    expect(await verifySignature(key, message, signature.slice(0, 96))).toBe(true)
  })
})

describe('refuses as public key', () => {
  const compressed = curve.Point.fromBytes(curve.getPublicKey(Buffer.from(p384Jwk.d, 'base64url'))).toBytes(
    true
  )

  test.each([
    ['an x beyond the field', Uint8Array.of(2, ...new Uint8Array(48).fill(0xff))],
    ['the point at infinity', new Uint8Array(49)],
    ['the uncompressed form', curve.Point.fromBytes(compressed).toBytes(false)],
    ['an unknown first byte', Uint8Array.of(5, ...compressed.slice(1))],
    ['a byte too few', compressed.slice(0, 48)]
  ])('%s', async (_, bytes) => {
    expect(await codeOf(() => publicKeyFromMultibase(multikeyOf('ES384', 'public', bytes)))).toBe(
      'OB_KEY_MALFORMED'
    )
  })

  test.each([
    ['a point off the curve', { y: p384Jwk.x }],
    ['coordinates of zero', { x: base64url(new Uint8Array(48)), y: base64url(new Uint8Array(48)) }],
    ['coordinates of 32 bytes', { x: base64url(new Uint8Array(32)), y: base64url(new Uint8Array(32)) }]
  ])('a JWK with %s', async (_, members) => {
    expect(await codeOf(() => publicKeyFromJwk(publicOf(p384Jwk, members)))).toBe('OB_KEY_MALFORMED')
  })

  test('none of this: the same key, whole', () => {
    expect(publicKeyFromMultibase(multikeyOf('ES384', 'public', compressed))).toEqual(key)
  })
})

test.each([
  ['zero', new Uint8Array(48)],
  ['the order of the curve', hex.decode(curve.Point.CURVE().n.toString(16))],
  ['32 bytes', new Uint8Array(32).fill(1)]
])('refuses %s as secret key', async (_, bytes) => {
  expect(await codeOf(() => importKeyPair(multikeyOf('ES384', 'secret', bytes)))).toBe('OB_KEY_MALFORMED')
})

test('has a did:key that begins with z82L', () => {
  expect(didKey({ publicKey: publicOf(p384Jwk) })).toMatch(/^did:key:z82L/)
})

const wycheproof = vectors('wycheproof')

describe.skipIf(wycheproof.missing)(`agrees with Wycheproof${wycheproof.note}`, () => {
  test('on all 280 P-384 signatures', async () => {
    const path = join(wycheproof.path, 'ecdsa_secp384r1_sha384_p1363_test.json')
    const disagreements: number[] = []
    let count = 0
    for (const { publicKey, publicKeyJwk, tests } of JSON.parse(readFileSync(path, 'utf8')).testGroups) {
      const point = curve.Point.fromHex(publicKey.uncompressed)
      const groupKey = publicKeyFromMultibase(multikeyOf('ES384', 'public', point.toBytes(true)))
      if (publicKeyJwk !== undefined) expect(publicKeyFromJwk(publicKeyJwk)).toEqual(groupKey)
      for (const { tcId, msg, sig, result } of tests) {
        const verified = await verifySignature(groupKey, hex.decode(msg), hex.decode(sig))
        if (verified !== (result === 'valid')) disagreements.push(tcId)
        count++
      }
    }
    expect([count, disagreements]).toEqual([280, []])
  })
})

const ecdsa = vectors('ecdsa')

describe.skipIf(ecdsa.missing)(`the W3C P-384 key pair${ecdsa.note}`, () => {
  const read = () => JSON.parse(readFileSync(join(ecdsa.path, 'p384KeyPair.json'), 'utf8'))

  test('is read, and written as it was', async () => {
    const source = read()
    const keyPair = await importKeyPair(source)
    expect([keyPair.algorithm, keyPair.publicKeyMultibase]).toEqual(['ES384', source.publicKeyMultibase])
    const { secretKeyMultibase = source.privateKeyMultibase } = source
    expect(await exportKeyPair(keyPair, { secret: true })).toMatchObject({ secretKeyMultibase })
  })

  test('is refused with the public key of another', async () => {
    const publicKeyMultibase = key.publicKeyMultibase
    expect(await codeOf(() => importKeyPair({ ...read(), publicKeyMultibase }))).toBe('OB_KEY_MISMATCH')
  })
})
