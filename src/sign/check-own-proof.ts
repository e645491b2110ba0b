/**
 * The signer's own check of embedded proofs: what leaves the house verifies.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { Signer } from '../key/signer.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { type CheckedProof, checkProofs } from '../proof/check-proofs.ts'
import { ownResolver, wrongSignature } from './own-controller.ts'

/** What checking needs beside the credential. */
export interface OwnCheckOptions {
  readonly signer: Signer
  readonly contexts: ContextSet
  readonly limits: Limits
}

/**
 * Checks `proof` as a verifier would who finds the signer's public key in the issuer's document, and the proofs beside it.
 * @throws OpenBadgesError `OB_KEY_MISMATCH` if the signature does not fit the public key, and whatever else a
 *   verifier would say to the proofs
 */
export async function checkOwnProof(
  signed: JsonObject,
  proof: JsonObject,
  options: OwnCheckOptions
): Promise<void> {
  const checked = await checkedProofs(signed, [proof], options)
  const own = checked.find(result => result.proof === proof)
  refuseDead(checked.filter(result => result !== own))
  if (own?.outcome === 'passed') return
  const problems = [...(own?.problems ?? []), ...(own?.notIssuers ?? [])]
  if (problems.some(({ code }) => code === 'PROOF_VERIFICATION_ERROR')) throw wrongSignature(options.signer)
  throw new OpenBadgesError(problems)
}

/**
 * Refuses a credential with an embedded proof that a verifier would find bad. One whose key is not at hand here may be
 * good.
 * @throws OpenBadgesError whatever a verifier would say to the proofs
 */
export async function checkEarlierProofs(credential: JsonObject, options: OwnCheckOptions): Promise<void> {
  const proofs = asArray<JsonValue>(credential.proof)
  if (proofs.length > 0) refuseDead(await checkedProofs(credential, proofs.filter(isObject), options))
}

/** As of the day when the last of `made` was made: a badge may be made for a later one. */
async function checkedProofs(
  credential: JsonObject,
  made: readonly JsonObject[],
  { signer, contexts, limits }: OwnCheckOptions
): Promise<readonly CheckedProof[]> {
  const resolver = await ownResolver(signer)
  const days = made.map(({ created }) => Date.parse(String(created))).filter(Number.isFinite)
  const now = Math.max(0, ...days)
  return checkProofs(credential, signer.controller, { resolver, contexts, limits, now, maxClockSkewMs: 0 })
}

function refuseDead(checked: readonly CheckedProof[]): void {
  const dead = checked.filter(({ outcome }) => outcome === 'failed')
  if (dead.length === 0) return
  const hint = 'take the proofs of an earlier version out before signing again'
  throw new OpenBadgesError(dead.flatMap(({ problems }) => problems.map(found => ({ ...found, hint }))))
}
