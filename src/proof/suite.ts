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
  /** True if a proof is of this suite only where the document names that context. */
  readonly contextRequired: boolean
  /** True if its proofs must say when they were made. */
  readonly createdRequired: boolean
  /** True if its proofs can build on others. */
  readonly chains: boolean
  /** The members by which a proof says, to the letter, that it is of this suite. */
  readonly says: { readonly type: string; readonly cryptosuite?: string }
  /** The Digital Bazaar machine for one proof: it knows all of JSON-LD, and is what our own steps are held to. */
  machine(parts: MachineParts): Promise<Suite>
}

/** What a machine is made of. */
export interface MachineParts {
  /** What is signed. */
  readonly bytes: Uint8Array
  /** Only for making a proof. */
  readonly signer?: Signer
  /** All members of the proof but its value. */
  readonly proof?: JsonObject
}
