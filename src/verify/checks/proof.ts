/**
 * The checks `proof` (every signature is good) and `issuer` (one of them is the issuer's).
 * @module
 */
import { type JsonObject, pointer } from '../../base/json.ts'
import { hasError, type Problem, problem } from '../../problem/problem.ts'
import { checkJwt } from '../../proof/check-jwt.ts'
import { type CheckedProof, checkProofs, notAtHand } from '../../proof/check-proofs.ts'
import type { VcJwt } from '../../proof/vc-jwt.ts'
import { type CheckResult, judged, skipped, type VerifierSettings } from '../check.ts'
import { issuerIdOf } from '../issuer-id.ts'
import type { ReportedKey } from '../report.ts'
import { checkComments } from './endorsement-comments.ts'

/** What the two checks found. */
export interface ProofFindings {
  readonly proof: CheckResult
  readonly issuer: CheckResult
  /** The proof that is the issuer's, and its key; only if both checks passed. */
  readonly by?: ProvenBy
}

/** Which proof counts, and what all good ones are made with. */
export interface ProvenBy {
  readonly proof: JsonObject
  readonly key: ReportedKey
  readonly securedBy: readonly string[]
}

/** What a proof must be for, if the caller says so. */
export interface ExpectedExchange {
  readonly domain?: string
  readonly challenge?: string
}

/**
 * Checks all proofs: the JWT around the credential and those embedded in it. Every proof of a known kind must be good;
 * one of an unknown suite beside a good one is a warning.
 * @param jwt what the credential arrived in, if it did
 * @returns `proof`: OB_PROOF_MISSING, OB_LIMIT_PROOFS, and those of `checkJwt` and `checkProofs`; `issuer`:
 *   OB_KEY_NOT_ISSUERS, or why the issuer's document could not be had
 * @see https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains
 */
export async function checkProofAndIssuer(
  credential: JsonObject,
  jwt: VcJwt | undefined,
  expected: ExpectedExchange,
  settings: VerifierSettings
): Promise<ProofFindings> {
  const { limits } = settings
  const count = Array.isArray(credential.proof)
    ? credential.proof.length
    : Number(credential.proof !== undefined)
  if (count === 0 && jwt === undefined)
    return failed(problem('OB_PROOF_MISSING', 'nobody has signed this credential', { path: '/proof' }))
  if (count > limits.maxProofs) {
    return failed(
      problem('OB_LIMIT_PROOFS', `${count} proofs, at most ${limits.maxProofs} are checked`, {
        path: '/proof'
      })
    )
  }
  const issuerId = issuerIdOf(credential)
  // Conformance has said so already: there is nobody whose key could be looked for.
  if (issuerId === undefined) return { proof: skipped, issuer: skipped }
  const checked = [
    ...(jwt ? [await checkJwt(jwt, issuerId, settings)] : []),
    ...(count > 0 ? await checkProofs(credential, issuerId, { ...settings, ...expected }) : [])
  ]
  const proof = allGood(checked)
  if (proof.outcome === 'failed') return { proof, issuer: skipped }
  // A JWT covers every letter, so that nothing in it could be swapped.
  const comments = jwt ? [] : await checkComments(credential, settings)
  if (comments.length > 0) {
    const { outcome } = judged(comments)
    return {
      proof: { outcome, problems: [...proof.problems, ...comments] },
      issuer: outcome === 'failed' ? skipped : { outcome, problems: [] }
    }
  }
  return { proof, ...issuersOwn(checked) }
}

function failed(found: Problem): ProofFindings {
  return { proof: { outcome: 'failed', problems: [found] }, issuer: skipped }
}

function allGood(checked: readonly CheckedProof[]): CheckResult {
  const problems = checked.flatMap(({ problems }) => problems)
  const outcomes = new Set(checked.map(({ outcome }) => outcome))
  if (outcomes.has('failed')) return { outcome: 'failed', problems }
  if (outcomes.has('inconclusive')) return { outcome: 'inconclusive', problems }
  if (outcomes.has('passed')) return { outcome: 'passed', problems }
  // Only proofs that cannot be checked here.
  return {
    outcome: 'inconclusive',
    problems: problems.map(found => ({ ...found, severity: 'error' as const }))
  }
}

function issuersOwn(checked: readonly CheckedProof[]): Pick<ProofFindings, 'issuer' | 'by'> {
  const against: Problem[] = []
  let open = false
  for (const { proof, key, outcome, notIssuers = key?.notIssuers } of checked) {
    if (notIssuers === undefined) {
      open ||= outcome !== 'passed'
    } else if (key !== undefined && !hasError(notIssuers)) {
      const { id, foundBy, documents } = key
      return {
        issuer: { outcome: 'passed', problems: notIssuers },
        by: { proof, key: { id, foundBy, documents }, securedBy: securedBy(checked) }
      }
    } else {
      against.push(...notIssuers.map(found => ({ path: pointer('', 'issuer'), ...found })))
    }
  }
  // A proof that could not be checked may still be the issuer's.
  return { issuer: { outcome: open || notAtHand(against) ? 'inconclusive' : 'failed', problems: against } }
}

function securedBy(checked: readonly CheckedProof[]): string[] {
  return checked
    .filter(({ outcome }) => outcome === 'passed')
    .map(({ proof: { alg, cryptosuite, type } }) => String(alg ?? cryptosuite ?? type))
}
