/**
 * Fetches a status list and verifies it as any credential: its proof, its issuer, its id, its dates. A list has no
 * status of its own.
 * @module
 */
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { originOf } from '../base/origin.ts'
import { issuerOrigin } from '../binding/issuer-origin.ts'
import type { FetchSession } from '../fetch/fetch-session.ts'
import { readJsonDocument } from '../fetch/read-json-document.ts'
import { type Problem, problem, quote, worstFirst } from '../problem/problem.ts'
import { issuerIdOf } from '../proof/issuer-id.ts'
import type { StatusQuery } from '../status/status-query.ts'
import { reasonIn, type VerifierSettings } from './check.ts'
import { checkValidity } from './checks/validity.ts'
import { examine, foundAgainst, isAuthentic } from './examine.ts'
import type { ReportedStatus } from './report.ts'
import type { KeptList } from './status-cache.ts'
import { MAX_LIST_BYTES, type UnusableList, type VerifiedList } from './status-round.ts'

/** A list that may answer. */
export interface StatusList {
  /** The list: a credential, or the JSON document. Frozen. */
  readonly document: JsonObject
  /** What the report says of it. */
  readonly about: Pick<ReportedStatus, 'listIssuer' | 'listValidFrom' | 'listValidUntil' | 'fetchedAt'>
  /** Warnings of the list as a document of its own. */
  readonly listProblems: readonly Problem[]
  /** Keeps it for the next credential, for at most `ttlMs`. */
  keep(ttlMs?: number): void
}

/**
 * Loads the list that `query` asks for.
 * @param issuerId of the credential whose status it is: the list must be his, or of one of `settings.statusIssuers`
 * @returns the list, or problems: STATUS_RETRIEVAL_ERROR with why it could not be had, STATUS_VERIFICATION_ERROR with
 *   what is wrong with the list in `listProblems`, OB_STATUS_ISSUER
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
export async function loadStatusList(
  query: StatusQuery,
  issuerId: string,
  settings: VerifierSettings
): Promise<StatusList | UnusableList> {
  const { session } = settings
  if (session === undefined) {
    const detail = `the status list ${quote(query.list, 200)} was not asked for, since no fetch is given`
    return { problems: [problem('STATUS_RETRIEVAL_ERROR', detail, { hint: 'give `fetch`' })] }
  }
  return query.securing === 'transport'
    ? loadPlainList(query, issuerId, settings, session)
    : loadCredential(query, issuerId, settings, session)
}

async function loadCredential(
  query: StatusQuery,
  issuerId: string,
  settings: VerifierSettings,
  session: FetchSession
): Promise<StatusList | UnusableList> {
  const { statusCache, now } = settings
  const known = statusCache?.get(query.list, now)
  // A list that was verified with a document that says something else by now is no longer verified.
  const kept = known && session.recall(known.answered) ? known : undefined
  const found = kept ?? (await fetchCredential(query, settings, session))
  if ('problems' in found) return found
  const { credential, period } = found
  const listIssuer = issuerIdOf(credential)
  if (listIssuer !== issuerId && !settings.statusIssuers.includes(String(listIssuer))) {
    return { problems: [foreignList(query.list, listIssuer, issuerId)] }
  }
  const { outcome, problems } = checkValidity(credential, { ...settings, kind: 'credential' }, period)
  if (outcome !== 'passed') return badList(query.list, problems)
  return {
    document: credential,
    about: aboutOf(found),
    listProblems: [],
    keep: (ttlMs = Number.POSITIVE_INFINITY) => {
      if (!kept) statusCache?.set(query.list, found, now, Math.min(ttlMs, endOfProofs(credential) - now))
    }
  }
}

async function fetchCredential(
  query: StatusQuery,
  settings: VerifierSettings,
  session: FetchSession
): Promise<VerifiedList> {
  // What it takes to verify the list belongs to the list, whoever asked for it first.
  const part = session.part()
  const loaded = await part.load(query.list, requestFor(query, 1))
  if ('problems' in loaded) return { problems: [notHad(query.list), ...loaded.problems] }
  return settings.statusRound.once(query.list, () => verifyList(query, loaded.bytes, settings, part))
}

async function verifyList(
  query: StatusQuery,
  bytes: Uint8Array,
  settings: VerifierSettings,
  part: FetchSession
): Promise<VerifiedList> {
  const { allowance } = settings.statusRound
  const { limits } = allowance
  if (bytes.length > limits.maxBytes) return tooLong(query, bytes, limits)
  const input = await settings.read(bytes, limits)
  allowance.take(input.value, bytes.length)
  if (input.format === 'png' || input.format === 'svg') {
    return { problems: [unverified(query.list, ': it is a picture')] }
  }
  const list = await examine(input, {}, { ...settings, limits, kind: 'credential', session: part })
  // What stands in a JWT is counted once it is read.
  if (input.jws !== undefined) allowance.take(list.credential)
  if (!isAuthentic(list)) return badList(query.list, foundAgainst(list))
  const { credential, period } = list
  if (credential.id !== query.list) {
    return { problems: [unverified(query.list, `: its id is ${quote(credential.id, 200)}`)] }
  }
  return Object.freeze({ credential, ...(period && { period }), answered: Object.freeze(part.answered) })
}

async function loadPlainList(
  query: StatusQuery,
  issuerId: string,
  settings: VerifierSettings,
  session: FetchSession
): Promise<StatusList | UnusableList> {
  const origin = originOf(query.list)
  const speaking = [issuerId, ...settings.statusIssuers].map(issuerOrigin)
  if (origin === undefined || !speaking.includes(origin)) {
    return { problems: [foreignList(query.list, undefined, issuerId)] }
  }
  const found = await settings.statusRound.once(`plain ${query.list}`, () =>
    readPlainList(query, settings, session)
  )
  if ('problems' in found) return found
  const { credential: value, listProblems = [] } = found
  const listIssuer = issuerIdOf(value)
  if (listIssuer !== undefined && listIssuer !== issuerId && !settings.statusIssuers.includes(listIssuer)) {
    return { problems: [foreignList(query.list, listIssuer, issuerId)] }
  }
  if (value.id !== undefined && value.id !== query.list) {
    return { problems: [unverified(query.list, `: its id is ${quote(value.id, 200)}`)] }
  }
  return { document: value, about: aboutOf(found), listProblems, keep: () => undefined }
}

async function readPlainList(
  query: StatusQuery,
  { statusRound }: VerifierSettings,
  session: FetchSession
): Promise<VerifiedList> {
  const part = session.part()
  const loaded = await part.load(query.list, requestFor(query, 0))
  if ('problems' in loaded) return { problems: [notHad(query.list), ...loaded.problems] }
  const { plainAllowance } = statusRound
  const { limits } = plainAllowance
  if (loaded.bytes.length > limits.maxBytes) return tooLong(query, loaded.bytes, limits)
  const { value, problems } = readJsonDocument(loaded, limits)
  plainAllowance.take(value, loaded.bytes.length)
  if (value === undefined) return badList(query.list, problems)
  return Object.freeze({ credential: value, listProblems: problems, answered: Object.freeze(part.answered) })
}

/** When the first proof ends, in milliseconds since 1970; they were judged when the list was fetched. */
function endOfProofs({ proof }: JsonObject): number {
  const ends = asArray<JsonValue>(proof).map(one => isObject(one) && parseDateTimeStamp(one.expires))
  return Math.min(...ends.filter(end => typeof end === 'number'))
}

function requestFor({ accept, mediaTypes }: StatusQuery, maxRedirects: number) {
  return { purpose: 'the status list', accept, mediaTypes, maxBytes: MAX_LIST_BYTES, maxRedirects }
}

function aboutOf({ credential, answered }: KeptList): StatusList['about'] {
  const { validFrom, validUntil } = credential
  const listIssuer = issuerIdOf(credential)
  const fetchedAt = answered[0]?.fetched.time
  return {
    ...(listIssuer !== undefined && { listIssuer }),
    ...(typeof validFrom === 'string' && { listValidFrom: validFrom }),
    ...(typeof validUntil === 'string' && { listValidUntil: validUntil }),
    ...(fetchedAt !== undefined && { fetchedAt })
  }
}

function tooLong({ list }: StatusQuery, { length }: Uint8Array, { maxBytes }: Limits): UnusableList {
  const detail = `the status list has ${length} bytes, of ${MAX_LIST_BYTES} for all lists ${maxBytes} are left`
  return badList(list, [problem('OB_LIMIT_BYTES', detail, { path: '' })])
}

function notHad(url: string): Problem {
  return problem('STATUS_RETRIEVAL_ERROR', `the status list ${quote(url, 200)} could not be had`)
}

/** That a list does not verify, said of the credential whose status it has. */
export function unverified(url: string, why: string): Problem {
  return problem('STATUS_VERIFICATION_ERROR', `the status list ${quote(url, 200)} does not verify${why}`)
}

/** What the list is found guilty of is not said of the credential: an expired list is no expired badge. */
function badList(url: string, found: readonly Problem[]): UnusableList {
  const listProblems = worstFirst(found)
  return { problems: [unverified(url, reasonIn(listProblems))], listProblems }
}

function foreignList(url: string, listIssuer: string | undefined, issuerId: string): Problem {
  const whose =
    listIssuer === undefined
      ? 'stands on another host than'
      : `was issued by ${quote(listIssuer, 200)}, not by`
  const detail = `the status list ${quote(url, 200)} ${whose} the issuer ${quote(issuerId, 200)}`
  return problem('OB_STATUS_ISSUER', detail, {
    hint: 'if the issuer has his lists made there, name who makes them in `statusIssuers`'
  })
}
