/**
 * The checks `proof` (every signature is good) and `issuer` (one of them is the issuer's).
 * @module
 */
import { type JsonObject, pointer } from '../../base/json.ts'
import { hasError, type Problem, problem } from '../../problem/problem.ts'
import { type CheckedProof, checkProofs, notAtHand } from '../../proof/check-proofs.ts'
import { type CheckResult, judged, skipped, type VerifierSettings } from '../check.ts'
import { issuerIdOf } from '../issuer-id.ts'
import type { ReportedKey } from '../report.ts'
import { checkComments } from './endorsement-comments.ts'

/** What the two checks found. */
export interface ProofFindings {
  readonly proof: CheckResult
  readonly issuer: CheckResult
  /** The proof that is the issuer's, and its key; only if both checks passed. */
  readonly by?: { readonly proof: JsonObject; readonly key: ReportedKey }
}

/** What a proof must be for, if the caller says so. */
export interface ExpectedExchange {
  readonly domain?: string
  readonly challenge?: string
}

/**
 * Checks all proofs. Every proof of a known suite must be good; one of an unknown suite beside a good one is a warning.
 * @returns `proof`: OB_PROOF_MISSING, OB_LIMIT_PROOFS, and those of `checkProofs`; `issuer`: OB_KEY_NOT_ISSUERS, or why the
 *   issuer's document could not be had
 * @see https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains
 */
export async function checkProofAndIssuer(
  credential: JsonObject,
  expected: ExpectedExchange,
  settings: VerifierSettings
): Promise<ProofFindings> {
  const { limits } = settings
  const count = Array.isArray(credential.proof)
    ? credential.proof.length
    : Number(credential.proof !== undefined)
  if (count === 0)
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
  const checked = await checkProofs(credential, issuerId, { ...settings, ...expected })
  const proof = allGood(checked)
  if (proof.outcome === 'failed') return { proof, issuer: skipped }
  const comments = await checkComments(credential, settings)
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
      const { method, foundBy, documents } = key
      return {
        issuer: { outcome: 'passed', problems: [] },
        by: { proof, key: { id: method.id, foundBy, documents } }
      }
    } else {
      against.push(...notIssuers.map(found => ({ path: pointer('', 'issuer'), ...found })))
    }
  }
  // A proof that could not be checked may still be the issuer's.
  return { issuer: { outcome: open || notAtHand(against) ? 'inconclusive' : 'failed', problems: against } }
}
