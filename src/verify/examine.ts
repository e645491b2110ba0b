/**
 * What every credential is asked first, be it a badge, a newer copy, an endorsement or a status list: what it is, whether
 * it conforms, who signed it, and when it is good.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import { otherGeneration } from '../conform/generation.ts'
import { conformSignedPart } from '../conform/signed-part.ts'
import { hasError, type Problem, problem } from '../problem/problem.ts'
import { jsonSerialization } from '../proof/unsupported-securing.ts'
import { readVcJwt, type VcJwt, type VcJwtReading } from '../proof/vc-jwt.ts'
import { type JwtPeriod, jwtPeriod } from '../proof/vc-jwt-claims.ts'
import type { SchemaKind } from '../schema/conform.ts'
import { type CheckResult, judged, skipped, type VerifierSettings } from './check.ts'
import { checkProofAndIssuer, type ProofFindings, type ProvenBy } from './checks/proof.ts'
import { checkValidity } from './checks/validity.ts'
import { broken, guarded } from './guarded.ts'
import type { Expectation, ReadInput } from './input.ts'
import { newestReading, olderReadings, type Reading } from './reading.ts'

/** What was found. Where `parse` did not pass, the other checks were not made. */
export interface Examination {
  readonly input: Pick<ReadInput, 'format' | 'generation'>
  readonly parse: CheckResult
  readonly conformance: CheckResult
  readonly proof: CheckResult
  readonly issuer: CheckResult
  readonly validity: CheckResult
  /** The credential; also where `parse` did not pass, if something was read. Frozen. */
  readonly credential?: JsonObject
  /** The period that the JWT around it claims; absent without one. */
  readonly period?: JwtPeriod
  /** The proof that is the issuer's, and its key; only where `proof` and `issuer` passed. */
  readonly by?: ProvenBy
}

/** A credential that is what its issuer signed. */
export interface AuthenticExamination extends Examination {
  readonly credential: JsonObject
  readonly by: ProvenBy
}

/** True if the credential is what its issuer signed; it may have expired. */
export function isAuthentic(examination: Examination): examination is AuthenticExamination {
  const { credential, by } = examination
  const passed = authenticating(examination).every(({ outcome }) => outcome === 'passed')
  return passed && credential !== undefined && by !== undefined
}

/** What the checks found that a credential has to pass to be authentic. */
export function foundAgainst(examination: Examination): Problem[] {
  return authenticating(examination).flatMap(({ problems }) => problems)
}

function authenticating({ parse, conformance, proof, issuer }: Examination): CheckResult[] {
  return [parse, conformance, proof, issuer]
}

/** Examines what was read. Never rejects: a check that breaks is inconclusive. */
export async function examine(
  input: ReadInput,
  expected: Expectation,
  settings: VerifierSettings
): Promise<Examination> {
  const { credential, jwt, parse, generation } = read(input, settings)
  const about = { input: { format: input.format, generation }, parse, ...(credential && { credential }) }
  if (credential === undefined || parse.outcome !== 'passed') {
    return { ...about, conformance: skipped, proof: skipped, issuer: skipped, validity: skipped }
  }
  const period = jwt && jwtPeriod(jwt)
  const examined = async (reading: Reading) => {
    const found = await examineAs(reading, { credential, jwt, expected, settings })
    const validity = guarded(() => checkValidity(found.credential, settings, period))
    return { validity, ...(period && { period }), ...about, ...found }
  }
  const newest = await examined(newestReading(credential, settings))
  if (newest.proof.outcome === 'passed') return newest
  for (const older of olderReadings(credential, newest.conformance, settings)) {
    const found = await examined(older)
    if (isAuthentic(found)) return found
  }
  return newest
}

interface Examined {
  readonly credential: JsonObject
  readonly jwt: VcJwt | undefined
  readonly expected: Expectation
  readonly settings: VerifierSettings
}

/** What depends on the contexts that a credential is read with. If it is not authentic, the credential stays whole. */
async function examineAs(reading: Reading, { credential, jwt, expected, settings }: Examined) {
  const { conformance, signed } = conformanceOf(credential, jwt, reading, settings)
  const { contexts } = reading
  const own = contexts === settings.contexts ? settings : { ...settings, contexts }
  const { proof, issuer, by } = await provenBy(signed, jwt, conformance, expected, own)
  const shown = conformance.outcome === 'passed' && by ? signed : credential
  return { conformance, proof, issuer, credential: shown, ...(by && { by }) }
}

/** What {@link read} gives. */
interface Read {
  readonly credential?: JsonObject | undefined
  readonly jwt?: VcJwt | undefined
  readonly parse: CheckResult
  readonly generation: ReadInput['generation']
}

/** The credential of an input: the object itself, or what its JWT holds. */
function read(input: ReadInput, { kind, limits }: VerifierSettings): Read {
  const { jwt, payload, problems } = input.jws === undefined ? unsigned(input) : readVcJwt(input.jws, limits)
  const credential = jwt?.credential ?? payload
  // Of two credentials in one JWT nobody can say which it is.
  const ambiguous = problems.some(({ code }) => code === 'OB_JWT_TWO_FORMS')
  // What a picture is known to carry needs not be told again by its members.
  const told = ambiguous || hasError(input.problems)
  const other = credential && !told ? otherGeneration(credential) : undefined
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
  if (!isObject(value)) return { problems: [] }
  const unsupported = jsonSerialization(value)
  return unsupported ? { problems: [unsupported] } : { payload: value, problems: [] }
}

const noObject = problem('MALFORMED_VALUE_ERROR', 'a badge must be a JSON object', { path: '' })

const schemaKinds: Readonly<Record<VerifierSettings['kind'], SchemaKind>> = {
  badge: 'achievement-credential',
  credential: 'credential',
  endorsement: 'endorsement-credential'
}

/** Conformance, and of what it was found: of the credential without what no signature covers. */
function conformanceOf(
  credential: JsonObject,
  jwt: VcJwt | undefined,
  { contexts, mayBeUndefined, problems }: Reading,
  { kind, accept, limits }: VerifierSettings
): { readonly conformance: CheckResult; readonly signed: JsonObject } {
  const options = {
    kind: schemaKinds[kind],
    making: false,
    securing: jwt !== undefined && credential.proof === undefined ? 'jwt' : 'embedded',
    localContexts: accept.has('inline-contexts'),
    contexts,
    limits
  } as const
  try {
    const part = conformSignedPart(credential, options, mayBeUndefined)
    return { conformance: judged([...part.problems, ...problems]), signed: part.credential }
  } catch (cause) {
    return { conformance: broken(cause), signed: credential }
  }
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
