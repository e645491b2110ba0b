/**
 * `StatusList2021Entry`: the draft that became the Bitstring Status List. Read, never made.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import { hasError } from '../problem/problem.ts'
import { bitstringQuery } from './bitstring-query.ts'
import { EntryMembers } from './entry-members.ts'
import type { StatusEntryContext, StatusEntryReading } from './status-query.ts'

const type = 'StatusList2021Entry'
const types = { credential: 'StatusList2021Credential', subject: 'StatusList2021' }

/**
 * Reads an entry.
 * @returns OB_MEMBER_MISSING, MALFORMED_VALUE_ERROR and RANGE_ERROR with paths if it cannot be read
 * @see https://www.w3.org/TR/2023/WD-vc-status-list-20230427/
 */
export function readStatusList2021Entry(entry: JsonObject, context: StatusEntryContext): StatusEntryReading {
  const { path } = context
  const members = new EntryMembers(entry, path)
  const { problems } = members
  const list = members.url('statusListCredential')
  const purpose = members.text('statusPurpose')
  const index = members.index('statusListIndex')
  members.idIsNot(list, 'warning')
  if (list === undefined || purpose === undefined || index === undefined || hasError(problems))
    return { problems }
  const question = { type, list, purpose, index, size: 1, types }
  return {
    query: bitstringQuery({ ...question, encoding: 'base64', listHasPurpose: true }, context),
    problems
  }
}
