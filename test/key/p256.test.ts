import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { p256 as curve } from '@noble/curves/nist.js'
import { hex } from '@scure/base'
import { describe, expect, test } from 'vitest'
import { decodeBase64url } from '../../src/base/base64url.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { publicKeyFromJwk, publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { codeOf, multikeyOf, p256Jwk, publicOf } from '../support/keys.ts'
import { vectors } from '../support/vectors.ts'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const key = publicKeyFromJwk(publicOf(p256Jwk))

describe('with the key of RFC 7515 A.3', () => {
  const message = new TextEncoder().encode(
    'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'
  )
  const signature =
    decodeBase64url(
      'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q'
    ) ?? new Uint8Array()

  test('verifies the published signature', async () => {
    expect(await verifySignature(key, message, signature)).toBe(true)
  })

  test('refuses it with one bit changed, and of another message', async () => {
    const changed = signature.map((byte, index) => (index === 40 ? byte ^ 1 : byte))
    expect(await verifySignature(key, message, changed)).toBe(false)
    expect(await verifySignature(key, message.slice(1), signature)).toBe(false)
  })

  test('takes the twin r‖(n−s) for valid too, as the standard does', async () => {
    const { r, s } = curve.Signature.fromBytes(signature, 'compact')
    const twin = new curve.Signature(r, curve.Point.CURVE().n - s).toBytes('compact')
    expect(await verifySignature(key, message, new Uint8Array(twin))).toBe(true)
  })

  test('signs r‖s of 64 bytes that verify', async () => {
    const keyPair = await importKeyPair(p256Jwk)
    const own = await keyPair.signer.sign(message)
    expect(own).toHaveLength(64)
    expect(await verifySignature(key, message, own)).toBe(true)
    expect(
      curve.verify(own, message, curve.getPublicKey(decodeBase64url(p256Jwk.d) ?? own), { lowS: false })
    ).toBe(true)
  })
})

describe('refuses as public key', () => {
  const compressed = curve.Point.fromBytes(
    curve.getPublicKey(decodeBase64url(p256Jwk.d) ?? new Uint8Array())
  ).toBytes(true)
  const noX = Array.from({ length: 20 }, (_, index) => Uint8Array.of(2, ...new Uint8Array(31), index)).find(
    bytes => {
      try {
        curve.Point.fromBytes(bytes)
        return false
      } catch {
        return true
      }
    }
  )

  test.each([
    ['an x that no point has', noX],
    ['an x beyond the field', Uint8Array.of(2, ...new Uint8Array(32).fill(0xff))],
    ['the point at infinity', new Uint8Array(33)],
    ['the uncompressed form', curve.Point.fromBytes(compressed).toBytes(false)],
    ['an unknown first byte', Uint8Array.of(5, ...compressed.slice(1))],
    ['a byte too few', compressed.slice(0, 32)],
    ['a byte too many', Uint8Array.of(...compressed, 0)]
  ])('%s', async (_, bytes) => {
    const text = multikeyOf('ES256', 'public', bytes ?? new Uint8Array())
    expect(await codeOf(() => publicKeyFromMultibase(text))).toBe('OB_KEY_MALFORMED')
  })

  test.each([
    ['a point off the curve', { y: p256Jwk.x }],
    ['coordinates of zero', { x: base64url(new Uint8Array(32)), y: base64url(new Uint8Array(32)) }],
    ['an x beyond the field', { x: base64url(new Uint8Array(32).fill(0xff)) }]
  ])('a JWK with %s', async (_, members) => {
    expect(await codeOf(() => publicKeyFromJwk(publicOf(p256Jwk, members)))).toBe('OB_KEY_MALFORMED')
  })

  test('none of this: the same key, whole', () => {
    expect(publicKeyFromMultibase(multikeyOf('ES256', 'public', compressed))).toEqual(key)
  })
})

test.each([
  ['zero', new Uint8Array(32)],
  ['the order of the curve', hex.decode(curve.Point.CURVE().n.toString(16))],
  ['31 bytes', new Uint8Array(31).fill(1)],
  ['64 bytes, which only Ed25519 has', new Uint8Array(64).fill(1)]
])('refuses %s as secret key', async (_, bytes) => {
  expect(await codeOf(() => importKeyPair(multikeyOf('ES256', 'secret', bytes)))).toBe('OB_KEY_MALFORMED')
})

const wycheproof = vectors('wycheproof')

describe.skipIf(wycheproof.missing)(`agrees with Wycheproof${wycheproof.note}`, () => {
  test('on all 262 P-256 signatures', async () => {
    const path = join(wycheproof.path, 'ecdsa_secp256r1_sha256_p1363_test.json')
    const disagreements: number[] = []
    let count = 0
    for (const group of JSON.parse(readFileSync(path, 'utf8')).testGroups) {
      const point = curve.Point.fromHex(group.publicKey.uncompressed)
      const groupKey = publicKeyFromMultibase(multikeyOf('ES256', 'public', point.toBytes(true)))
      for (const { tcId, msg, sig, result } of group.tests) {
        const verified = await verifySignature(groupKey, hex.decode(msg), hex.decode(sig))
        if (verified !== (result === 'valid')) disagreements.push(tcId)
        count++
      }
    }
    expect([count, disagreements]).toEqual([262, []])
  })
})

const ecdsa = vectors('ecdsa')

test.skipIf(ecdsa.missing)(`reads the W3C P-256 key pair${ecdsa.note}`, async () => {
  const p256 = JSON.parse(readFileSync(join(ecdsa.path, 'p256KeyPair.json'), 'utf8'))
  expect(await importKeyPair(p256)).toMatchObject({
    algorithm: 'ES256',
    publicKeyMultibase: p256.publicKeyMultibase
  })
})
