/**
 * The check `validity`: now lies between the two dates.
 * @module
 */
import { parseDateTimeStamp } from '../../base/date-time-stamp.ts'
import { type JsonObject, pointer } from '../../base/json.ts'
import { versionOf } from '../../conform/conform.ts'
import { type Problem, problem, quote } from '../../problem/problem.ts'
import type { JwtPeriod } from '../../proof/vc-jwt-claims.ts'
import { type CheckResult, judged, type VerifierSettings } from '../check.ts'

const members = {
  '2.0': { from: 'validFrom', until: 'validUntil' },
  '1.1': { from: 'issuanceDate', until: 'expirationDate' }
} as const

/**
 * Judges the period of validity; both ends belong to it. Unreadable dates are conformance's to report: here they
 * only make the check inconclusive.
 * @param jwt the period that the JWT around the credential claims: it can only narrow that of the credential
 * @returns OB_NOT_YET_VALID, OB_EXPIRED
 * @see https://www.w3.org/TR/vc-data-model-2.0/#validity-period
 */
export function checkValidity(
  credential: JsonObject,
  { kind, now, maxClockSkewMs }: Pick<VerifierSettings, 'kind' | 'now' | 'maxClockSkewMs'>,
  jwt: JwtPeriod = {}
): CheckResult {
  const { from, until } = members[versionOf(credential)]
  const start = parseDateTimeStamp(credential[from])
  const end = parseDateTimeStamp(credential[until])
  const problems: Problem[] = []
  if (start !== undefined && now < start - maxClockSkewMs) {
    problems.push(
      problem('OB_NOT_YET_VALID', `valid from ${quote(credential[from])} only`, { path: pointer('', from) })
    )
  }
  if (end !== undefined && now > end + maxClockSkewMs) {
    problems.push(
      problem('OB_EXPIRED', `valid until ${quote(credential[until])} only`, { path: pointer('', until) })
    )
  }
  const { notBefore, expires } = jwt
  if (problems.length === 0 && expires !== undefined && now > expires + maxClockSkewMs) {
    problems.push(problem('OB_EXPIRED', `its JWT is good until ${dateOf(expires)} only`, { path: '/exp' }))
  }
  if (problems.length === 0 && notBefore !== undefined && now < notBefore - maxClockSkewMs) {
    problems.push(
      problem('OB_NOT_YET_VALID', `its JWT is good from ${dateOf(notBefore)} only`, { path: '/nbf' })
    )
  }
  // A badge must say from when it is good; another credential may leave it open.
  const open = credential[from] === undefined && kind === 'credential'
  const unreadable = (start === undefined && !open) || (end === undefined && credential[until] !== undefined)
  return unreadable && problems.length === 0 ? { outcome: 'inconclusive', problems } : judged(problems)
}

function dateOf(time: number): string {
  return new Date(time).toISOString()
}
