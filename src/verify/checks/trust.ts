/**
 * The check `trust`: the caller's policy trusts the issuer.
 * @module
 */
import { type Problem, problem, quote } from '../../problem/problem.ts'
import type { CheckResult } from '../check.ts'
import type { ReportedIssuer, ReportedKey } from '../report.ts'

/** The issuer of a badge that is authentic, as a policy sees it. */
export interface TrustedIssuer extends ReportedIssuer {
  /** The key, which is proven to be the issuer's. */
  readonly key: ReportedKey
}

/**
 * Decides whether an issuer is trusted.
 * @returns `true` for yes, `false` for no, `undefined` if you do not know; a promise of it will do. What it throws, and
 *   anything else that it answers, leaves the question open. It is waited for as long as it takes.
 */
export type TrustPredicate = (issuer: TrustedIssuer) => TrustAnswer | Promise<TrustAnswer>

/** Yes, no, or not known. */
export type TrustAnswer = boolean | undefined

/** What a registry says of an issuer. */
export interface RegisteredIssuer {
  /** What the issuer is called. */
  readonly name?: string
  /** Where the issuer is, in words. */
  readonly location?: string
  /** Its web page. */
  readonly url?: string
}

/** Whom the caller trusts: issuers by their exact id, with what a registry says of them; or a function that decides. */
export type TrustPolicy =
  | { readonly kind: 'known'; readonly issuers: ReadonlyMap<string, RegisteredIssuer | undefined> }
  | { readonly kind: 'predicate'; readonly decide: TrustPredicate }

/** What the check `trust` answers. */
export interface TrustResult extends CheckResult {
  /** What the registry says of the issuer, if it lists it. */
  readonly entry?: RegisteredIssuer
}

/**
 * Asks the policy about the issuer of a badge that is authentic. Ids are compared letter by letter. Never rejects.
 * @returns `passed` if it is trusted, with what a registry says of it; `failed` with OB_ISSUER_NOT_TRUSTED;
 *   `inconclusive` with OB_ISSUER_UNKNOWN for information, or OB_TRUST_FAILED
 * @see https://www.w3.org/TR/vc-data-model-2.0/#validation
 */
export async function checkTrust(issuer: TrustedIssuer, policy: TrustPolicy): Promise<TrustResult> {
  if (policy.kind === 'predicate') return decided(issuer, policy.decide)
  if (!policy.issuers.has(issuer.id)) return unknown(issuer)
  const entry = policy.issuers.get(issuer.id)
  return { outcome: 'passed', problems: [], ...(entry && { entry }) }
}

async function decided(issuer: TrustedIssuer, decide: TrustPredicate): Promise<TrustResult> {
  try {
    // A policy in plain JavaScript may answer anything, and what is not `true` is no yes.
    const answer: unknown = await decide(frozen(issuer))
    if (answer === true) return { outcome: 'passed', problems: [] }
    if (answer === undefined) return unknown(issuer)
    if (answer !== false) return undecided(`the trust policy answered ${quote(answer)}`)
    const detail = `the trust policy refuses ${quote(issuer.id, 200)}`
    return { outcome: 'failed', problems: [problem('OB_ISSUER_NOT_TRUSTED', detail, { path: '/issuer' })] }
  } catch (cause) {
    return undecided('the trust policy threw', cause)
  }
}

/** What the policy writes into what it is given must not come into the report. */
function frozen({ key, ...issuer }: TrustedIssuer): TrustedIssuer {
  const documents = Object.freeze([...key.documents])
  return Object.freeze({ ...issuer, key: Object.freeze({ ...key, documents }) })
}

function unknown({ id }: TrustedIssuer): TrustResult {
  const detail = `the trust policy does not know ${quote(id, 200)}; that says nothing against it`
  return inconclusive(problem('OB_ISSUER_UNKNOWN', detail, { path: '/issuer', severity: 'info' }))
}

function undecided(detail: string, cause?: unknown): TrustResult {
  const hint = 'answer true, false or undefined'
  return inconclusive(problem('OB_TRUST_FAILED', detail, { path: '/issuer', hint, cause }))
}

function inconclusive(found: Problem): TrustResult {
  return { outcome: 'inconclusive', problems: [found] }
}
