/**
 * The check `refresh`: the issuer may have a newer copy of a badge.
 * @module
 */
import { parseDateTimeStamp } from '../../base/date-time-stamp.ts'
import { equalJson } from '../../base/equal-json.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../../base/json.ts'
import { versionOf } from '../../conform/conform.ts'
import { type Problem, problem, quote } from '../../problem/problem.ts'
import { issuerIdOf } from '../../proof/issuer-id.ts'
import { type CheckResult, reasonIn, skipped, type VerifierSettings } from '../check.ts'
import { type AuthenticExamination, examine, foundAgainst, isAuthentic } from '../examine.ts'
import type { Expectation } from '../input.ts'

/** What the check found. */
export interface RefreshResult extends CheckResult {
  /** The newer copy, authentic, and where it came from. */
  readonly renewed?: { readonly examination: AuthenticExamination; readonly url: string }
}

const SERVICE = '1EdTechCredentialRefresh'
const MAX_BYTES = 1024 * 1024
const request = {
  purpose: 'the newer copy of the badge',
  accept:
    'application/vc+jwt, application/vc, application/ld+json, application/json, image/png, image/svg+xml, text/plain',
  maxBytes: MAX_BYTES,
  maxRedirects: 0
}

/**
 * Asks for a newer copy, once: the copy is not asked for another one. It counts only if it verifies and is the same
 * badge: same id, issuer, subject and achievement, and not older. Otherwise the badge at hand is judged.
 * @param held an authentic badge: nothing of others is asked for
 * @returns `skipped` if there is no such service, or nobody asked (OB_REFRESH_NOT_CHECKED as info). Where there is no
 *   newer copy to go on with `inconclusive`, with OB_REFRESH_FAILED or OB_REFRESH_OTHER: a warning, an error where refreshing is
 *   required
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 */
export async function checkRefresh(
  held: AuthenticExamination,
  expected: Expectation,
  settings: VerifierSettings
): Promise<RefreshResult> {
  const service = serviceOf(held.credential)
  if (service === undefined) return skipped
  const { refresh, session } = settings
  if (refresh === 'off') return notAsked(service)
  const { path, url } = service
  const failed = (problems: readonly Problem[]): RefreshResult => ({
    outcome: 'inconclusive',
    problems: problems.map(found => ({
      ...found,
      path,
      severity: refresh === 'require' ? 'error' : 'warning'
    }))
  })
  if (url === undefined || session === undefined) {
    const why = url === undefined ? 'the service has another type, or no address' : 'no fetch is given'
    const parts = url === undefined ? {} : { hint: 'give `fetch`' }
    return failed([problem('OB_REFRESH_FAILED', `no newer copy was asked for: ${why}`, parts)])
  }
  const loaded = await session.load(url, request)
  if ('problems' in loaded) return failed([notHad(url), ...loaded.problems])
  const copy = await examine(await settings.read(loaded.bytes, settings.limits), expected, settings)
  if (!isAuthentic(copy)) {
    return failed([notHad(url, `: it does not verify${reasonIn(foundAgainst(copy))}`)])
  }
  const other = differenceOf(held.credential, copy.credential)
  if (other !== undefined) {
    return failed([problem('OB_REFRESH_OTHER', `the newer copy is another badge: ${other}`)])
  }
  return { outcome: 'passed', problems: [], renewed: { examination: copy, url } }
}

interface Service {
  readonly path: string
  readonly url?: string
}

function serviceOf({ refreshService }: JsonObject): Service | undefined {
  const services = asArray<JsonValue>(refreshService)
  if (services.length === 0) return undefined
  const index = services.findIndex(service => isObject(service) && service.type === SERVICE)
  const known = services[index]
  const path = Array.isArray(refreshService)
    ? pointer('/refreshService', Math.max(index, 0))
    : '/refreshService'
  return { path, ...(isObject(known) && typeof known.id === 'string' && { url: known.id }) }
}

function notAsked({ path }: Service): CheckResult {
  const detail = 'the issuer may have a newer copy, which was not asked for'
  return {
    outcome: 'skipped',
    problems: [problem('OB_REFRESH_NOT_CHECKED', detail, { path, severity: 'info' })]
  }
}

function notHad(url: string, why = ''): Problem {
  return problem('OB_REFRESH_FAILED', `no newer copy could be had from ${quote(url, 200)}${why}`)
}

/** What makes the copy another badge; `undefined` if it is the same one, and not older. */
function differenceOf(held: JsonObject, copy: JsonObject): string | undefined {
  if (issuerIdOf(copy) !== issuerIdOf(held)) return 'it has another issuer'
  if (copy.id !== held.id) return 'it has another id'
  const before = asArray<JsonValue>(held.credentialSubject)
  const after = asArray<JsonValue>(copy.credentialSubject)
  const same =
    before.length === after.length && before.every((subject, index) => isSame(subject, after[index]))
  if (!same) return 'it is about another person, or another achievement'
  const [from, since] = [startOf(held), startOf(copy)]
  return from !== undefined && since !== undefined && since < from ? 'it is older' : undefined
}

function isSame(before: JsonValue, after: JsonValue | undefined): boolean {
  return (
    isObject(before) &&
    isObject(after) &&
    equalJson(before.id, after.id) &&
    equalJson(achievementOf(before), achievementOf(after)) &&
    mayBeNamedAlike(asArray<JsonValue>(before.identifier), asArray<JsonValue>(after.identifier))
  )
}

function mayBeNamedAlike(before: readonly JsonValue[], after: readonly JsonValue[]): boolean {
  return (
    before.length === after.length && before.every((identifier, index) => mayBeSame(identifier, after[index]))
  )
}

/** A person who was hashed with a new salt may be the same one, as far as can be told: the issuer says so. */
function mayBeSame(before: JsonValue, after: JsonValue | undefined): boolean {
  return equalJson(before, after) || (isObject(before) && isObject(after) && isHashedAnew(before, after))
}

function isHashedAnew(before: JsonObject, after: JsonObject): boolean {
  return (
    before.identityType === after.identityType &&
    before.hashed === true &&
    after.hashed === true &&
    before.salt !== after.salt
  )
}

function achievementOf({ achievement }: JsonObject): JsonValue | undefined {
  return isObject(achievement) ? achievement.id : achievement
}

function startOf(credential: JsonObject): number | undefined {
  return parseDateTimeStamp(versionOf(credential) === '2.0' ? credential.validFrom : credential.issuanceDate)
}
