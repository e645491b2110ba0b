/**
 * P-256 keys.
 * @module
 */
import { p256 as curve } from '@noble/curves/nist.js'
import { encodeBase64url } from '../base/base64url.ts'
import { failure } from '../problem/error.ts'
import { decodeMember, type PublicJwk } from './jwk-members.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

const LENGTH = 32
const UNCOMPRESSED = 0x04

/**
 * ES256: ECDSA over P-256 with SHA-256, signatures as r‖s.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 */
export const p256: SignatureAlgorithm<'ES256'> = Object.freeze({
  name: 'ES256',
  kty: 'EC',
  crv: 'P-256',
  alg: ['ES256'],
  publicPrefix: [0x80, 0x24],
  secretPrefix: [0x86, 0x26],
  publicLength: LENGTH + 1,
  secretLength: LENGTH,
  signatureLength: 2 * LENGTH,
  keyParameters: { name: 'ECDSA', namedCurve: 'P-256' },
  signatureParameters: { name: 'ECDSA', hash: 'SHA-256' },

  publicJwk(bytes) {
    return jwkOf(pointOf(bytes))
  },

  publicBytes(jwk) {
    const x = decodeMember(jwk, 'x', LENGTH)
    const y = decodeMember(jwk, 'y', LENGTH)
    return pointOf(Uint8Array.of(UNCOMPRESSED, ...x, ...y)).toBytes(true)
  },

  secretJwk(bytes) {
    if (bytes.length !== LENGTH) {
      throw failure('OB_KEY_MALFORMED', `a P-256 secret key has ${LENGTH} bytes, not ${bytes.length}`)
    }
    if (!curve.utils.isValidSecretKey(bytes)) {
      throw failure('OB_KEY_MALFORMED', 'the P-256 secret key is zero, or not below the order of the curve')
    }
    return { ...jwkOf(pointOf(curve.getPublicKey(bytes))), d: encodeBase64url(bytes) }
  }
} satisfies SignatureAlgorithm<'ES256'>)

type Point = InstanceType<typeof curve.Point>

function pointOf(bytes: Uint8Array): Point {
  try {
    const point = curve.Point.fromBytes(bytes)
    point.assertValidity()
    return point
  } catch {
    throw failure('OB_KEY_MALFORMED', 'the P-256 public key is not a point on its curve')
  }
}

function jwkOf(point: Point): PublicJwk {
  const bytes = point.toBytes(false)
  return {
    kty: p256.kty,
    crv: p256.crv,
    x: encodeBase64url(bytes.subarray(1, 1 + LENGTH)),
    y: encodeBase64url(bytes.subarray(1 + LENGTH))
  }
}
