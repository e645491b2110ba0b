/**
 * What the claims of a VC-JWT say, held against what its credential says.
 * @module
 */
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { millisecondsOf, numericDateOf } from './numeric-date.ts'
import type { JwtContent } from './vc-jwt-content.ts'

const dateMembers = {
  '2.0': { nbf: 'validFrom', exp: 'validUntil' },
  '1.1': { nbf: 'issuanceDate', exp: 'expirationDate' }
} as const

/**
 * Holds `iss`, `sub`, `jti`, `nbf` and `exp` against the credential: identifiers letter by letter, dates in whole seconds.
 *
 * It does not judge whether the dates lie around today ({@link jwtPeriod}), nor the other claims; `aud` gives a warning.
 * @param jwt from `readVcJwt`
 * @returns `OB_JWT_CLAIM_MISMATCH`; `OB_JWT_CLAIM_MALFORMED` (as a warning for parts of a second, which RFC 7519 allows and
 *   OB 3.0 does not write); `OB_JWT_CLAIM_MISSING` as a warning, for what OB 3.0 wants and others leave out;
 *   `OB_PROOF_UNASKED_MEMBER` as a warning
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-4.1
 */
export function checkJwtClaims({ form, claims, credential }: JwtContent): Problem[] {
  const { nbf, exp } = dateMembers[form]
  return [
    ...checkIdentifier(claims, 'iss', idsOf(credential.issuer), 'the issuer'),
    ...checkIdentifier(claims, 'sub', idsOf(credential.credentialSubject), 'the id of the subject'),
    ...checkIdentifier(claims, 'jti', idsOf(credential), 'the id of the credential'),
    ...checkDate(claims, 'nbf', credential, nbf),
    ...checkDate(claims, 'exp', credential, exp),
    ...checkAudience(claims.aud)
  ]
}

/** The time that a JWT claims for itself, in milliseconds since 1970. */
export interface JwtPeriod {
  /** From `nbf`: not good before. */
  readonly notBefore?: number
  /** From `exp`: not good from then on. An earlier end than the credential's counts, a later one does not. */
  readonly expires?: number
}

/** The period that `nbf` and `exp` name; a claim that is no date names none, as {@link checkJwtClaims} reports. */
export function jwtPeriod({ claims }: JwtContent): JwtPeriod {
  const notBefore = millisecondsOf(claims.nbf)
  const expires = millisecondsOf(claims.exp)
  return { ...(notBefore !== undefined && { notBefore }), ...(expires !== undefined && { expires }) }
}

/** The ids of an object, of several, or of what is an id itself. */
function idsOf(value: JsonValue | undefined): string[] {
  return asArray<JsonValue>(value)
    .map(item => (isObject(item) ? item.id : item))
    .filter(id => typeof id === 'string')
}

function checkIdentifier(claims: JsonObject, name: string, ids: readonly string[], what: string): Problem[] {
  const claim = claims[name]
  // Of several subjects a JWT can name only one, so it need not.
  if (claim === undefined) return ids.length === 1 ? [missing(name, what)] : []
  if (typeof claim !== 'string') return [malformed(name, claim, 'a text')]
  return ids.includes(claim) ? [] : [mismatch(name, claim, what, ids[0])]
}

function checkDate(claims: JsonObject, name: string, credential: JsonObject, member: string): Problem[] {
  const claim = claims[name]
  const written = credential[member]
  if (claim === undefined) return written === undefined ? [] : [missing(name, `"${member}"`)]
  const claimed = millisecondsOf(claim)
  if (claimed === undefined) return [malformed(name, claim, 'seconds since 1970 as a number')]
  const date = parseDateTimeStamp(written)
  // Without that date the claim stands alone; one that cannot be read is conformance's to report.
  if (date !== undefined && numericDateOf(date) !== numericDateOf(claimed)) {
    return [mismatch(name, claim, `"${member}"`, written)]
  }
  return Number.isInteger(claim) ? [] : [{ ...malformed(name, claim, 'whole seconds'), severity: 'warning' }]
}

function checkAudience(audience: JsonValue | undefined): Problem[] {
  if (audience === undefined) return []
  const named = asArray<JsonValue>(audience)
    .slice(0, 5)
    .map(one => quote(one))
    .join(', ')
  return [
    problem('OB_PROOF_UNASKED_MEMBER', `the JWT was made for the audience ${named}, which nobody asked for`, {
      path: '/aud',
      severity: 'warning'
    })
  ]
}

function missing(name: string, what: string): Problem {
  return problem('OB_JWT_CLAIM_MISSING', `the JWT has no "${name}", expected ${what}`, {
    path: pointer('', name),
    severity: 'warning'
  })
}

function malformed(name: string, claim: JsonValue, expected: string): Problem {
  const detail = `the claim "${name}" is ${quote(claim)}, expected ${expected}`
  return problem('OB_JWT_CLAIM_MALFORMED', detail, { path: pointer('', name) })
}

function mismatch(name: string, claim: JsonValue, what: string, written: JsonValue | undefined): Problem {
  const found = written === undefined ? 'is not there' : `is ${quote(written, 200)}`
  return problem(
    'OB_JWT_CLAIM_MISMATCH',
    `the claim "${name}" is ${quote(claim, 200)}, but ${what} ${found}`,
    {
      path: pointer('', name),
      hint: 'the issuer must let the claim say what the credential says, and sign again'
    }
  )
}
