/**
 * The kinds of status that are read: one line for each.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { problem, quote } from '../problem/problem.ts'
import { readBitstringStatusListEntry } from './bitstring-status-list-entry.ts'
import { readOneEdTechRevocationList } from './one-edtech-revocation-list.ts'
import { readRevocationList2020Status } from './revocation-list-2020-status.ts'
import { readStatusList2021Entry } from './status-list-2021-entry.ts'
import type { StatusEntryContext, StatusEntryReading } from './status-query.ts'

type ReadEntry = (entry: JsonObject, context: StatusEntryContext) => StatusEntryReading

const readers: ReadonlyMap<JsonValue, ReadEntry> = /* @__PURE__ */ new Map<JsonValue, ReadEntry>([
  ['BitstringStatusListEntry', readBitstringStatusListEntry],
  ['StatusList2021Entry', readStatusList2021Entry],
  ['RevocationList2020Status', readRevocationList2020Status],
  ['1EdTechRevocationList', readOneEdTechRevocationList]
])

/**
 * Reads an entry of `credentialStatus`: what it asks, and of which list. Pure; nothing is fetched.
 * @param entry what stands there, as read; never throws for a bad one
 * @param context `path`: pointer to it; `credentialId`: `id` of the credential; `limits`
 * @returns the query, with warnings; or problems, each with its path: OB_TYPE_MISSING, OB_STATUS_TYPE_UNKNOWN,
 *   OB_MEMBER_MISSING, MALFORMED_VALUE_ERROR, RANGE_ERROR
 * @see https://www.w3.org/TR/vc-data-model-2.0/#status
 */
export function readStatusEntry(entry: JsonValue, context: StatusEntryContext): StatusEntryReading {
  const { path } = context
  if (!isObject(entry)) {
    const detail = `a status entry must be an object, found ${quote(entry)}`
    return { problems: [problem('MALFORMED_VALUE_ERROR', detail, { path })] }
  }
  const types = asArray<JsonValue>(entry.type)
  const at = pointer(path, 'type')
  if (types.length === 0) {
    return { problems: [problem('OB_TYPE_MISSING', 'a status entry needs a "type"', { path: at })] }
  }
  const [reader, another] = types.flatMap(type => readers.get(type) ?? [])
  const named = types
    .slice(0, 5)
    .map(type => quote(type))
    .join(', ')
  if (another !== undefined) {
    const detail = `a status entry is of one type, found ${named}`
    return { problems: [problem('MALFORMED_VALUE_ERROR', detail, { path: at })] }
  }
  if (reader !== undefined) return reader(entry, context)
  const detail = `a status of type ${named} is not read here, so the credential may have been revoked`
  return { problems: [problem('OB_STATUS_TYPE_UNKNOWN', detail, { path: at })] }
}
