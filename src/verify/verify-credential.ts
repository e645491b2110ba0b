/**
 * The order of the checks, and nothing else: what each looks at is in `checks/`.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { conform } from '../conform/conform.ts'
import { type Generation, otherGeneration } from '../conform/generation.ts'
import { hasError, problem } from '../problem/problem.ts'
import { readVcJwt, type VcJwt, type VcJwtReading } from '../proof/vc-jwt.ts'
import { jwtPeriod } from '../proof/vc-jwt-claims.ts'
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
  const { credential, jwt, parse, generation } = read(input, settings)
  const found = { ...input, generation }
  if (credential === undefined || parse.outcome !== 'passed') {
    return reportOf({ parse }, found, expected, {
      ...(credential && { claims: credential }),
      ...fetchedBy(settings)
    })
  }
  const conformance = guarded(() => checkConformance(credential, jwt, settings))
  const proven = await provenBy(credential, jwt, conformance, expected, settings)
  const { recipient } = expected
  const results = {
    parse,
    conformance,
    proof: proven.proof,
    issuer: proven.issuer,
    refresh: guarded(() => checkRefresh(credential)),
    status: guarded(() => checkStatus(credential)),
    validity: guarded(() => checkValidity(credential, settings, jwt && jwtPeriod(jwt))),
    recipient: recipient ? guarded(() => checkRecipient(credential, recipient)) : skipped,
    endorsements: guarded(() => checkEndorsements(credential))
  }
  return reportOf(results, found, expected, {
    credential,
    ...(proven.by && { by: proven.by }),
    ...fetchedBy(settings)
  })
}

function fetchedBy({ session }: VerifierSettings) {
  return { fetched: session?.fetched ?? [] }
}

/** What {@link read} gives. */
interface Read {
  readonly credential?: JsonObject | undefined
  readonly jwt?: VcJwt | undefined
  readonly parse: CheckResult
  readonly generation: Generation
}

/** The credential of an input: the object itself, or what its JWT holds. */
function read(input: ReadInput, { kind, limits }: VerifierSettings): Read {
  const { jwt, payload, problems } = input.jws === undefined ? unsigned(input) : readVcJwt(input.jws, limits)
  const credential = jwt?.credential ?? payload
  // What a picture is known to carry needs not be told again by its members.
  const other = credential && !hasError(input.problems) ? otherGeneration(credential) : undefined
  const generation = other?.generation ?? input.generation
  if (other !== undefined && kind === 'badge') {
    // What it is says more than how it differs from what it is not.
    return { credential, generation, parse: judged([...input.problems, other.problem]) }
  }
  const all = [...input.problems, ...problems]
  const missing = credential === undefined && !hasError(all)
  return { credential, jwt, generation, parse: judged(missing ? [...all, noObject] : all) }
}

function unsigned({ value }: ReadInput): VcJwtReading {
  return { ...(isObject(value) && { payload: value }), problems: [] }
}

const noObject = problem('MALFORMED_VALUE_ERROR', 'a badge must be a JSON object', { path: '' })

function checkConformance(
  credential: JsonObject,
  jwt: VcJwt | undefined,
  { kind, contexts, limits }: VerifierSettings
): CheckResult {
  const securing = jwt !== undefined && credential.proof === undefined ? 'jwt' : 'embedded'
  const schema = kind === 'badge' ? 'achievement-credential' : 'credential'
  return judged(conform(credential, { kind: schema, making: false, securing, contexts, limits }))
}

/** What these name could change the meaning of the rest, or cost without end: nothing is processed then. */
const unprocessable = /^OB_(?:CONTEXT|LIMIT|ID|TERM_RESERVED)/

async function provenBy(
  credential: JsonObject,
  jwt: VcJwt | undefined,
  conformance: CheckResult,
  expected: Expectation,
  settings: VerifierSettings
): Promise<ProofFindings> {
  const errors = conformance.problems.filter(({ severity }) => severity === 'error')
  // A JWT alone is checked letter by letter; nothing in it is processed.
  const processed = jwt === undefined || credential.proof !== undefined
  if (processed && errors.some(({ code }) => unprocessable.test(code)))
    return { proof: skipped, issuer: skipped }
  try {
    return await checkProofAndIssuer(credential, jwt, expected, settings)
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
