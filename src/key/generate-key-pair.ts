/**
 * Makes key pairs.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import type { KeyAlgorithm } from './algorithm.ts'
import { type KeyIdentityOptions, keyIdentity } from './key-identity.ts'
import { type KeyPair, keyPairOf } from './key-pair.ts'
import { publicKeyFromJwk } from './public-key.ts'
import { generate } from './web-crypto.ts'

/** Bits that the modulus of a new RSA key can have. */
export const modulusLengths = Object.freeze([2048, 3072, 4096] as const)

/** Options of {@link generateKeyPair}. */
export interface GenerateKeyPairOptions<Algorithm extends KeyAlgorithm = KeyAlgorithm>
  extends KeyIdentityOptions {
  /**
   * `'Ed25519'` (the default) signs embedded proofs and JWTs; `'ES256'`, `'ES384'` and `'RS256'` sign JWTs.
   */
  readonly algorithm?: Algorithm
  /**
   * Bits of the modulus, for `'RS256'` only. Default 3072: a badge is verified for many years, and 2048 bits are
   * thought to be enough until 2030.
   */
  readonly modulusLength?: (typeof modulusLengths)[number]
}

/**
 * Makes a new key pair. Unless it is told whose key it is, it belongs to its own did:key; an RSA key, which has
 * none, to its own did:jwk.
 *
 * @param options `algorithm` (default `'Ed25519'`), `controller`, `id`, and for RSA `modulusLength`
 * @throws TypeError for another algorithm, a `controller` or `id` that is no absolute identifier, another
 * `modulusLength`, or one for a key that is not RSA
 * @throws OpenBadgesError `OB_DID_MALFORMED`, `OB_KEY_MISMATCH` (the `controller` is a did:key or did:jwk,
 * which cannot be that of a new key), `OB_KEY_UNSUPPORTED` (the platform's WebCrypto lacks the algorithm)
 * @example
 * ```ts
 * const keyPair = await generateKeyPair({ controller: 'did:web:example.org' })
 * keyPair.id // 'did:web:example.org#z6Mk…'
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#verification-methods
 */
export async function generateKeyPair<Algorithm extends KeyAlgorithm = 'Ed25519'>(
  options: GenerateKeyPairOptions<Algorithm> = {}
): Promise<KeyPair<Algorithm>> {
  assertOptions(options, ['algorithm', 'controller', 'id', 'modulusLength'])
  const { algorithm = 'Ed25519', modulusLength } = options
  const { secret, publicJwk } = await generate(algorithm, checkModulusLength(algorithm, modulusLength))
  const key = publicKeyFromJwk(publicJwk)
  // The algorithm that was asked for is the type parameter; only its default is a value.
  return keyPairOf(key, keyIdentity(key, options), secret) as KeyPair<Algorithm>
}

function checkModulusLength(algorithm: KeyAlgorithm, modulusLength: number | undefined): number {
  if (modulusLength === undefined) return 3072
  if (algorithm !== 'RS256') throw new TypeError('modulusLength is for RS256 only')
  if (modulusLengths.some(known => known === modulusLength)) return modulusLength
  throw new TypeError(`modulusLength must be one of ${modulusLengths.join(', ')}`)
}
