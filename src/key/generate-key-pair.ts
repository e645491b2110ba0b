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

/** Options of {@link generateKeyPair}. */
export interface GenerateKeyPairOptions extends KeyIdentityOptions {
  /** Default `'Ed25519'`. */
  readonly algorithm?: KeyAlgorithm
}

/**
 * Makes a new key pair. Unless it is told whose key it is, it belongs to its own did:key.
 *
 * @param options `algorithm` (default `'Ed25519'`), `controller` and `id`
 * @throws TypeError for another algorithm, or a `controller` or `id` that is no absolute identifier
 * @throws OpenBadgesError `OB_DID_MALFORMED`, `OB_KEY_MISMATCH` (the `controller` is a did:key or did:jwk,
 * which cannot be that of a new key), `OB_KEY_UNSUPPORTED` (the platform's WebCrypto lacks the algorithm)
 * @example
 * ```ts
 * const keyPair = await generateKeyPair({ controller: 'did:web:example.org' })
 * keyPair.id // 'did:web:example.org#z6Mk…'
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#verification-methods
 */
export async function generateKeyPair(options: GenerateKeyPairOptions = {}): Promise<KeyPair> {
  assertOptions(options, ['algorithm', 'controller', 'id'])
  const { secret, publicJwk } = await generate(options.algorithm ?? 'Ed25519')
  const key = publicKeyFromJwk(publicJwk)
  return keyPairOf(key, keyIdentity(key, options), secret)
}
