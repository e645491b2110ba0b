/**
 * From the results of the checks to the report.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { versionOf } from '../conform/conform.ts'
import type { OpenBadgeCredential } from '../model/credential.ts'
import type { Proof } from '../model/proof.ts'
import { type CheckResult, skipped } from './check.ts'
import type { ProofFindings } from './checks/proof.ts'
import type { Expectation, ReadInput } from './input.ts'
import { issuerIdOf } from './issuer-id.ts'
import {
  type CheckName,
  checkNames,
  isVerified,
  problemsOf,
  type ReportedIssuer,
  type VerificationReport,
  verdictOf
} from './report.ts'

/** What the checks proved. */
export interface Proven {
  readonly credential?: JsonObject
  readonly by?: ProofFindings['by']
}

/**
 * The report on a verification.
 * @param results of the checks that were made; the others were skipped
 * @param proven the credential, if one was read, and by whom it is, if that was proven
 */
export function reportOf(
  results: Readonly<Partial<Record<CheckName, CheckResult>>>,
  { format, generation, value }: ReadInput,
  expected: Expectation,
  { credential, by }: Proven
): VerificationReport {
  const checks = checkNames.map(name => ({ name, ...(results[name] ?? skipped) }))
  const outcomes = Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome])) as Record<
    CheckName,
    CheckResult['outcome']
  >
  const verdict = verdictOf(outcomes)
  const source = { format, generation, ...(credential && { dataModel: versionOf(credential) }) }
  const issuer = credential && issuerOf(credential)
  const parts = { verdict, checks, problems: problemsOf(checks), endorsements: [], fetched: [] }
  if (verdict.authentic !== 'yes' || credential === undefined || issuer === undefined || by === undefined) {
    const claims = credential ?? (isObject(value) ? value : undefined)
    return { verified: false, ...parts, source, ...(issuer && { issuer }), ...(claims && { claims }) }
  }
  const verified = isVerified(verdict, { bound: expected.recipient !== undefined, trusted: false })
  return {
    verified,
    ...parts,
    verdict: { ...verdict, authentic: verdict.authentic },
    // The schema and the proof check say that these are what the types say.
    source: { ...source, dataModel: versionOf(credential), proof: by.proof as unknown as Proof },
    issuer: { ...issuer, key: by.key },
    credential: credential as unknown as OpenBadgeCredential
  }
}

function issuerOf(credential: JsonObject): ReportedIssuer | undefined {
  const id = issuerIdOf(credential)
  if (id === undefined) return undefined
  const name = isObject(credential.issuer) ? credential.issuer.name : undefined
  return { id, ...(typeof name === 'string' && { claimedName: name }) }
}
