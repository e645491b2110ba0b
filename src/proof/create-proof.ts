/**
 * Makes an embedded proof.
 * @module
 */
import { momentAsText } from '../base/date-time-stamp.ts'
import { asArray, isObject, type JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { Signer } from '../key/signer.ts'
import { failure } from '../problem/error.ts'
import { createProofHasher, type HashData } from './hash-data.ts'
import { proofByMachine } from './machine.ts'
import { previousProofs } from './proof-chain.ts'
import { proofValueOf } from './signature.ts'
import type { ProofSuite } from './suite.ts'

/** Members that the caller may put into a proof. */
export interface ProofMembers {
  readonly id?: string
  readonly expires?: string
  readonly domain?: string
  readonly challenge?: string
  readonly nonce?: string
  readonly previousProof?: string | readonly string[]
}

/** What {@link createProof} needs. */
export interface CreateProofOptions {
  readonly suite: ProofSuite
  readonly signer: Signer
  /** When the proof is made, in milliseconds since 1970; written in whole seconds. */
  readonly created: number
  readonly members: ProofMembers
  readonly contexts: ContextSet
  readonly limits: Limits
}

/** A proof, and what it signs. */
export interface CreatedProof {
  readonly proof: JsonObject
  readonly hashed: HashData
}

/** A proof without its value. */
export function proofConfiguration({
  suite,
  signer,
  created,
  members
}: Pick<CreateProofOptions, 'suite' | 'signer' | 'created' | 'members'>): JsonObject {
  return {
    ...members,
    type: suite.says.type,
    created: momentAsText(new Date(created)),
    verificationMethod: signer.id,
    ...(suite.says.cryptosuite && { cryptosuite: suite.says.cryptosuite }),
    proofPurpose: 'assertionMethod'
  }
}

/**
 * Makes a proof for `credential`; proofs that it has already stay outside of what is signed, but for those that
 * `members.previousProof` names.
 * @returns the proof, and what it signs; `credential` is not changed
 * @throws OpenBadgesError `PROOF_GENERATION_ERROR`, and whatever canonicalizing throws
 */
export async function createProof(
  credential: JsonObject,
  options: CreateProofOptions
): Promise<CreatedProof> {
  const { suite, signer, members, contexts, limits } = options
  const previous = previousProofs(members, asArray(credential.proof).filter(isObject))
  const hasher = createProofHasher(credential, { contexts, maxQuads: limits.maxQuads })
  const configuration = proofConfiguration(options)
  const hashed = await hasher.hashData(configuration, previous)
  const { bytes, road } = hashed
  try {
    const proof =
      road === 'jsonld'
        ? await proofByMachine(credential, configuration, suite, signer, bytes)
        : { ...configuration, proofValue: proofValueOf(await signer.sign(bytes)) }
    return { proof, hashed }
  } catch (cause) {
    throw failure('PROOF_GENERATION_ERROR', `the proof could not be made with the key ${signer.id}`, {
      cause
    })
  }
}
