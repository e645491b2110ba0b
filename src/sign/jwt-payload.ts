/**
 * The payload of a VC-JWT: a credential and the claims that repeat it.
 * @module
 */
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { versionOf } from '../conform/conform.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { problem } from '../problem/problem.ts'
import { numericDateOf } from '../proof/numeric-date.ts'
import { credentialClaims, jwtClaims } from '../proof/vc-jwt-content.ts'

/**
 * Gives `credential` back unless a reader would take one of its members for a claim.
 * @throws OpenBadgesError `OB_JWT_CLAIM_RESERVED`
 */
export function checkNoClaims(credential: JsonObject): JsonObject {
  const taken = [...jwtClaims, ...credentialClaims].filter(name => credential[name] !== undefined)
  if (taken.length === 0) return credential
  const hint = 'leave it out: the claims are written from the credential'
  throw new OpenBadgesError(
    taken.map(name => {
      const detail = `the credential has a member "${name}", which is the name of a claim of the JWT`
      return problem('OB_JWT_CLAIM_RESERVED', detail, { path: pointer('', name), hint })
    })
  )
}

/**
 * The payload for a credential that conforms, in the form of its data model.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#proof-formats
 */
export function jwtPayload(credential: JsonObject): JsonObject {
  return versionOf(credential) === '1.1'
    ? {
        ...claimsOf(credential, credential.issuanceDate, credential.expirationDate),
        vc: credential
      }
    : { ...credential, ...claimsOf(credential, credential.validFrom, credential.validUntil) }
}

function claimsOf(
  { id, issuer, credentialSubject }: JsonObject,
  from: JsonValue | undefined,
  until: JsonValue | undefined
): JsonObject {
  return {
    ...claim('iss', isObject(issuer) ? issuer.id : issuer),
    ...claim('jti', id),
    ...claim('sub', isObject(credentialSubject) ? credentialSubject.id : undefined),
    ...claim('nbf', secondsOf(from)),
    ...claim('exp', secondsOf(until))
  }
}

function claim(name: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value }
}

function secondsOf(date: JsonValue | undefined): number | undefined {
  const time = parseDateTimeStamp(date)
  return time === undefined ? undefined : numericDateOf(time)
}
