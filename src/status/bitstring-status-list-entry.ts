/**
 * `BitstringStatusListEntry`: the status of W3C, and of Open Badges 3.0 today.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import { hasError, problem, quote } from '../problem/problem.ts'
import { MAX_STATUS_SIZE } from './bitstring.ts'
import { bitstringQuery } from './bitstring-query.ts'
import { EntryMembers } from './entry-members.ts'
import { readStatusMessages, type StatusMessages } from './status-messages.ts'
import type { StatusEntryContext, StatusEntryReading } from './status-query.ts'

const type = 'BitstringStatusListEntry'
const types = { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList' }

/**
 * Reads an entry. `statusReference` is for readers who look things up, and plays no part.
 * @returns OB_MEMBER_MISSING, MALFORMED_VALUE_ERROR and RANGE_ERROR with paths if it cannot be read
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 */
export function readBitstringStatusListEntry(
  entry: JsonObject,
  context: StatusEntryContext
): StatusEntryReading {
  const { path } = context
  const members = new EntryMembers(entry, path)
  const { problems } = members
  const list = members.url('statusListCredential')
  const purpose = members.text('statusPurpose')
  const index = members.index('statusListIndex')
  const size = sizeOf(entry, members)
  members.idIsNot(list, 'error')
  const messages = size === undefined ? undefined : messagesOf(entry, size, members)
  if (list === undefined || purpose === undefined || index === undefined || size === undefined)
    return { problems }
  if (hasError(problems)) return { problems }
  const question = { type, list, purpose, index, size, messages, types }
  return {
    query: bitstringQuery({ ...question, encoding: 'multibase', listHasPurpose: true }, context),
    problems
  }
}

function sizeOf({ statusSize = 1 }: JsonObject, members: EntryMembers): number | undefined {
  if (typeof statusSize === 'number' && Number.isInteger(statusSize) && statusSize >= 1) {
    if (statusSize <= MAX_STATUS_SIZE) return statusSize
  }
  const detail = `expected a whole number of bits from 1 to ${MAX_STATUS_SIZE}, found ${quote(statusSize)}`
  members.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path: members.at('statusSize') }))
  return undefined
}

/** Messages that do not fit the size are an error: one of both is wrong, and with the size the place in the list. */
function messagesOf(entry: JsonObject, size: number, members: EntryMembers): StatusMessages | undefined {
  const path = members.at('statusMessage')
  if (entry.statusMessage === undefined) {
    if (size > 1) {
      const detail = `values of ${size} bits need "statusMessage" to say what they mean`
      members.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path, severity: 'warning' }))
    }
    return undefined
  }
  const reading = readStatusMessages(entry.statusMessage, size, path)
  if ('messages' in reading) return reading.messages
  members.problems.push(reading.problem)
  return undefined
}
