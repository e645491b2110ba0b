/**
 * The order of the checks, and nothing else: what each looks at is in `checks/`.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { conform } from '../conform/conform.ts'
import { otherGeneration } from '../conform/generation.ts'
import { hasError, type Problem, problem } from '../problem/problem.ts'
import { type CheckResult, judged, skipped, type VerifierSettings } from './check.ts'
import { checkEndorsements, checkRefresh, checkStatus } from './checks/not-yet.ts'
import { checkProofAndIssuer, type ProofFindings } from './checks/proof.ts'
import { checkRecipient } from './checks/recipient.ts'
import { checkValidity } from './checks/validity.ts'
import type { Expectation, ReadInput } from './input.ts'
import type { VerificationReport } from './report.ts'
import { reportOf } from './report-of.ts'

/** Runs all checks on what was read. Never rejects: a check that breaks is inconclusive. */
export async function verifyCredential(
  input: ReadInput,
  expected: Expectation,
  settings: VerifierSettings
): Promise<VerificationReport> {
  const credential = isObject(input.value) && !hasError(input.problems) ? input.value : undefined
  const other = credential && otherGeneration(credential)
  const parse = judged([...input.problems, ...unread(input, credential), ...(other ? [other.problem] : [])])
  if (credential === undefined || other !== undefined) {
    return reportOf({ parse }, { ...input, ...(other && { generation: other.generation }) }, expected, {})
  }
  const conformance = guarded(() => checkConformance(credential, settings))
  const proven = await provenBy(credential, conformance, expected, settings)
  const { recipient } = expected
  const results = {
    parse,
    conformance,
    proof: proven.proof,
    issuer: proven.issuer,
    refresh: guarded(() => checkRefresh(credential)),
    status: guarded(() => checkStatus(credential)),
    validity: guarded(() => checkValidity(credential, settings)),
    recipient: recipient ? guarded(() => checkRecipient(credential, recipient)) : skipped,
    endorsements: guarded(() => checkEndorsements(credential))
  }
  return reportOf(results, input, expected, { credential, ...(proven.by && { by: proven.by }) })
}

function unread({ problems }: ReadInput, credential: JsonObject | undefined): Problem[] {
  if (credential !== undefined || hasError(problems)) return []
  return [problem('MALFORMED_VALUE_ERROR', 'a badge must be a JSON object', { path: '' })]
}

function checkConformance(credential: JsonObject, { contexts, limits }: VerifierSettings): CheckResult {
  return judged(conform(credential, { kind: 'achievement-credential', making: false, contexts, limits }))
}

/** What these name could change the meaning of the rest, or cost without end: nothing is processed then. */
const unprocessable = /^OB_(?:CONTEXT|LIMIT|ID|TERM_RESERVED)/

async function provenBy(
  credential: JsonObject,
  conformance: CheckResult,
  expected: Expectation,
  settings: VerifierSettings
): Promise<ProofFindings> {
  const errors = conformance.problems.filter(({ severity }) => severity === 'error')
  if (errors.some(({ code }) => unprocessable.test(code))) return { proof: skipped, issuer: skipped }
  try {
    return await checkProofAndIssuer(credential, expected, settings)
  } catch (cause) {
    return { proof: broken(cause), issuer: broken(cause) }
  }
}

/** No input should be able to break a check. If one does, that is a defect here, and the badge is not verified. */
function guarded(check: () => CheckResult): CheckResult {
  try {
    return check()
  } catch (cause) {
    return broken(cause)
  }
}

function broken(cause: unknown): CheckResult {
  const hint = 'this is a defect of the library: please report it'
  return {
    outcome: 'inconclusive',
    problems: [problem('OB_CHECK_BROKEN', 'the check broke off', { cause, hint })]
  }
}
