/**
 * The order of the checks, and nothing else: what each looks at is in `checks/`.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 * @module
 */
import type { AnyOpenBadgeCredential } from '../model/credential.ts'
import { type CheckResult, judged, skipped, type VerifierSettings } from './check.ts'
import { checkCredentialSchemas } from './checks/credential-schema.ts'
import { checkEndorsements, type EndorsementsResult } from './checks/endorsements.ts'
import { checkRecipient, type RecipientResult } from './checks/recipient.ts'
import { checkRefresh, type RefreshResult } from './checks/refresh.ts'
import { checkResources } from './checks/resources.ts'
import { checkStatus, type StatusResult, worst } from './checks/status.ts'
import { checkTrust, type TrustResult } from './checks/trust.ts'
import { type AuthenticExamination, examine, isAuthentic } from './examine.ts'
import { guarded, guardedLater } from './guarded.ts'
import type { Expectation, ReadInput } from './input.ts'
import type { VerificationReport } from './report.ts'
import { issuerOf, reportOf } from './report-of.ts'
import { createStatusRound } from './status-round.ts'

/**
 * Runs all checks on what was read. Never rejects: a check that breaks is inconclusive.
 * @typeParam C what `settings.kind` says that the credential is
 */
export async function verifyCredential<C = AnyOpenBadgeCredential>(
  input: ReadInput,
  expected: Expectation,
  settings: VerifierSettings
): Promise<VerificationReport<C>> {
  const held = await examine(input, expected, settings)
  const { credential } = held
  // What is not what its issuer signed is not asked further: no address in it is followed, nobody's word is taken.
  if (!isAuthentic(held)) {
    const { recipient } = expected
    const read = credential !== undefined && held.parse.outcome === 'passed'
    const found = read && recipient ? guarded(() => checkRecipient(credential, recipient)) : skipped
    const { outcome, problems } = found
    return reportOf({ examination: held, recipient: { outcome, problems } }, expected, settings)
  }
  const refresh: RefreshResult = await guardedLater(() => checkRefresh(held, expected, settings))
  const newest = refresh.renewed?.examination ?? held
  return reportOf(await findingsOf(newest, held, refresh, expected, settings), expected, settings)
}

async function findingsOf(
  newest: AuthenticExamination,
  held: AuthenticExamination,
  refresh: RefreshResult,
  expected: Expectation,
  settings: VerifierSettings
) {
  const { credential, by } = newest
  const { recipient: person, resources } = expected
  const { trust: policy } = settings
  // First what is its own, for all share the limits of one verification: no endorsement may use up what its status needs.
  const status = await statusOf(newest, held, settings)
  const schemas = await guardedLater(async () => judged(await checkCredentialSchemas(credential, settings)))
  const recipient: RecipientResult = person ? guarded(() => checkRecipient(credential, person)) : skipped
  const trust: TrustResult = policy ? await guardedLater(() => checkTrust(issuerOf(newest), policy)) : skipped
  const endorsements: CheckResult & Partial<EndorsementsResult> = await guardedLater(() =>
    checkEndorsements(credential, by.issuerId, settings, (input, own) => verifyCredential(input, {}, own))
  )
  return {
    examination:
      schemas.problems.length === 0
        ? newest
        : { ...newest, conformance: joined(newest.conformance, schemas) },
    refresh,
    status: await statusAnew(status, newest, held, settings),
    recipient,
    trust,
    endorsements,
    resources: resources ? guarded(() => checkResources(credential, resources)) : skipped
  }
}

/** Asks again where a list was kept, and what it was verified with has turned out to say something else by now. */
async function statusAnew(
  status: CheckResult & Partial<StatusResult>,
  newest: AuthenticExamination,
  held: AuthenticExamination,
  settings: VerifierSettings
): Promise<CheckResult & Partial<StatusResult>> {
  if (!settings.session?.isContradicted) return status
  return statusOf(newest, held, {
    ...settings,
    statusCache: undefined,
    statusRound: createStatusRound(settings.limits)
  })
}

/** That there is a newer copy does not hide that the one at hand was revoked. */
async function statusOf(
  newest: AuthenticExamination,
  held: AuthenticExamination,
  settings: VerifierSettings
): Promise<CheckResult & Partial<StatusResult>> {
  const check = ({ credential, by }: AuthenticExamination): Promise<CheckResult & Partial<StatusResult>> =>
    guardedLater(() => checkStatus(credential, by.issuerId, settings))
  const older = await check(held)
  if (newest === held) return older
  const newer = await check(newest)
  return { ...newer, ...joined(newer, older) }
}

/** One check from several: as bad as the worst, with all their problems. */
function joined(...results: readonly CheckResult[]): CheckResult {
  return {
    outcome: worst(results.map(({ outcome }) => outcome)),
    problems: results.flatMap(({ problems }) => problems)
  }
}
