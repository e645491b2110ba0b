/**
 * Ed25519 keys.
 * @module
 */
import { ed25519 as curve } from '@noble/curves/ed25519.js'
import { encodeBase64url } from '../base/base64url.ts'
import { failure } from '../problem/error.ts'
import { decodeMember, type OkpPublicJwk } from './jwk-members.ts'
import { curvePublicJwk, curveSecretJwk, type MultikeyForm } from './multikey-form.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

const LENGTH = 32

const multikey: MultikeyForm = Object.freeze({
  publicPrefix: [0xed, 0x01],
  secretPrefix: [0x80, 0x26],
  publicLength: LENGTH,
  secretLength: LENGTH,

  publicJwkOf(bytes) {
    checkPoint(bytes)
    return jwkOf(bytes)
  },

  publicBytes(jwk) {
    return decodeMember(jwk, 'x', LENGTH)
  },

  secretJwkOf(bytes) {
    const seed = bytes.slice(0, LENGTH)
    if (seed.length !== LENGTH || (bytes.length !== LENGTH && bytes.length !== 2 * LENGTH)) {
      throw failure('OB_KEY_MALFORMED', `an Ed25519 secret key has ${LENGTH} bytes, not ${bytes.length}`)
    }
    const jwk = { ...jwkOf(curve.getPublicKey(seed)), d: encodeBase64url(seed) }
    // Older tools write the seed followed by the public key.
    if (bytes.length === 2 * LENGTH && encodeBase64url(bytes.slice(LENGTH)) !== jwk.x) {
      throw failure('OB_KEY_MISMATCH', 'the second half of the secret key is not the public key of the first')
    }
    return jwk
  }
} satisfies MultikeyForm)

/**
 * Ed25519, the algorithm of `eddsa-rdfc-2022` and `Ed25519Signature2020`; in a JWS it is called `EdDSA`.
 * @see https://www.rfc-editor.org/rfc/rfc8032#section-5.1
 */
export const ed25519: SignatureAlgorithm<'Ed25519'> = Object.freeze({
  name: 'Ed25519',
  kty: 'OKP',
  crv: 'Ed25519',
  alg: ['EdDSA', 'Ed25519'],
  multikey,
  publishedAs: 'Multikey',
  keyParameters: { name: 'Ed25519' },
  signatureParameters: { name: 'Ed25519' },
  signatureLength: () => 2 * LENGTH,
  publicJwk: jwk => curvePublicJwk(multikey, jwk),
  secretJwk: jwk => curveSecretJwk(multikey, jwk)
} satisfies SignatureAlgorithm<'Ed25519'>)

function jwkOf(bytes: Uint8Array): OkpPublicJwk {
  return { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(bytes) }
}

/**
 * Verifiers accept keys of small order, under which anyone can make signatures; and a second spelling of a
 * key would give it a second name. So both are refused before a key is used.
 */
function checkPoint(bytes: Uint8Array): void {
  let point: InstanceType<typeof curve.Point>
  try {
    point = curve.Point.fromBytes(bytes, false)
  } catch {
    throw failure(
      'OB_KEY_MALFORMED',
      'the Ed25519 public key is not the one encoding of a point on its curve'
    )
  }
  if (point.isSmallOrder()) {
    throw failure('OB_KEY_WEAK', 'the Ed25519 public key is a point of small order: anyone can sign for it', {
      hint: 'Generate a new key pair.'
    })
  }
}
