/**
 * The signer's own check of embedded proofs: what leaves the house verifies.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { isNotAtHand } from '../binding/not-at-hand.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { Signer } from '../key/signer.ts'
import { OpenBadgesError, throwIfError } from '../problem/error.ts'
import type { Problem } from '../problem/problem.ts'
import { checkComments } from '../proof/check-comments.ts'
import { type CheckedProof, type CheckProofsOptions, checkProofs } from '../proof/check-proofs.ts'
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
  // As of the proof's own time: a badge may be made for a later day.
  const created = Date.parse(String(proof.created))
  const verifier = await asVerifier(options, created)
  const checked = await checkProofs(signed, options.signer.controller, verifier)
  const own = checked.find(result => result.proof === proof)
  refuseDead(checked.filter(result => result !== own))
  if (own?.outcome === 'passed') {
    const later = { ...verifier, now: Math.max(created, Date.now()) }
    return refuseSwapped(await checkComments(signed, later))
  }
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
  if (credential.proof === undefined) return
  refuseDead(await checkProofs(credential, options.signer.controller, await asVerifier(options, Date.now())))
}

async function asVerifier(
  { signer, contexts, limits }: OwnCheckOptions,
  now: number
): Promise<CheckProofsOptions> {
  return { resolver: await ownResolver(signer), contexts, limits, now, maxClockSkewMs: 0 }
}

/** Comments that a verifier would not believe. That an endorser's document is not at hand here says nothing. */
function refuseSwapped(comments: readonly Problem[]): void {
  throwIfError(comments.filter(({ code }) => !isNotAtHand(code)))
}

function refuseDead(checked: readonly CheckedProof[]): void {
  const dead = checked.filter(({ outcome }) => outcome === 'failed')
  if (dead.length === 0) return
  const hint = 'take the proofs of an earlier version out before signing again'
  throw new OpenBadgesError(dead.flatMap(({ problems }) => problems.map(found => ({ ...found, hint }))))
}
