/**
 * From the results of the checks to the report.
 * @module
 */
import { formatDateTimeStamp } from '../base/date-time-stamp.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { versionOf } from '../conform/conform.ts'
import type { JwtProof, Proof } from '../model/proof.ts'
import { worstFirst } from '../problem/problem.ts'
import { issuerIdOf } from '../proof/issuer-id.ts'
import { type CheckResult, skipped, type VerifierSettings } from './check.ts'
import type { EndorsementsResult } from './checks/endorsements.ts'
import type { RecipientResult } from './checks/recipient.ts'
import type { RefreshResult } from './checks/refresh.ts'
import type { StatusResult } from './checks/status.ts'
import type { TrustResult } from './checks/trust.ts'
import { type AuthenticExamination, type Examination, isAuthentic } from './examine.ts'
import { withHints, withListHints } from './hints.ts'
import type { Expectation } from './input.ts'
import {
  type CheckName,
  checkNames,
  type ReportedIssuer,
  type ReportedKey,
  type VerificationReport
} from './report.ts'
import { isVerified, verdictOf } from './verdict.ts'

/** What the checks found; those that are absent were skipped. */
export interface Findings {
  readonly examination: Examination
  readonly refresh?: RefreshResult
  readonly status?: CheckResult & Partial<StatusResult>
  readonly recipient: RecipientResult
  readonly trust?: TrustResult
  readonly endorsements?: CheckResult & Partial<EndorsementsResult>
  readonly resources?: CheckResult
}

/**
 * The report on what was found.
 * @typeParam C what the settings say that the credential is
 */
export function reportOf<C>(
  findings: Findings,
  expected: Expectation,
  settings: VerifierSettings
): VerificationReport<C> {
  const { examination } = findings
  const { input, credential } = examination
  const results = resultsOf(findings)
  const checks = checkNames.map(name => {
    const { outcome, problems } = results[name]
    return { name, outcome, problems: withHints(problems) }
  })
  const verdict = verdictOf(results)
  const isRead = credential !== undefined && examination.parse.outcome === 'passed'
  const source = { ...input, ...(isRead && { dataModel: versionOf(credential) }) }
  const parts = {
    judgedAt: formatDateTimeStamp(settings.now),
    checks,
    problems: worstFirst(checks.flatMap(({ problems }) => problems)),
    fetched: [...(settings.session?.fetched ?? [])],
    ...extrasOf(findings)
  }
  if (verdict.authentic !== 'yes' || !isAuthentic(examination)) {
    const issuer = isRead ? claimedIssuerOf(credential) : undefined
    return {
      verified: false,
      verdict,
      source,
      ...(issuer && { issuer }),
      ...(credential && { claims: credential }),
      ...parts
    }
  }
  const { proof, securedBy } = examination.by
  const proven = {
    verdict: { ...verdict, authentic: verdict.authentic },
    // The schema and the proof check say that these are what the types say.
    source: {
      dataModel: versionOf(examination.credential),
      proof: proof as unknown as Proof | JwtProof,
      securedBy,
      ...source
    },
    issuer: issuerOf(examination),
    credential: examination.credential as unknown as C,
    ...parts
  }
  const asked = {
    bound: expected.recipient !== undefined,
    trusted: settings.trust !== undefined,
    required: requiredBy(settings).map(name => results[name].outcome)
  }
  const verified = isVerified(verdict, asked)
  return verified ? { verified, ...proven } : { verified, ...proven }
}

function resultsOf(findings: Findings): Readonly<Record<CheckName, CheckResult>> {
  const { parse, conformance, proof, issuer, validity } = findings.examination
  const { recipient, status, trust, refresh, endorsements, resources } = findings
  return {
    parse,
    conformance,
    proof,
    issuer,
    validity,
    recipient,
    status: status ?? skipped,
    trust: trust ?? skipped,
    refresh: refresh ?? skipped,
    endorsements: endorsements ?? skipped,
    resources: resources ?? skipped
  }
}

function extrasOf({ status, endorsements, recipient, trust, refresh }: Findings) {
  const { matched } = recipient
  const { entry } = trust ?? {}
  const { renewed } = refresh ?? {}
  return {
    statuses: (status?.statuses ?? []).map(one => ({
      ...one,
      listProblems: withListHints(one.listProblems)
    })),
    endorsements: endorsements?.endorsements ?? [],
    ...(matched && { recipient: matched }),
    ...(entry && { registered: entry }),
    ...(renewed && { refreshedFrom: renewed.url })
  }
}

function requiredBy({ refresh, endorsements }: VerifierSettings): CheckName[] {
  return [
    'resources',
    ...(refresh === 'require' ? (['refresh'] as const) : []),
    ...(endorsements === 'require' ? (['endorsements'] as const) : [])
  ]
}

function claimedIssuerOf(credential: JsonObject): ReportedIssuer | undefined {
  const id = issuerIdOf(credential)
  if (id === undefined) return undefined
  const name = isObject(credential.issuer) ? credential.issuer.name : undefined
  return { id, ...(typeof name === 'string' && { claimedName: name }) }
}

/** The issuer of a credential that is authentic. */
export function issuerOf({
  credential,
  by
}: AuthenticExamination): ReportedIssuer & { readonly key: ReportedKey } {
  return { ...claimedIssuerOf(credential), id: by.issuerId, key: by.key }
}
