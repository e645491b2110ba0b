/**
 * ECDSA over a curve of NIST: what P-256 and P-384 have in common.
 * @module
 */
import type { p256, p384 } from '@noble/curves/nist.js'
import { encodeBase64url } from '../base/base64url.ts'
import { failure } from '../problem/error.ts'
import { decodeMember, type EcPublicJwk } from './jwk-members.ts'
import { curvePublicJwk, curveSecretJwk, type MultikeyForm } from './multikey-form.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

const UNCOMPRESSED = 0x04

/** In what two such algorithms differ. */
export interface EcdsaParts<Name extends string> {
  /** Its JOSE name. */
  readonly name: Name
  /** The curve, as JOSE and WebCrypto call it. */
  readonly crv: EcPublicJwk['crv']
  /** The arithmetic of the curve. */
  readonly curve: typeof p256 | typeof p384
  /** Bytes of a coordinate, and of a secret key. */
  readonly length: number
  /** The hash, as WebCrypto calls it. */
  readonly hash: string
  /** Multicodec prefix of its public keys. */
  readonly publicPrefix: readonly [number, number]
  /** Multicodec prefix of its secret keys. */
  readonly secretPrefix: readonly [number, number]
}

/** The algorithm of these parts. Signatures are r‖s. */
export function ecdsaAlgorithm<Name extends string>(parts: EcdsaParts<Name>): SignatureAlgorithm<Name> {
  const { name, crv, length, hash } = parts
  const multikey = multikeyForm(parts)
  return Object.freeze({
    name,
    kty: 'EC',
    crv,
    alg: [name],
    multikey,
    publishedAs: 'JsonWebKey',
    keyParameters: { name: 'ECDSA', namedCurve: crv },
    signatureParameters: { name: 'ECDSA', hash },
    signatureLength: () => 2 * length,
    publicJwk: jwk => curvePublicJwk(multikey, jwk),
    secretJwk: jwk => curveSecretJwk(multikey, jwk)
  } satisfies SignatureAlgorithm<Name>)
}

function multikeyForm(parts: EcdsaParts<string>): MultikeyForm {
  const { crv, curve, length, publicPrefix, secretPrefix } = parts

  function pointOf(bytes: Uint8Array) {
    try {
      const point = curve.Point.fromBytes(bytes)
      point.assertValidity()
      return point
    } catch {
      throw failure('OB_KEY_MALFORMED', `the ${crv} public key is not a point on its curve`)
    }
  }

  function publicJwkOf(bytes: Uint8Array): EcPublicJwk {
    const coordinates = pointOf(bytes).toBytes(false).subarray(1)
    const x = encodeBase64url(coordinates.subarray(0, length))
    return { kty: 'EC', crv, x, y: encodeBase64url(coordinates.subarray(length)) }
  }

  return Object.freeze({
    publicPrefix,
    secretPrefix,
    publicLength: length + 1,
    secretLength: length,
    publicJwkOf,

    publicBytes(jwk) {
      const x = decodeMember(jwk, 'x', length)
      const y = decodeMember(jwk, 'y', length)
      return pointOf(Uint8Array.of(UNCOMPRESSED, ...x, ...y)).toBytes(true)
    },

    secretJwkOf(bytes) {
      if (bytes.length !== length) {
        throw failure('OB_KEY_MALFORMED', `a ${crv} secret key has ${length} bytes, not ${bytes.length}`)
      }
      if (!curve.utils.isValidSecretKey(bytes)) {
        const detail = `the ${crv} secret key is zero, or not below the order of the curve`
        throw failure('OB_KEY_MALFORMED', detail)
      }
      return { ...publicJwkOf(curve.getPublicKey(bytes)), d: encodeBase64url(bytes) }
    }
  } satisfies MultikeyForm)
}
