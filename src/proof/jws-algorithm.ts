/**
 * The algorithms that a JWS may name, and the kind of key that each of them needs.
 * @module
 */
import type { KeyAlgorithm } from '../key/algorithm.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/**
 * The algorithms of a VC-JWT. `EdDSA` and `Ed25519` are two names of one: RFC 9864 calls the older one deprecated,
 * and most verifiers know only that.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.1
 */
export type JwsAlgorithm = 'RS256' | 'ES256' | 'ES384' | 'EdDSA' | 'Ed25519'

const keyAlgorithms: Readonly<Record<JwsAlgorithm, KeyAlgorithm>> = {
  RS256: 'RS256',
  ES256: 'ES256',
  ES384: 'ES384',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519'
}

/** The kind of key that signs with `alg`. */
export function keyAlgorithmOf(alg: JwsAlgorithm): KeyAlgorithm {
  return keyAlgorithms[alg]
}

/** True if `alg` is one that is read here. */
export function isJwsAlgorithm(alg: unknown): alg is JwsAlgorithm {
  return typeof alg === 'string' && Object.hasOwn(keyAlgorithms, alg)
}

/** The name that a key's own algorithm has in a JWS: the one that the most verifiers know. */
export function jwsAlgorithmOf(key: KeyAlgorithm): JwsAlgorithm {
  return key === 'Ed25519' ? 'EdDSA' : key
}

/** Registered signatures by key pairs. They are sound, or may be; they are just not checked here. */
const otherSignatures = /^(?:RS|PS|ES)(?:256|384|512)$|^ES256K$|^Ed448$|^ML-DSA-|^SLH-DSA-/

/**
 * What is wrong with the `alg` of a header that {@link isJwsAlgorithm} refused.
 * @returns `OB_SECURING_UNSUPPORTED` for a registered signature that is not checked here; `OB_JWS_ALGORITHM` for all
 *   that proves nothing: `none`, HMAC (whoever can check it can make it), other names, no name
 */
export function refusedAlgorithm(alg: unknown): Problem {
  const path = '/header/alg'
  const known = Object.keys(keyAlgorithms).join(', ')
  if (typeof alg === 'string' && otherSignatures.test(alg)) {
    return problem(
      'OB_SECURING_UNSUPPORTED',
      `signatures of the algorithm ${quote(alg)} are not checked here`,
      {
        path,
        hint: `known algorithms: ${known}`
      }
    )
  }
  return problem('OB_JWS_ALGORITHM', `the algorithm of the JWS is ${quote(alg)}, expected one of ${known}`, {
    path,
    hint: 'from a stranger, take it as an attack: such a JWS is signed by nobody, or by anybody'
  })
}
