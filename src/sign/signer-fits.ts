/**
 * Whether a signer can sign for an issuer, asked before anything is signed.
 * @module
 */
import { isObject, type JsonValue } from '../base/json.ts'
import type { Signer } from '../key/signer.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import type { ProofSuite } from '../proof/suite.ts'

/** Refuses what is no signer. @throws TypeError */
export function assertSigner(signer: Signer): void {
  if (
    typeof signer?.sign !== 'function' ||
    typeof signer.id !== 'string' ||
    typeof signer.controller !== 'string'
  ) {
    if (signer !== null && typeof signer === 'object' && 'signer' in signer)
      throw new TypeError('give keyPair.signer')
    throw new TypeError('signer must have id, controller, algorithm, publicKey and sign(message)')
  }
}

/**
 * The signer as it is now, so that one that changes while it is asked does not sign under two names. A frozen one, as a
 * key pair has, is taken as it is.
 * @throws TypeError if it is none
 */
export function takeSigner(given: Signer): Signer {
  const signer = given === null || typeof given !== 'object' || Object.isFrozen(given) ? given : copied(given)
  assertSigner(signer)
  return signer
}

function copied(signer: Signer): Signer {
  const { id, controller, algorithm, publicKey } = signer
  const sign = typeof signer.sign === 'function' ? (message: Uint8Array) => signer.sign(message) : signer.sign
  // A key pair that was given in its place is told by this member.
  const pair = 'signer' in signer ? { signer: signer.signer } : {}
  return Object.freeze({
    id,
    controller,
    algorithm,
    publicKey: Object.freeze({ ...publicKey }),
    sign,
    ...pair
  })
}

/**
 * Refuses a signer that is not the issuer's.
 * @param issuer the issuer of a credential: a profile or an id
 * @throws OpenBadgesError `OB_KEY_NOT_ISSUERS`
 */
export function assertSignerIsIssuer(signer: Signer, issuer: JsonValue | undefined): void {
  const id = isObject(issuer) ? issuer.id : issuer
  if (id === signer.controller) return
  const detail = `the issuer is ${quote(id, 200)}, the signer belongs to ${quote(signer.controller, 200)}`
  const hint =
    'make the key with generateKeyPair({ controller: issuer.id }), or set issuer.id to signer.controller'
  throw failure('OB_KEY_NOT_ISSUERS', detail, { path: isObject(issuer) ? '/issuer/id' : '/issuer', hint })
}

/**
 * Refuses a signer that is not the issuer's, or whose key does not fit the suite.
 * @param issuer the issuer of a credential: a profile or an id
 * @throws OpenBadgesError `OB_KEY_NOT_ISSUERS`, `OB_KEY_MISMATCH`
 */
export function assertSignerFits(signer: Signer, issuer: JsonValue | undefined, suite: ProofSuite): void {
  assertSignerIsIssuer(signer, issuer)
  if (signer.algorithm === suite.algorithm) return
  const detail = `${suite.name} signs with ${suite.algorithm}, the signer has a key for ${signer.algorithm}`
  const hint = `use a key pair for ${suite.algorithm}; or sign a JWT, with signCredentialAsJwt or createIssuer({ securing: 'jwt' })`
  throw failure('OB_KEY_MISMATCH', detail, { hint })
}
