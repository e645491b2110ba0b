/**
 * The order of the checks, and nothing else: what each looks at is in `checks/`.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 * @module
 */
import { isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { conform, versionOf } from '../conform/conform.ts'
import type { OpenBadgeCredential } from '../model/credential.ts'
import type { Proof } from '../model/proof.ts'
import { hasError, type Problem, problem } from '../problem/problem.ts'
import { type CheckResult, judged, skipped, type VerifierSettings } from './check.ts'
import { checkEndorsements, checkRefresh, checkStatus } from './checks/not-yet.ts'
import { checkProofAndIssuer, issuerIdOf, type ProofFindings } from './checks/proof.ts'
import { checkRecipient, type ExpectedRecipient } from './checks/recipient.ts'
import { checkValidity } from './checks/validity.ts'
import { otherGeneration } from './generation.ts'
import {
  type CheckName,
  checkNames,
  isVerified,
  problemsOf,
  type ReportedIssuer,
  type Source,
  type VerificationReport,
  verdictOf
} from './report.ts'

/** What was read of an input: the value, frozen, or why there is none. */
export interface ReadInput {
  readonly format: Source['format']
  readonly generation: Source['generation']
  readonly value?: JsonValue
  readonly problems: readonly Problem[]
}

/** What the caller expects. */
export interface Expectation {
  readonly recipient?: ExpectedRecipient
  readonly domain?: string
  readonly challenge?: string
}

/** Runs all checks on what was read. Never rejects because of what the input says. */
export async function verifyCredential(
  input: ReadInput,
  expected: Expectation,
  settings: VerifierSettings
): Promise<VerificationReport> {
  const credential = isObject(input.value) && !hasError(input.problems) ? input.value : undefined
  const other = credential && otherGeneration(credential)
  const parse = judged([...input.problems, ...unread(input, credential), ...(other ? [other.problem] : [])])
  if (credential === undefined || other !== undefined) {
    return report({ parse }, { ...input, ...(other && { generation: other.generation }) }, expected, {})
  }
  const { contexts, limits } = settings
  const conformance = judged(
    conform(credential, { kind: 'achievement-credential', making: false, contexts, limits })
  )
  const proven: ProofFindings = canBeProcessed(conformance.problems)
    ? await checkProofAndIssuer(credential, expected, settings)
    : { proof: skipped, issuer: skipped }
  const results = {
    parse,
    conformance,
    proof: proven.proof,
    issuer: proven.issuer,
    refresh: checkRefresh(credential),
    status: checkStatus(credential),
    validity: checkValidity(credential, settings),
    recipient: expected.recipient ? checkRecipient(credential, expected.recipient) : skipped,
    endorsements: checkEndorsements(credential)
  }
  return report(results, input, expected, { credential, ...(proven.by && { by: proven.by }) })
}

function unread({ problems }: ReadInput, credential: JsonObject | undefined): Problem[] {
  if (credential !== undefined || hasError(problems)) return []
  return [problem('MALFORMED_VALUE_ERROR', 'a badge must be a JSON object', { path: '' })]
}

/** What these name could change the meaning of the rest, or cost without end: nothing is processed then. */
const unprocessable = /^OB_(?:CONTEXT|LIMIT|ID|TERM_RESERVED)/

function canBeProcessed(problems: readonly Problem[]): boolean {
  return !problems.some(({ code, severity }) => severity === 'error' && unprocessable.test(code))
}

interface Proven {
  readonly credential?: JsonObject
  readonly by?: ProofFindings['by']
}

function report(
  results: Readonly<Partial<Record<CheckName, CheckResult>>>,
  input: ReadInput,
  expected: Expectation,
  { credential, by }: Proven
): VerificationReport {
  const checks = checkNames.map(name => ({ name, ...(results[name] ?? skipped) }))
  const outcomes = Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome])) as Record<
    CheckName,
    CheckResult['outcome']
  >
  const verdict = verdictOf(outcomes)
  const { format, generation } = input
  const source = { format, generation, ...(credential && { dataModel: versionOf(credential) }) }
  const issuer = credential && issuerOf(credential)
  const parts = { verdict, checks, problems: problemsOf(checks), endorsements: [], fetched: [] }
  if (verdict.authentic !== 'yes' || credential === undefined || issuer === undefined || by === undefined) {
    const claims = credential ?? (isObject(input.value) ? input.value : undefined)
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
