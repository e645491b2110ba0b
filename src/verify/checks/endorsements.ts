/**
 * The check `endorsements`: what others say of the badge, of its achievement or its issuer. Each has its own issuer, its
 * own proof and its own report, and none makes the badge better or worse unless the caller says so.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue } from '../../base/json.ts'
import type { EndorsementCredential, EndorsementCredentialv1p1 } from '../../model/endorsement.ts'
import { type Problem, problem, quote } from '../../problem/problem.ts'
import { createChainAllowance } from '../../proof/chain-allowance.ts'
import { type Allowance, createAllowance } from '../allowance.ts'
import { type CheckResult, reasonIn, skipped, type VerifierSettings } from '../check.ts'
import { endorsementsOf, type FoundEndorsement } from '../endorsements-of.ts'
import type { ReadInput } from '../input.ts'
import type { EndorsementReport, VerificationReport } from '../report.ts'

/** What the check found: a report on each endorsement. */
export interface EndorsementsResult extends CheckResult {
  readonly endorsements: readonly EndorsementReport[]
}

/** Part of `maxObjects` and `maxValues` that all endorsements may have together. */
const SHARE = 1 / 3

/** Verifies one endorsement as a credential of its own. */
export type VerifyEndorsement = (
  input: ReadInput,
  settings: VerifierSettings
) => Promise<VerificationReport<EndorsementCredential | EndorsementCredentialv1p1>>

/**
 * Verifies every endorsement, one after the other: embedded ones and JWTs. One counts if it verifies, by its own issuer's
 * key, and speaks of the thing that it hangs on. Endorsements of endorsements are not verified.
 * @param credential one that is authentic: nothing of others is asked for
 * @returns for each that does not count OB_ENDORSEMENT_FAILED, a warning; an error where endorsements are required. Also
 *   OB_ENDORSEMENT_SELF, OB_LIMIT_ENDORSEMENTS, OB_ENDORSEMENT_NOT_CHECKED
 * @see https://www.imsglobal.org/spec/ob/v3p0/#endorsement-verification
 */
export async function checkEndorsements(
  credential: JsonObject,
  issuerId: string,
  settings: VerifierSettings,
  verify: VerifyEndorsement
): Promise<EndorsementsResult> {
  // In other credentials that member may be a term of another vocabulary.
  const found = endorsementsOf(credential).filter(
    ({ endorsement }) => settings.kind === 'badge' || isCredential(endorsement)
  )
  if (found.length === 0) return { endorsements: [], ...skipped }
  const required = settings.endorsements === 'require'
  if (settings.endorsements === 'skip') return notChecked(found)
  const severity = required ? 'error' : 'warning'
  const { maxEndorsements } = settings.limits
  const problems: Problem[] = []
  const endorsements: EndorsementReport[] = []
  const allowance = allowanceOf(settings)
  const shared = { ...settings, chains: createChainAllowance(settings.limits.maxQuads) }
  for (const one of found.slice(0, maxEndorsements)) {
    allowance.take(one.endorsement)
    if (allowance.isUsedUp) break
    const report = await verifyOne(one, allowance, shared, verify)
    // What stands in a JWT is counted once it is read.
    if (typeof one.endorsement === 'string') allowance.take(contentOf(report))
    endorsements.push(report)
    const wrong = wrongWith(report, one)
    if (wrong) problems.push(problem('OB_ENDORSEMENT_FAILED', wrong, { path: one.path, severity }))
    else if (report.issuer?.id === issuerId) problems.push(ownPraise(one.path))
  }
  const next = found[endorsements.length]
  if (next !== undefined) {
    const detail = `${found.length} endorsements, ${endorsements.length} of them were verified`
    problems.push(problem('OB_LIMIT_ENDORSEMENTS', detail, { path: next.path, severity }))
  }
  return { outcome: outcomeOf(endorsements, found), problems, endorsements }
}

function allowanceOf({ limits }: VerifierSettings): Allowance {
  const { maxObjects, maxValues } = limits
  return createAllowance({
    ...limits,
    maxObjects: Math.ceil(maxObjects * SHARE),
    maxValues: Math.ceil(maxValues * SHARE)
  })
}

function isCredential(endorsement: JsonValue): boolean {
  return typeof endorsement === 'string' || (isObject(endorsement) && endorsement['@context'] !== undefined)
}

function notChecked(found: readonly FoundEndorsement[]): EndorsementsResult {
  const problems = found.map(({ path }) =>
    problem('OB_ENDORSEMENT_NOT_CHECKED', 'the endorsement was not verified', { path, severity: 'warning' })
  )
  return { outcome: 'skipped', problems, endorsements: [] }
}

async function verifyOne(
  { endorsement, path, of }: FoundEndorsement,
  { limits }: Allowance,
  settings: VerifierSettings,
  verify: VerifyEndorsement
): Promise<EndorsementReport> {
  const input: ReadInput =
    typeof endorsement === 'string'
      ? { format: 'jws', generation: '3.0', jws: endorsement, problems: [] }
      : { format: 'json', generation: '3.0', value: endorsement, problems: [] }
  const report = await verify(input, {
    ...settings,
    ...(input.jws !== undefined && { limits }),
    kind: 'endorsement',
    // Whom the caller trusts to issue badges he need not trust to praise them.
    trust: undefined,
    endorsements: 'skip',
    refresh: 'off',
    ...(settings.session && { session: settings.session.part() })
  })
  return { ...report, path, ...(of !== undefined && { of }) }
}

function contentOf({ credential, claims }: EndorsementReport): JsonValue {
  // The report says what it is, for people; here it is JSON again.
  return (credential ?? claims ?? null) as JsonValue
}

/** Why an endorsement does not count; `undefined` if it does. */
function wrongWith(report: EndorsementReport, { of }: FoundEndorsement): string | undefined {
  if (!report.verified) return `the endorsement does not verify${reasonIn(report.problems)}`
  return speaksOf(report, of) ? undefined : `the endorsement speaks of something else than ${quote(of, 200)}`
}

function speaksOf({ credential }: EndorsementReport, of: string | undefined): boolean {
  const subjects = asArray(credential?.credentialSubject as JsonValue | undefined)
  return of !== undefined && subjects.length > 0 && subjects.every(item => isObject(item) && item.id === of)
}

function ownPraise(path: string): Problem {
  return problem('OB_ENDORSEMENT_SELF', 'the issuer of the badge endorses it himself', {
    path,
    severity: 'info'
  })
}

function outcomeOf(
  reports: readonly EndorsementReport[],
  found: readonly FoundEndorsement[]
): CheckResult['outcome'] {
  const answers = reports.map((report, index) => {
    const { verdict, verified } = report
    if (verified) return speaksOf(report, found[index]?.of) ? 'passed' : 'failed'
    return verdict.authentic === 'no' || verdict.current === 'no' ? 'failed' : 'inconclusive'
  })
  if (answers.includes('failed')) return 'failed'
  return reports.length < found.length || answers.includes('inconclusive') ? 'inconclusive' : 'passed'
}
