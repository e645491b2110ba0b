/**
 * RSA keys. They have no Multikey here: only a JWK can hold one.
 * @module
 */
import { bytesToNumberBE } from '@noble/curves/utils.js'
import { encodeBase64url } from '../base/base64url.ts'
import { failure } from '../problem/error.ts'
import { decodeNumber, type JwkMembers, type PublicJwk, type RsaPublicJwk } from './jwk-members.ts'
import { looksLikeRoca } from './roca.ts'
import { rsaSecretJwk } from './rsa-secret.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

/** Shorter ones can be broken by those who have the means, and JOSE forbids them. */
const MIN_BITS = 2048
/** Longer ones make each signature of a stranger a burden. */
const MAX_BITS = 8192
/** Greater exponents are refused by some browsers, and slow everywhere. */
const MAX_EXPONENT_BYTES = 4

const name = 'RSASSA-PKCS1-v1_5'

/**
 * RS256: RSASSA-PKCS1-v1_5 with SHA-256.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.3
 */
export const rsa: SignatureAlgorithm<'RS256'> = Object.freeze({
  name: 'RS256',
  kty: 'RSA',
  alg: ['RS256'],
  publishedAs: 'JsonWebKey',
  keyParameters: { name, hash: 'SHA-256' },
  signatureParameters: { name },
  signatureLength: (key: PublicJwk) => decodeNumber(key, 'n').length,
  publicJwk,
  secretJwk: (jwk: JwkMembers) => rsaSecretJwk(publicJwk(jwk), jwk)
} satisfies SignatureAlgorithm<'RS256'>)

function publicJwk(jwk: JwkMembers): RsaPublicJwk {
  const [n, e] = [decodeNumber(jwk, 'n'), decodeNumber(jwk, 'e')]
  checkModulus(n)
  checkExponent(e)
  return { kty: 'RSA', n: encodeBase64url(n), e: encodeBase64url(e) }
}

function checkModulus(n: Uint8Array): void {
  const bits = 8 * (n.length - 1) + bytesToNumberBE(n.subarray(0, 1)).toString(2).length
  if (bits < MIN_BITS) {
    throw failure('OB_KEY_WEAK', `the RSA key has ${bits} bits; it must have at least ${MIN_BITS}`, {
      hint: 'Generate a new key pair.'
    })
  }
  if (bits > MAX_BITS) {
    throw failure('OB_KEY_UNSUPPORTED', `the RSA key has ${bits} bits; at most ${MAX_BITS} are read`)
  }
  if (isEven(n)) throw failure('OB_KEY_MALFORMED', 'the modulus "n" of the RSA key is even')
  if (looksLikeRoca(bytesToNumberBE(n))) {
    const detail = 'the RSA key was made by a generator whose keys can be broken (CVE-2017-15361)'
    throw failure('OB_KEY_WEAK', detail, { hint: 'Generate a new key pair elsewhere.' })
  }
}

function checkExponent(e: Uint8Array): void {
  if (e.length > MAX_EXPONENT_BYTES) {
    const detail = `the exponent "e" of the RSA key has ${e.length} bytes; at most ${MAX_EXPONENT_BYTES} are read`
    throw failure('OB_KEY_UNSUPPORTED', detail, { hint: 'Keys mostly have 65537.' })
  }
  if (isEven(e)) throw failure('OB_KEY_MALFORMED', 'the exponent "e" of the RSA key is even')
  if (e.length === 1 && e[0] === 1) {
    throw failure('OB_KEY_WEAK', 'the exponent "e" of the RSA key is 1: anyone can sign for it', {
      hint: 'Generate a new key pair.'
    })
  }
}

function isEven(number: Uint8Array): boolean {
  return bytesToNumberBE(number.subarray(-1)) % 2n === 0n
}
