/**
 * The check `status`: the issuer has not revoked or suspended the credential.
 * @module
 */
import { asArray, type JsonObject, type JsonValue, pointer } from '../../base/json.ts'
import { hasError, type Problem, problem, worstFirst } from '../../problem/problem.ts'
import type { StatusQuery } from '../../status/status-query.ts'
import { readStatusEntry } from '../../status/status-types.ts'
import { asWarnings, type CheckResult, reasonIn, skipped, type VerifierSettings } from '../check.ts'
import { broken } from '../guarded.ts'
import { loadStatusList, type StatusList, unverified } from '../load-status-list.ts'
import type { ReportedStatus } from '../report.ts'

/** What the check found: one entry for each of `credentialStatus`. */
export interface StatusResult extends CheckResult {
  readonly statuses: readonly ReportedStatus[]
}

/**
 * Asks every list that `credential` names, one after the other. It failed if one of them says that the credential is
 * revoked or suspended; and only then. Whatever else is wrong, with an entry or with a list, leaves the status unknown.
 * @param credential one that is authentic: nothing of others is asked for
 * @returns OB_STATUS_REVOKED, OB_STATUS_SUSPENDED; OB_STATUS_REFRESH, OB_STATUS_MESSAGE, OB_STATUS_PURPOSE_UNKNOWN; what
 *   `readStatusEntry` and `loadStatusList` report
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
export async function checkStatus(
  credential: JsonObject,
  issuerId: string,
  settings: VerifierSettings
): Promise<StatusResult> {
  const { credentialStatus } = credential
  if (credentialStatus === undefined) return { statuses: [], ...skipped }
  const checked: CheckedEntry[] = []
  for (const [index, entry] of asArray<JsonValue>(credentialStatus).entries()) {
    const path = Array.isArray(credentialStatus) ? pointer('/credentialStatus', index) : '/credentialStatus'
    const around = { path, credential, issuerId, settings }
    // What breaks at one entry hides nothing of the others.
    const one = checkEntry(entry, around).catch((cause: unknown) =>
      open({ path, listProblems: [] }, broken(cause).problems, settings)
    )
    checked.push(await one)
  }
  return {
    outcome: worst(checked.map(({ report }) => report.outcome)),
    problems: checked.flatMap(({ problems }) => problems),
    statuses: checked.map(({ report }) => report)
  }
}

interface CheckedEntry {
  readonly report: ReportedStatus
  readonly problems: readonly Problem[]
}

interface Surroundings {
  readonly path: string
  readonly credential: JsonObject
  readonly issuerId: string
  readonly settings: VerifierSettings
}

async function checkEntry(entry: JsonValue, around: Surroundings): Promise<CheckedEntry> {
  const { path, credential, issuerId, settings } = around
  const nothing = { path, listProblems: [] }
  if (!settings.statusRound.mayAsk()) return open(nothing, [tooMany(path, settings)], settings)
  const { id } = credential
  const { expand } = settings.statusRound
  const context = {
    path,
    expand,
    limits: settings.limits,
    ...(typeof id === 'string' && { credentialId: id })
  }
  const { query, problems: odd = [] } = readStatusEntry(entry, context)
  if (query === undefined) return open(nothing, odd, settings)
  const list = await loadStatusList(query, issuerId, settings)
  const { listProblems = [] } = list
  const about = { path, type: query.type, purpose: query.purpose, list: query.list, listProblems }
  if (!('document' in list)) {
    const problems = list.problems.map(found => ({ ...found, path }))
    return open(about, [...odd, ...problems], settings)
  }
  return answered(query, list, { about, problems: odd, settings })
}

function tooMany(path: string, { limits }: VerifierSettings): Problem {
  const detail = `more status entries than the ${limits.maxStatuses} that are asked`
  return problem('OB_LIMIT_STATUSES', detail, { path })
}

function answered(
  query: StatusQuery,
  list: StatusList,
  {
    about,
    problems,
    settings
  }: {
    about: Pick<ReportedStatus, 'path' | 'list' | 'listProblems'>
    problems: readonly Problem[]
    settings: VerifierSettings
  }
): CheckedEntry {
  const { outcome, value, message, ttlMs, problems: said } = query.answer(list.document)
  // One that does not answer this entry has not said how long it may be kept.
  if (value !== undefined) list.keep(ttlMs)
  const ofList = said.filter(isOfList)
  const report = {
    ...about,
    ...list.about,
    listProblems: worstFirst([...about.listProblems, ...ofList]),
    ...(value !== undefined && { value }),
    ...(message !== undefined && { message })
  }
  const ofStatus = said.filter(found => !isOfList(found))
  const unusable = hasError(ofList) ? [unverified(query.list, reasonIn(ofList))] : []
  const all = [...problems, ...[...unusable, ...ofStatus].map(found => ({ path: about.path, ...found }))]
  return outcome === 'inconclusive'
    ? open(report, all, settings)
    : { report: { ...report, outcome }, problems: all }
}

/** True for what could be said of any document, and is said of the list: no code of the status itself. */
function isOfList({ code, path }: Problem): boolean {
  return code === 'MALFORMED_VALUE_ERROR' && path === undefined
}

/** The status is unknown, unless the caller has said that it does not matter to him; a mark in a list always does. */
function open(
  report: Omit<ReportedStatus, 'outcome'>,
  problems: readonly Problem[],
  { accept }: VerifierSettings
): CheckedEntry {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const unknownType = errors.some(({ code }) => code === 'OB_STATUS_TYPE_UNKNOWN')
  const marked = report.value !== undefined
  const accepted = !marked && accept.has(unknownType ? 'unknown-status-types' : 'unavailable-status')
  if (!accepted) return { report: { ...report, outcome: 'inconclusive' }, problems }
  return { report: { ...report, outcome: 'skipped' }, problems: asWarnings(problems) }
}

/** The worst of several outcomes. */
export function worst(outcomes: readonly CheckResult['outcome'][]): CheckResult['outcome'] {
  const order = ['failed', 'inconclusive', 'passed'] as const
  return order.find(outcome => outcomes.includes(outcome)) ?? 'skipped'
}
