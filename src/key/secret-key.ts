/**
 * Secret keys, read from Multikey or JWK. Nothing here ever shows one in a text.
 * @module
 */
import { algorithmOfJwk } from './jwk.ts'
import type { JwkMembers, SecretJwk } from './jwk-members.ts'
import { decodeMultikey } from './multikey.ts'

/**
 * Reads a secret key from its Multikey text and computes its public half.
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_MISMATCH`, `OB_KEY_UNSUPPORTED`
 */
export function secretJwkFromMultibase(text: unknown): SecretJwk {
  const { algorithm, bytes } = decodeMultikey(text, 'secret')
  return algorithm.multikey.secretJwkOf(bytes)
}

/**
 * Reads a secret key from a JWK. Its public members must be those of its secret.
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_MISMATCH`, `OB_KEY_UNSUPPORTED`, `OB_KEY_PURPOSE`,
 * `OB_KEY_WEAK`
 */
export function secretJwkFromJwk(jwk: JwkMembers): SecretJwk {
  return algorithmOfJwk(jwk, 'sign').secretJwk(jwk)
}
