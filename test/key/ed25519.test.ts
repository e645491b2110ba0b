import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ed25519 as curve } from '@noble/curves/ed25519.js'
import { hex } from '@scure/base'
import { describe, expect, test } from 'vitest'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { publicKeyFromJwk, publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { codeOf, ed25519Jwk, multikeyOf, rfc8032 } from '../support/keys.ts'
import { vectors } from '../support/vectors.ts'

const FIELD = 2n ** 255n - 19n

describe.each(rfc8032)('with the RFC 8032 key $public', vector => {
  const message = hex.decode(vector.message)
  const key = publicKeyFromMultibase(multikeyOf('Ed25519', 'public', vector.public))

  test('computes the public key and makes the published signature', async () => {
    const keyPair = await importKeyPair(multikeyOf('Ed25519', 'secret', vector.secret))
    expect(keyPair.publicKeyMultibase).toBe(key.publicKeyMultibase)
    expect(hex.encode(await keyPair.signer.sign(message))).toBe(vector.signature)
  })

  test('verifies the published signature', async () => {
    expect(await verifySignature(key, message, hex.decode(vector.signature))).toBe(true)
  })

  test('refuses the signature with one bit changed, cut short, drawn out, or of another message', async () => {
    const signature = hex.decode(vector.signature)
    const changed = signature.map((byte, index) => (index === 40 ? byte ^ 1 : byte))
    expect(await verifySignature(key, message, changed)).toBe(false)
    expect(await verifySignature(key, message, signature.slice(0, 63))).toBe(false)
    expect(await verifySignature(key, message, Uint8Array.of(...signature, 0))).toBe(false)
    expect(await verifySignature(key, Uint8Array.of(...message, 0), signature)).toBe(false)
  })
})

test('gives the JWK of RFC 8037 A.1', async () => {
  const keyPair = await importKeyPair(multikeyOf('Ed25519', 'secret', rfc8032[0].secret))
  expect(keyPair.publicKey).toEqual({ kty: 'OKP', crv: 'Ed25519', x: ed25519Jwk.x })
})

test('gives the public key of the worked OB 3.0 example (REQ-DI-11)', async () => {
  const secret = '6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4'
  const { publicKeyMultibase } = await importKeyPair(multikeyOf('Ed25519', 'secret', secret))
  expect(publicKeyMultibase).toBe('z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi')
})

/** y and the sign of x, as RFC 8032 section 5.1.2 writes them. */
function encodePoint(y: bigint, sign: 0 | 1): Uint8Array {
  const bigEndian = (y | (BigInt(sign) << 255n)).toString(16).padStart(64, '0')
  return hex.decode(bigEndian).reverse()
}

/** The eight points of small order: what is left of any point when its part of large order is taken away. */
function smallOrderPoints(): Uint8Array[] {
  const order = curve.Point.CURVE().n
  const encodings = new Map<string, Uint8Array>()
  for (let y = 2n; encodings.size < 8 && y < 100n; y++) {
    const point = pointAt(y)
    if (point === undefined) continue
    const torsion = point.multiplyUnsafe(order - 1n).add(point)
    for (let times = 0n; times < 8n; times++) {
      const bytes = torsion.multiplyUnsafe(times).toBytes()
      encodings.set(hex.encode(bytes), bytes)
    }
  }
  return [...encodings.values()]
}

function pointAt(y: bigint) {
  try {
    return curve.Point.fromBytes(encodePoint(y, 0))
  } catch {
    return undefined
  }
}

describe('refuses, from Multikey and from JWK,', () => {
  const refusedAs = async (bytes: Uint8Array) => [
    await codeOf(() => publicKeyFromMultibase(multikeyOf('Ed25519', 'public', bytes))),
    await codeOf(() =>
      publicKeyFromJwk({ kty: 'OKP', crv: 'Ed25519', x: Buffer.from(bytes).toString('base64url') })
    )
  ]

  test.each(smallOrderPoints().map(bytes => [hex.encode(bytes), bytes] as const))(
    'the point of small order %s',
    async (_, bytes) => {
      expect(await refusedAs(bytes)).toEqual(['OB_KEY_WEAK', 'OB_KEY_WEAK'])
    }
  )

  const otherSpellings = [
    ...[1n, FIELD - 1n].map(y => encodePoint(y, 1)), // x is 0 and has no sign
    ...Array.from({ length: 19 }, (_, index) => encodePoint(FIELD + BigInt(index), 0)),
    ...Array.from({ length: 19 }, (_, index) => encodePoint(FIELD + BigInt(index), 1))
  ]
  test.each(otherSpellings.map(bytes => [hex.encode(bytes), bytes] as const))(
    'the encoding %s that is not canonical',
    async (_, bytes) => {
      expect(await refusedAs(bytes)).toEqual(['OB_KEY_MALFORMED', 'OB_KEY_MALFORMED'])
    }
  )

  test('bytes that are no point', async () => {
    const y = [2n, 3n, 4n, 5n, 6n, 7n, 8n].find(candidate => pointAt(candidate) === undefined) ?? 0n
    expect(await refusedAs(encodePoint(y, 0))).toEqual(['OB_KEY_MALFORMED', 'OB_KEY_MALFORMED'])
  })

  test('all eight points, and none twice', () => {
    expect(smallOrderPoints()).toHaveLength(8)
    expect(new Set(otherSpellings.map(bytes => hex.encode(bytes))).size).toBe(40)
  })
})

describe('signatures that anyone can make', () => {
  const messages = Array.from({ length: 16 }, (_, index) => Uint8Array.of(index))
  const forgeries = smallOrderPoints().flatMap(R =>
    messages.map(message => ({ message, signature: Uint8Array.of(...R, ...new Uint8Array(32)) }))
  )
  // Every encoding of a point of small order, those that are not canonical included.
  const keys = [
    ...smallOrderPoints(),
    ...[1n, FIELD - 1n].map(y => encodePoint(y, 1)),
    ...[FIELD, FIELD + 1n].flatMap(y => [encodePoint(y, 0), encodePoint(y, 1)])
  ]

  test('are accepted for keys of small order where such keys are taken', async () => {
    const identity = await crypto.subtle.importKey(
      'raw',
      new Uint8Array(encodePoint(1n, 0)),
      'Ed25519',
      true,
      ['verify']
    )
    const [first] = forgeries.filter(
      ({ signature }) => hex.encode(signature.slice(0, 32)) === hex.encode(encodePoint(1n, 0))
    )
    const { signature, message } = first ?? { signature: new Uint8Array(), message: new Uint8Array() }
    expect(await crypto.subtle.verify('Ed25519', identity, signature, message)).toBe(true)
  })

  test('are accepted for none of 14 encodings here, as no such key is', async () => {
    let accepted = 0
    for (const bytes of keys) {
      for (const { message, signature } of forgeries) {
        const code = await codeOf(async () => {
          const key = publicKeyFromMultibase(multikeyOf('Ed25519', 'public', bytes))
          if (await verifySignature(key, message, signature)) accepted++
        })
        expect(['OB_KEY_WEAK', 'OB_KEY_MALFORMED']).toContain(code)
      }
    }
    expect([keys.length, forgeries.length, accepted]).toEqual([14, 128, 0])
  })
})

const wycheproof = vectors('wycheproof')

describe.skipIf(wycheproof.missing)(`agrees with Wycheproof${wycheproof.note}`, () => {
  test('on all 151 Ed25519 signatures', async () => {
    const file = JSON.parse(readFileSync(join(wycheproof.path, 'ed25519_test.json'), 'utf8'))
    const disagreements: number[] = []
    let count = 0
    for (const group of file.testGroups) {
      const key = publicKeyFromMultibase(multikeyOf('Ed25519', 'public', group.publicKey.pk))
      for (const { tcId, msg, sig, result } of group.tests) {
        const verified = await verifySignature(key, hex.decode(msg), hex.decode(sig))
        if (verified !== (result === 'valid')) disagreements.push(tcId)
        count++
      }
    }
    expect([count, disagreements]).toEqual([151, []])
  })
})

const eddsa = vectors('eddsa')

describe.skipIf(eddsa.missing)(`reads the W3C EdDSA key pair${eddsa.note}`, () => {
  test('under its older name for the secret', async () => {
    const file = JSON.parse(readFileSync(join(eddsa.path, 'keyPair.json'), 'utf8'))
    expect((await importKeyPair(file)).publicKeyMultibase).toBe(file.publicKeyMultibase)
  })

  test('and refuses it beside another public key', async () => {
    const { privateKeyMultibase } = JSON.parse(readFileSync(join(eddsa.path, 'keyPair.json'), 'utf8'))
    const publicKeyMultibase = multikeyOf('Ed25519', 'public', rfc8032[0].public)
    expect(await codeOf(() => importKeyPair({ privateKeyMultibase, publicKeyMultibase }))).toBe(
      'OB_KEY_MISMATCH'
    )
  })
})
