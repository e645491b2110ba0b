/**
 * From the results of the checks to the report.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { versionOf } from '../conform/conform.ts'
import type { Fetched } from '../fetch/fetched.ts'
import type { AnyOpenBadgeCredential } from '../model/credential.ts'
import type { JwtProof, Proof } from '../model/proof.ts'
import { issuerIdOf } from '../proof/issuer-id.ts'
import { type CheckResult, skipped } from './check.ts'
import type { ProofFindings } from './checks/proof.ts'
import type { Expectation, ReadInput } from './input.ts'
import {
  type CheckName,
  checkNames,
  isVerified,
  problemsOf,
  type ReportedIssuer,
  type VerificationReport,
  verdictOf
} from './report.ts'

/** What the checks proved, and what they asked for. */
export interface Proven {
  readonly credential?: JsonObject
  /** What an input says that did not come as far as the checks. */
  readonly claims?: JsonObject
  readonly by?: ProofFindings['by']
  readonly fetched: readonly Fetched[]
}

/**
 * The report on a verification.
 * @param results of the checks that were made; the others were skipped
 * @param proven the credential, if one was read, and by whom it is, if that was proven
 */
export function reportOf(
  results: Readonly<Partial<Record<CheckName, CheckResult>>>,
  { format, generation }: Pick<ReadInput, 'format' | 'generation'>,
  expected: Expectation,
  { credential, claims, by, fetched }: Proven
): VerificationReport {
  const checks = checkNames.map(name => ({ name, ...(results[name] ?? skipped) }))
  const outcomes = Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome])) as Record<
    CheckName,
    CheckResult['outcome']
  >
  const verdict = verdictOf(outcomes)
  const source = { format, generation, ...(credential && { dataModel: versionOf(credential) }) }
  const issuer = credential && issuerOf(credential)
  const parts = { verdict, checks, problems: problemsOf(checks), endorsements: [], fetched: [...fetched] }
  if (verdict.authentic !== 'yes' || credential === undefined || issuer === undefined || by === undefined) {
    const said = credential ?? claims
    return { verified: false, ...parts, source, ...(issuer && { issuer }), ...(said && { claims: said }) }
  }
  const verified = isVerified(verdict, { bound: expected.recipient !== undefined, trusted: false })
  return {
    verified,
    ...parts,
    verdict: { ...verdict, authentic: verdict.authentic },
    // The schema and the proof check say that these are what the types say.
    source: {
      ...source,
      dataModel: versionOf(credential),
      proof: by.proof as unknown as Proof | JwtProof,
      securedBy: by.securedBy
    },
    issuer: { ...issuer, key: by.key },
    credential: credential as unknown as AnyOpenBadgeCredential
  }
}

function issuerOf(credential: JsonObject): ReportedIssuer | undefined {
  const id = issuerIdOf(credential)
  if (id === undefined) return undefined
  const name = isObject(credential.issuer) ? credential.issuer.name : undefined
  return { id, ...(typeof name === 'string' && { claimedName: name }) }
}
