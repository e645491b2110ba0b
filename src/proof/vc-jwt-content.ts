/**
 * The payload of a VC-JWT, taken apart into the credential and the claims about it, by the two forms there are.
 * @module
 */
import { formatDateTimeStamp } from '../base/date-time-stamp.ts'
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import { type Problem, problem } from '../problem/problem.ts'
import { millisecondsOf } from './numeric-date.ts'

/** What a VC-JWT holds. Frozen. */
export interface JwtContent {
  /** `2.0`: the payload is the credential. `1.1`: the credential is the claim `vc`. */
  readonly form: '2.0' | '1.1'
  /**
   * What the payload says beside the credential, not yet judged: `iss sub jti nbf exp iat aud cnf`, and in the form 1.1
   * whatever else stands beside `vc`.
   */
  readonly claims: JsonObject
  /** The credential without the claims; in the form 1.1 with members that it leaves to the claims filled in. */
  readonly credential: JsonObject
}

/** What came of taking a payload apart. */
export interface JwtContentReading {
  /** The content. Absent exactly if `problems` hold an error. */
  readonly content?: JwtContent
  /** All that is wrong. */
  readonly problems: readonly Problem[]
}

/** The claims that may stand among the members of a credential of the form 2.0. */
export const jwtClaims: readonly string[] = ['iss', 'sub', 'jti', 'nbf', 'exp', 'iat', 'aud', 'cnf']

/** Claims that say of a JWT which credential it holds, and so are no members of one. */
export const credentialClaims: readonly string[] = ['vc', 'vp']

/**
 * Takes a payload apart.
 * @param payload frozen, as the strict JSON reader gives it; it is not changed
 * @returns the content, or `OB_GENERATION_UNSUPPORTED` (it holds a presentation), `OB_JWT_TWO_FORMS`,
 *   `MALFORMED_VALUE_ERROR` (`vc` is no object), `OB_JWT_FORM` (the form is not that of the first context)
 * @see https://www.w3.org/TR/2022/REC-vc-data-model-20220303/#json-web-token
 */
export function readJwtContent(payload: JsonObject): JwtContentReading {
  if (payload.vp !== undefined) {
    const hint = 'give the credentials in it one by one'
    return refused(
      'OB_GENERATION_UNSUPPORTED',
      'this is a presentation, which holds credentials',
      '/vp',
      hint
    )
  }
  return payload.vc === undefined ? ofPayload(payload) : ofClaim(payload, payload.vc)
}

const FORMS_HINT =
  'the issuer must write it as one: of VCDM 2.0 the payload itself, of VCDM 1.1 the claim "vc"'

function ofPayload(payload: JsonObject): JwtContentReading {
  if (firstContext(payload) === contextUrls.credentialsV1) {
    const detail = 'the payload is a credential of VCDM 1.1, which belongs into the claim "vc"'
    return refused('OB_JWT_FORM', detail, '/@context', FORMS_HINT)
  }
  const isClaim = (name: string) => jwtClaims.includes(name)
  return accepted(
    '2.0',
    pick(payload, isClaim),
    pick(payload, name => !isClaim(name))
  )
}

/** Members that no claim is called, and by which another reader would take the payload for the credential. */
const credentialMembers = [
  '@context',
  'type',
  'issuer',
  'credentialSubject',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSchema',
  'refreshService',
  'termsOfUse',
  'evidence',
  'proof'
]

function ofClaim(payload: JsonObject, vc: JsonValue): JwtContentReading {
  const beside = credentialMembers.find(name => payload[name] !== undefined)
  if (beside !== undefined) {
    const detail = `the payload holds a credential as "vc" and is one itself: it has "${beside}"`
    return refused('OB_JWT_TWO_FORMS', detail, `/${beside}`, FORMS_HINT)
  }
  if (!isObject(vc)) return refused('MALFORMED_VALUE_ERROR', 'the claim "vc" must be an object', '/vc')
  if (firstContext(vc) === contextUrls.credentialsV2) {
    const detail = 'the claim "vc" holds a credential of VCDM 2.0, which must be the payload itself'
    return refused('OB_JWT_FORM', detail, '/@context', FORMS_HINT)
  }
  const claims = pick(payload, name => name !== 'vc')
  return accepted('1.1', claims, filled(vc, claims))
}

function firstContext(credential: JsonObject): JsonValue | undefined {
  return asArray<JsonValue>(credential['@context'])[0]
}

function pick(payload: JsonObject, wanted: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => wanted(name)))
}

/**
 * VCDM 1.1 lets a credential leave out what a claim says. Only what is absent is filled in: a member that says
 * something else stays, for `checkJwtClaims` to find.
 */
function filled(vc: JsonObject, claims: JsonObject): JsonObject {
  const { id, issuer, credentialSubject, issuanceDate, expirationDate } = vc
  return {
    ...vc,
    ...(id === undefined && member('id', textOf(claims.jti))),
    ...(issuer === undefined && member('issuer', textOf(claims.iss))),
    ...(isObject(issuer) && { issuer: withId(issuer, claims.iss) }),
    ...(isObject(credentialSubject) && { credentialSubject: withId(credentialSubject, claims.sub) }),
    ...(issuanceDate === undefined && member('issuanceDate', dateOf(claims.nbf))),
    ...(expirationDate === undefined && member('expirationDate', dateOf(claims.exp)))
  }
}

function withId(object: JsonObject, claim: JsonValue | undefined): JsonObject {
  const id = textOf(claim)
  return object.id === undefined && id !== undefined ? Object.freeze({ id, ...object }) : object
}

function member(name: string, value: string | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value }
}

function textOf(claim: JsonValue | undefined): string | undefined {
  return typeof claim === 'string' ? claim : undefined
}

function dateOf(claim: JsonValue | undefined): string | undefined {
  const time = millisecondsOf(claim)
  return time === undefined ? undefined : formatDateTimeStamp(time)
}

function accepted(form: JwtContent['form'], claims: JsonObject, credential: JsonObject): JwtContentReading {
  const content = { form, claims: Object.freeze(claims), credential: Object.freeze(credential) }
  return { content: Object.freeze(content), problems: [] }
}

function refused(
  code: Parameters<typeof problem>[0],
  detail: string,
  path: string,
  hint?: string
): JwtContentReading {
  return { problems: [problem(code, detail, { path, ...(hint !== undefined && { hint }) })] }
}
