/**
 * `RevocationList2020Status`: the first bitstring. Read, never made.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import { hasError, problem } from '../problem/problem.ts'
import { bitstringQuery } from './bitstring-query.ts'
import { EntryMembers } from './entry-members.ts'
import type { StatusEntryContext, StatusEntryReading } from './status-query.ts'

const type = 'RevocationList2020Status'
const types = { credential: 'RevocationList2020Credential', subject: 'RevocationList2020' }

/**
 * Reads an entry. Which bit of a byte comes first its standard did not say; every answer warns of it.
 * @returns OB_MEMBER_MISSING, MALFORMED_VALUE_ERROR and RANGE_ERROR with paths if it cannot be read; the answers bear
 *   OB_STATUS_BIT_ORDER
 * @see https://w3c-ccg.github.io/vc-status-rl-2020/
 */
export function readRevocationList2020Status(
  entry: JsonObject,
  context: StatusEntryContext
): StatusEntryReading {
  const { path } = context
  const members = new EntryMembers(entry, path)
  const { problems } = members
  const list = members.url('revocationListCredential')
  const index = members.index('revocationListIndex', { numbers: true })
  members.idIsNot(list, 'warning')
  if (list === undefined || index === undefined || hasError(problems)) return { problems }
  const question = { type, list, purpose: 'revocation', index, size: 1, types, warnings: [bitOrder()] }
  return {
    query: bitstringQuery({ ...question, encoding: 'base64', listHasPurpose: false }, context),
    problems
  }
}

function bitOrder() {
  const detail =
    'makers of such lists do not agree which bit of a byte comes first; the left-most one was taken'
  return problem('OB_STATUS_BIT_ORDER', detail, { severity: 'warning' })
}
