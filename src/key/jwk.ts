/**
 * What a JSON Web Key says about its own use, and whether that fits.
 * @module
 */
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { algorithms, type KeyAlgorithm, kindOf, supportedKeys } from './algorithm.ts'
import type { JwkMembers } from './jwk-members.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

/** Members of a JWK that only its owner may see: of RSA, EC, OKP and symmetric keys. */
export const secretJwkMembers: readonly string[] = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * The algorithm of a JWK, once all that it says about its use fits.
 * @param operation what the key is wanted for
 * @throws OpenBadgesError `OB_KEY_MALFORMED` (no `kty`), `OB_KEY_UNSUPPORTED` (another kind of key),
 * `OB_KEY_MISMATCH` (`alg` of another key), `OB_KEY_PURPOSE` (`use` or `key_ops` forbid the operation)
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-4
 */
export function algorithmOfJwk(
  jwk: JwkMembers,
  operation: 'sign' | 'verify'
): SignatureAlgorithm<KeyAlgorithm> {
  const { kty, crv, alg, use, key_ops: operations } = jwk
  if (typeof kty !== 'string') throw failure('OB_KEY_MALFORMED', 'the JWK has no text in its member "kty"')
  const algorithm = algorithms.find(known => known.kty === kty && known.crv === crv)
  if (algorithm === undefined) {
    const curve = crv === undefined ? '' : ` with "crv" ${shown(crv)}`
    throw failure('OB_KEY_UNSUPPORTED', `the JWK is of kind ${shown(kty)}${curve}`, {
      hint: `Known keys: ${supportedKeys}.`
    })
  }
  if (alg !== undefined && !algorithm.alg.some(name => name === alg)) {
    const kind = kindOf(algorithm)
    throw failure('OB_KEY_MISMATCH', `the JWK is a key of kind ${kind}, but its "alg" is ${shown(alg)}`, {
      hint: `It must be ${algorithm.alg.join(' or ')}, or absent.`
    })
  }
  if (use !== undefined && use !== 'sig') {
    throw failure('OB_KEY_PURPOSE', `the "use" of the JWK is ${shown(use)}; it must be "sig" or absent`)
  }
  // An array by RFC 7517, a single string by the OB 3.0 data model.
  if (operations !== undefined && ![operations].flat().includes(operation)) {
    throw failure('OB_KEY_PURPOSE', `the "key_ops" of the JWK do not allow it to ${operation}`)
  }
  return algorithm
}

function shown(value: unknown): string {
  return typeof value === 'string' ? quote(value) : `of type ${typeof value}`
}
