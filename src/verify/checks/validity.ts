/**
 * The check `validity`: now lies between the two dates.
 * @module
 */
import { parseDateTimeStamp } from '../../base/date-time-stamp.ts'
import { type JsonObject, pointer } from '../../base/json.ts'
import { versionOf } from '../../conform/conform.ts'
import { type Problem, problem, quote } from '../../problem/problem.ts'
import { type CheckResult, judged, type VerifierSettings } from '../check.ts'

const members = {
  '2.0': { from: 'validFrom', until: 'validUntil' },
  '1.1': { from: 'issuanceDate', until: 'expirationDate' }
} as const

/**
 * Judges the period of validity; both ends belong to it. Unreadable dates are conformance's to report: here they
 * only make the check inconclusive.
 * @returns OB_NOT_YET_VALID, OB_EXPIRED
 * @see https://www.w3.org/TR/vc-data-model-2.0/#validity-period
 */
export function checkValidity(
  credential: JsonObject,
  { now, maxClockSkewMs }: VerifierSettings
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
  const unreadable = start === undefined || (end === undefined && credential[until] !== undefined)
  return unreadable && problems.length === 0 ? { outcome: 'inconclusive', problems } : judged(problems)
}
