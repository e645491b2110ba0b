/**
 * The proof as it stands in a document.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { DateTimeStamp, Iri } from './values.ts'

/**
 * Embedded proof.
 */
export interface Proof {
  /** DataIntegrityProof, or a legacy suite name. */
  readonly type: string
  /** When the proof was made. */
  readonly created?: DateTimeStamp
  /** Suite name. */
  readonly cryptosuite?: string
  /** Replay protection. */
  readonly challenge?: string
  /** Intended domain. */
  readonly domain?: string
  /** Random value. */
  readonly nonce?: string
  /** Must be assertionMethod. */
  readonly proofPurpose?: string
  /** Multibase signature. */
  readonly proofValue?: string
  /** URL of the key. */
  readonly verificationMethod?: Iri
}

/**
 * What secures a credential that arrived as a VC-JWT, for a report: the header and the claims of the JWT.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof
 */
export interface JwtProof {
  /** Always `VC-JWT`. */
  readonly type: 'VC-JWT'
  /** The algorithm of the signature, as the header names it. */
  readonly alg: string
  /** What the header calls the key. */
  readonly kid?: string
  /** What the payload says beside the credential: `iss`, `sub`, `jti`, `nbf`, `exp` ... */
  readonly claims: JsonObject
}
