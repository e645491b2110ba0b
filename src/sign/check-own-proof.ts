/**
 * The signer's own check of embedded proofs: what leaves the house verifies.
 * @module
 */
import { asArray, type JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { isNotAtHand } from '../binding/not-at-hand.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { PublicKey } from '../key/public-key.ts'
import type { Signer } from '../key/signer.ts'
import { OpenBadgesError, throwIfError } from '../problem/error.ts'
import type { Problem } from '../problem/problem.ts'
import { checkComments } from '../proof/check-comments.ts'
import { type CheckedProof, type CheckProofsOptions, checkProofs } from '../proof/check-proofs.ts'
import type { CreatedProof } from '../proof/create-proof.ts'
import { isSignedByMachine } from '../proof/machine.ts'
import { checkProofMembers } from '../proof/proof-members.ts'
import { isSigned, signatureOf } from '../proof/signature.ts'
import type { ProofSuite } from '../proof/suite.ts'
import { ownResolver, wrongSignature } from './own-controller.ts'

/** What checking needs beside the credential. */
export interface OwnCheckOptions {
  readonly signer: Signer
  readonly contexts: ContextSet
  readonly limits: Limits
}

/** What is known of a proof that was just made. */
export interface OwnProof extends CreatedProof {
  readonly suite: ProofSuite
  /** The signer's public key, as a verifier will find it. */
  readonly key: PublicKey
}

/**
 * Checks a proof as a verifier would who finds the signer's public key in the issuer's document, and the proofs beside it.
 * What was hashed for signing is not hashed again, unless there are other proofs.
 * @param selfCheck false if the signature of a proof that stands alone needs not be checked
 * @throws OpenBadgesError `OB_KEY_MISMATCH` if the signature does not fit the public key, and whatever else a
 *   verifier would say to the proofs
 */
export async function checkOwnProof(
  signed: JsonObject,
  own: OwnProof,
  options: OwnCheckOptions,
  selfCheck: boolean
): Promise<void> {
  // As of the proof's own time: a badge may be made for a later day.
  const created = Date.parse(String(own.proof.created))
  const verifier = await asVerifier(options, created)
  if (asArray(signed.proof).length > 1) await checkBeside(signed, own, options, verifier)
  else if (selfCheck) await checkAlone(signed, own, options, verifier)
  refuseSwapped(await checkComments(signed, { ...verifier, now: Math.max(created, Date.now()) }))
}

async function checkAlone(
  signed: JsonObject,
  { proof, hashed, suite, key }: OwnProof,
  { signer }: OwnCheckOptions,
  verifier: CheckProofsOptions
): Promise<void> {
  const signature = signatureOf(proof.proofValue)
  throwIfError(checkProofMembers(proof, suite, signature, verifier, '/proof/0'))
  const { bytes, road } = hashed
  const isGood =
    signature !== undefined &&
    key.algorithm === suite.algorithm &&
    (road === 'compiled'
      ? await isSigned(signed, suite, key, bytes, signature)
      : await isSignedByMachine(signed, proof, suite, key, bytes))
  if (!isGood) throw wrongSignature(signer)
}

async function checkBeside(
  signed: JsonObject,
  { proof }: OwnProof,
  { signer }: OwnCheckOptions,
  verifier: CheckProofsOptions
): Promise<void> {
  const checked = await checkProofs(signed, signer.controller, verifier)
  const own = checked.find(result => result.proof === proof)
  refuseDead(checked.filter(result => result !== own))
  if (own?.outcome === 'passed') return
  const problems = [...(own?.problems ?? []), ...(own?.notIssuers ?? [])]
  if (problems.some(({ code }) => code === 'PROOF_VERIFICATION_ERROR')) throw wrongSignature(signer)
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
