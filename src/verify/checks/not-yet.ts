/**
 * Checks that are not made yet. What a badge asks to have checked and is not checked is said, and never good.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../../base/json.ts'
import { problem, quote } from '../../problem/problem.ts'
import { type CheckResult, skipped } from '../check.ts'

/** The check `status`: a badge with a status may have been revoked. @returns OB_STATUS_NOT_CHECKED */
export function checkStatus(credential: JsonObject): CheckResult {
  if (credential.credentialStatus === undefined) return skipped
  const types = asArray(credential.credentialStatus).map(entry => (isObject(entry) ? entry.type : entry))
  const named = types.map(type => quote(type, 80)).join(', ')
  const detail = `this version does not read status lists (${named}), so the badge may have been revoked`
  return {
    outcome: 'inconclusive',
    problems: [problem('OB_STATUS_NOT_CHECKED', detail, { path: '/credentialStatus' })]
  }
}

/** The check `refresh`: a newer copy is never fetched unasked. @returns OB_REFRESH_NOT_CHECKED */
export function checkRefresh(credential: JsonObject): CheckResult {
  if (credential.refreshService === undefined) return skipped
  const detail = 'the issuer may have a newer copy, which was not asked for'
  const info = problem('OB_REFRESH_NOT_CHECKED', detail, { path: '/refreshService', severity: 'info' })
  return { outcome: 'skipped', problems: [info] }
}

/** The check `endorsements`. @returns OB_ENDORSEMENT_NOT_CHECKED as a warning for each place */
export function checkEndorsements(credential: JsonObject): CheckResult {
  const problems = endorsedPlaces(credential, '').map(path =>
    problem('OB_ENDORSEMENT_NOT_CHECKED', 'this version does not verify endorsements', {
      path,
      severity: 'warning'
    })
  )
  return problems.length === 0 ? skipped : { outcome: 'inconclusive', problems }
}

function endorsedPlaces(value: JsonValue | undefined, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => endorsedPlaces(item, pointer(path, index)))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([member, inner]) =>
    member === 'endorsement' || member === 'endorsementJwt'
      ? [pointer(path, member)]
      : endorsedPlaces(inner, pointer(path, member))
  )
}
