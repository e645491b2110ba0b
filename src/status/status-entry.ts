/**
 * Makes entries of status lists, for badges.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { asArray, type JsonObject, type JsonValue, type OneOrMany, pointer } from '../base/json.ts'
import { defaultLimits } from '../base/limits.ts'
import type { BitstringStatusListEntry, StatusMessage } from '../model/bitstring-status-list.ts'
import type { Iri } from '../model/values.ts'
import { throwIfError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { readBitstringStatusListEntry } from './bitstring-status-list-entry.ts'
import { takeParts } from './given-parts.ts'
import { listUrlProblem } from './list-url.ts'
import type { StatusListIndex } from './status-list.ts'

/** What {@link statusEntry} takes. */
export interface StatusEntryParts {
  /** URL of the list: https, absolute, without a fragment. It must not tell whose badge it is. */
  readonly statusListCredential: Iri
  /** Place in the list, as `allocateIndex` gives it, or as a number. No other badge may have it. */
  readonly statusListIndex: StatusListIndex
  /** What the list is for: one of its purposes, letter by letter. Default: `revocation`. */
  readonly statusPurpose?: string
  /** Bits of one value, as the list was made with. Default: 1. */
  readonly statusSize?: number
  /** One message for each of the 2^statusSize values. Needed where `statusSize` is more than 1. */
  readonly statusMessage?: readonly StatusMessage[]
  /** Where more is said of what the values mean. */
  readonly statusReference?: OneOrMany<Iri>
  /** Identifier of the entry, other than the URL of the list. Default: that URL with the index as its fragment. */
  readonly id?: Iri
}

const members = [
  'statusListCredential',
  'statusListIndex',
  'statusPurpose',
  'statusSize',
  'statusMessage',
  'statusReference',
  'id'
]

/**
 * Makes the entry that goes into `credentialStatus` of a badge.
 *
 * Not checked: that the list has such an index and purpose, that the index belongs to this badge alone, and that the URL
 * answers.
 * @param parts `statusListCredential` and `statusListIndex` are required
 * @returns a new plain object
 * @throws OpenBadgesError with all problems, each with a pointer into `parts`: OB_MEMBER_MISSING, OB_MEMBER_UNKNOWN,
 *   MALFORMED_VALUE_ERROR, RANGE_ERROR; OB_JSON_... and OB_LIMIT_... alone
 * @example
 * ```ts
 * const entry = statusEntry({ statusListCredential: 'https://example.org/status/3', statusListIndex: '94567' })
 * entry.id // 'https://example.org/status/3#94567'
 * ```
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 */
export function statusEntry(parts: StatusEntryParts): BitstringStatusListEntry {
  const { parts: given, problems } = takeParts(parts, members, defaultLimits)
  const entry = entryOf(given)
  const url = listUrlProblem(given.statusListCredential, 'statusListCredential')
  const { problems: read } = readBitstringStatusListEntry(entry, { path: '', limits: defaultLimits })
  throwIfError([
    ...problems,
    ...(url ? [url] : []),
    ...read.filter(({ path }) => path !== url?.path).map(found => ({ ...found, severity: 'error' as const })),
    ...urlProblems(given.statusReference, '/statusReference'),
    ...(Array.isArray(given.id) ? [notUrl(given.id, '/id')] : urlProblems(given.id, '/id'))
  ])
  // What reads without a problem is an entry; the compiler cannot see that.
  return structuredClone(entry) as BitstringStatusListEntry
}

function entryOf(given: JsonObject): JsonObject {
  const { id, statusPurpose = 'revocation', statusListIndex, statusListCredential } = given
  const { statusSize, statusMessage, statusReference } = given
  const index = typeof statusListIndex === 'number' ? String(statusListIndex) : statusListIndex
  return {
    ...idOf(id, statusListCredential, index),
    type: 'BitstringStatusListEntry',
    statusPurpose,
    ...(index !== undefined && { statusListIndex: index }),
    ...(statusListCredential !== undefined && { statusListCredential }),
    ...(statusSize !== undefined && { statusSize }),
    ...(statusMessage !== undefined && { statusMessage }),
    ...(statusReference !== undefined && { statusReference })
  }
}

function idOf(
  id: JsonValue | undefined,
  list: JsonValue | undefined,
  index: JsonValue | undefined
): JsonObject {
  if (id !== undefined) return { id }
  return typeof list === 'string' && typeof index === 'string' ? { id: `${list}#${index}` } : {}
}

function urlProblems(urls: JsonValue | undefined, path: string): Problem[] {
  if (Array.isArray(urls) && urls.length === 0) return [notUrl(urls, path)]
  return asArray<JsonValue>(urls).flatMap((url, index) => {
    if (typeof url === 'string' && isAbsoluteIri(url)) return []
    return [notUrl(url, Array.isArray(urls) ? pointer(path, index) : path)]
  })
}

function notUrl(found: JsonValue, path: string): Problem {
  return problem('MALFORMED_VALUE_ERROR', `expected an absolute URL, found ${quote(found, 200)}`, { path })
}
