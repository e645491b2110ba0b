/**
 * The proof as it stands in a document.
 * @module
 */
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
