/**
 * The signature of a JWS, and the key that its header shows.
 * @module
 */
import { encodeUtf8 } from '../base/utf8.ts'
import { type PublicKey, publicKeyFromJwk, readingOf } from '../key/public-key.ts'
import { verifySignature } from '../key/web-crypto.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { type Problem, problem } from '../problem/problem.ts'
import type { Jws } from './jws.ts'
import { keyAlgorithmOf } from './jws-algorithm.ts'

/**
 * Checks the signature of a JWS with a key. The key decides which algorithm it is for, and the header has to agree.
 *
 * It does not check whose key it is, nor what was signed. An ECDSA signature has a twin (r‖n−s for r‖s) that anybody can
 * compute and that is as good: the text of a JWS is no identity.
 * @param jws from `parseCompactJws` or `readVcJwt`
 * @param key found by way of the issuer, not of the header
 * @returns nothing if the signature is good; else `OB_KEY_MISMATCH` (the key is for another algorithm),
 *   `PROOF_VERIFICATION_ERROR`, or `OB_KEY_UNSUPPORTED` (the platform lacks the algorithm)
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-5.2
 */
export async function checkJwtSignature(jws: Jws, key: PublicKey): Promise<Problem | undefined> {
  const { alg } = jws.header
  const wanted = keyAlgorithmOf(alg)
  if (wanted !== key.algorithm) {
    const detail = `the JWS says it was signed with ${alg}, but the key is one for ${key.algorithm}`
    return problem('OB_KEY_MISMATCH', detail, { path: '/header/alg' })
  }
  try {
    if (await verifySignature(key, encodeUtf8(jws.signingInput), jws.signature)) return undefined
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return thrown.problems[0]
    throw thrown
  }
  const detail = 'the signature does not fit: the badge is not what was signed, or another key signed it'
  return problem('PROOF_VERIFICATION_ERROR', detail)
}

/** The key that a header shows. */
export interface HeaderKey {
  /** The key, if there is a usable one. It proves nothing: compare it with the keys that the issuer publishes. */
  readonly key?: PublicKey
  /** Why there is none, with pointers to `/header/jwk`. Empty too where the header shows no key. */
  readonly problems: readonly Problem[]
}

/**
 * The public key in the `jwk` of a header, as a hint which of the issuer's keys to take.
 * @returns the key; nothing where there is no `jwk`; or the problems of `publicKeyFromJwk`
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-4.1.3
 */
export function headerKey({ header }: Jws): HeaderKey {
  const { jwk } = header
  if (jwk === undefined) return { problems: [] }
  const reading = readingOf(() => publicKeyFromJwk(jwk))
  if ('key' in reading) return { key: reading.key, problems: [] }
  return { problems: reading.problems.map(found => ({ path: '/header/jwk', ...found })) }
}
