/**
 * Proof chains: a proof that signs earlier proofs together with the document.
 * @see https://www.w3.org/TR/vc-data-integrity/#proof-chains
 * @module
 */
import { asArray, type JsonObject } from '../base/json.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'

/** What a proof says of the proofs it builds on. */
interface Chained {
  readonly id?: unknown
  readonly previousProof?: unknown
}

/**
 * The proofs that `proof` names in `previousProof`, in document order.
 * @throws OpenBadgesError `PROOF_VERIFICATION_ERROR` if one is missing, named by two proofs, or part of a circle
 */
export function previousProofs(proof: Chained, all: readonly JsonObject[]): readonly JsonObject[] {
  const named = asArray(proof.previousProof)
  if (named.length === 0) return []
  for (const id of named) {
    const found = all.filter(other => typeof id === 'string' && other.id === id)
    if (found.length !== 1) {
      const detail = `previousProof names ${quote(id)}, which ${found.length === 0 ? 'no proof' : 'more than one proof'} has as its id`
      throw failure('PROOF_VERIFICATION_ERROR', detail)
    }
  }
  if (leadsTo(proof, proof, all, new Set())) {
    throw failure('PROOF_VERIFICATION_ERROR', 'the proofs name each other in a circle')
  }
  return all.filter(({ id }) => named.includes(id))
}

function leadsTo(from: Chained, goal: Chained, all: readonly JsonObject[], seen: Set<unknown>): boolean {
  return asArray(from.previousProof).some(id => {
    if (id === goal.id) return true
    if (seen.has(id)) return false
    seen.add(id)
    const next = all.find(other => other.id === id)
    return next !== undefined && leadsTo(next, goal, all, seen)
  })
}
