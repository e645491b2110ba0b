/**
 * The checks `proof` (every signature is good) and `issuer` (one of them is the issuer's).
 * @module
 */
import { asArray, type JsonObject, pointer } from '../../base/json.ts'
import { hasError, type Problem, problem } from '../../problem/problem.ts'
import { checkComments } from '../../proof/check-comments.ts'
import { checkJwt } from '../../proof/check-jwt.ts'
import {
  type CheckedProof,
  type CheckProofsOptions,
  checkProofs,
  isIssuersOwn,
  notAtHand
} from '../../proof/check-proofs.ts'
import { issuerIdOf } from '../../proof/issuer-id.ts'
import type { ExpectedExchange } from '../../proof/proof-members.ts'
import type { VcJwt } from '../../proof/vc-jwt.ts'
import { asWarnings, type CheckResult, judged, skipped, type VerifierSettings } from '../check.ts'
import type { ReportedKey } from '../report.ts'

/** What the two checks found. */
export interface ProofFindings {
  readonly proof: CheckResult
  readonly issuer: CheckResult
  /** The proof that is the issuer's, and its key; only if both checks passed. */
  readonly by?: ProvenBy
}

/** Which proof counts, and what all good ones are made with. */
export interface ProvenBy {
  /** `issuer.id` of the credential. */
  readonly issuerId: string
  readonly proof: JsonObject
  readonly key: ReportedKey
  readonly securedBy: readonly string[]
}

/**
 * Checks all proofs: the JWT around the credential and those embedded in it. Every proof of a known kind must be good;
 * one of an unknown suite beside a good one is a warning. Under `any-proof` one of the issuer's is enough, and what is
 * wrong with the others are warnings; the JWT must be good even so.
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
  const embedded = asArray(credential.proof).length > 0
  if (!embedded && jwt === undefined)
    return failed(problem('OB_PROOF_MISSING', 'nobody has signed this credential', { path: '/proof' }))
  const issuerId = issuerIdOf(credential)
  // Conformance has said so already: there is nobody whose key could be looked for.
  if (issuerId === undefined) return { proof: skipped, issuer: skipped }
  const { accept } = settings
  const reading = readingOf(settings)
  const options = { ...reading, ...expected }
  const checked = [
    ...(jwt ? [await checkJwt(jwt, issuerId, options)] : []),
    ...(embedded ? await checkProofs(credential, issuerId, options) : [])
  ]
  // A JWT in the name of the issuer has to be his, whatever proofs there are inside.
  const counting = jwt ? checked.slice(0, 1) : checked
  const enough = accept.has('any-proof') && counting.some(isIssuersOwn)
  const proof = enough ? oneGood(checked) : allGood(checked)
  if (proof.outcome === 'failed') return { proof, issuer: skipped }
  const found = issuersOwn(enough ? counting.filter(isIssuersOwn) : counting)
  if (found.by === undefined) return { proof, issuer: found.issuer }
  if (proof.outcome !== 'passed') return { proof: withReasons(proof, checked), issuer: found.issuer }
  const by = { issuerId, securedBy: securedBy(checked), ...found.by }
  // His JWT covers every letter, so that nothing in it could be swapped.
  const comments = jwt ? [] : await checkComments(credential, reading)
  if (comments.length === 0) return { proof, issuer: found.issuer, by }
  const { outcome } = judged(comments)
  return {
    proof: { outcome, problems: [...proof.problems, ...comments] },
    issuer: outcome === 'failed' ? skipped : { outcome, problems: [] }
  }
}

/** What the checks of proofs need, and no more: it is copied for each credential. */
function readingOf(settings: VerifierSettings): CheckProofsOptions {
  const { resolver, session, now, keyBinding, maxClockSkewMs, contexts, limits, chains, accept } = settings
  const legacySuites = accept.has('legacy-suites')
  return {
    resolver,
    session,
    now,
    ...(keyBinding && { keyBinding }),
    maxClockSkewMs,
    contexts,
    limits,
    chains,
    legacySuites
  }
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

/** One good proof is enough: what is wrong with the others is there to be seen. */
function oneGood(checked: readonly CheckedProof[]): CheckResult {
  const problems = checked.flatMap(({ outcome, problems, notIssuers = [] }) =>
    outcome === 'passed' ? problems : [...problems, ...notIssuers]
  )
  return { outcome: 'passed', problems: asWarnings(problems) }
}

/** Why a proof could not be checked, where the issuer's own was good and that is all there is to say of it. */
function withReasons(proof: CheckResult, checked: readonly CheckedProof[]): CheckResult {
  const reasons = checked.flatMap(({ outcome, notIssuers = [] }) =>
    outcome === 'inconclusive' ? notIssuers : []
  )
  return { ...proof, problems: [...proof.problems, ...reasons] }
}

interface IssuersOwn {
  readonly issuer: CheckResult
  readonly by?: Pick<ProvenBy, 'proof' | 'key'>
}

function issuersOwn(checked: readonly CheckedProof[]): IssuersOwn {
  const against: Problem[] = []
  let open = false
  for (const { proof, key, outcome, notIssuers = key?.notIssuers } of checked) {
    if (notIssuers === undefined) {
      open ||= outcome !== 'passed'
    } else if (key !== undefined && !hasError(notIssuers)) {
      const { id, foundBy, documents } = key
      return {
        issuer: { outcome: 'passed', problems: notIssuers },
        by: { proof, key: { id, foundBy, documents } }
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
    .filter(isIssuersOwn)
    .map(({ proof: { alg, cryptosuite, type } }) => String(alg ?? cryptosuite ?? type))
}
