/**
 * The interface of one cryptographic suite.
 * @module
 */
import type { Suite } from 'jsonld-signatures'
import type { JsonObject } from '../base/json.ts'
import type { KeyAlgorithm } from '../key/algorithm.ts'
import type { Signer } from '../key/signer.ts'

/** The names of the suites that can be made and checked. */
export type ProofSuiteName = 'eddsa-rdfc-2022' | 'Ed25519Signature2020'

/** One suite: how it is recognised, what it needs, and the Digital Bazaar machine that does the work. */
export interface ProofSuite {
  readonly name: ProofSuiteName
  /** The only kind of key it signs with. */
  readonly algorithm: KeyAlgorithm
  /** The context that a document of each data model must name for this suite's proofs, if one is needed. */
  readonly context: { readonly '2.0'?: string; readonly '1.1': string }
  /** True if its proofs must say when they were made. */
  readonly createdRequired: boolean
  /** True if its proofs can build on others. */
  readonly chains: boolean
  /** True if `proof` says, to the letter, that it is of this suite. */
  describes(proof: JsonObject): boolean
  /** The machine for one proof. */
  machine(parts: MachineParts): Suite
}

/** What a machine is made of. */
export interface MachineParts {
  /** Gives the bytes to sign for a proof of the document at hand. */
  readonly hashData: (proof: JsonObject) => Promise<Uint8Array>
  /** Only for making a proof. */
  readonly signer?: Signer
  /** Members that the proof begins with. */
  readonly proof?: JsonObject
  /** When the proof is made. */
  readonly date?: Date
}
