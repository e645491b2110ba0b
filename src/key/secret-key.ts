/**
 * Secret keys, read from Multikey or JWK. Nothing here ever shows one in a text.
 * @module
 */
import { failure } from '../problem/error.ts'
import { algorithmOfJwk } from './jwk.ts'
import { decodeMember, type JwkMembers, type SecretJwk } from './jwk-members.ts'
import { decodeMultikey } from './multikey.ts'

/**
 * Reads a secret key from its Multikey text and computes its public half.
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_MISMATCH`, `OB_KEY_UNSUPPORTED`
 */
export function secretJwkFromMultibase(text: unknown): SecretJwk {
  const { algorithm, bytes } = decodeMultikey(text, 'secret')
  return algorithm.secretJwk(bytes)
}

/**
 * Reads a secret key from a JWK. Its public members must be those of its secret.
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_MISMATCH`, `OB_KEY_UNSUPPORTED`, `OB_KEY_PURPOSE`
 */
export function secretJwkFromJwk(jwk: JwkMembers): SecretJwk {
  const algorithm = algorithmOfJwk(jwk, 'sign')
  const secret = algorithm.secretJwk(decodeMember(jwk, 'd', algorithm.secretLength))
  if (jwk.x !== secret.x || jwk.y !== secret.y) {
    throw failure('OB_KEY_MISMATCH', 'the public members of the JWK are not those of its secret "d"')
  }
  return secret
}
