/**
 * `1EdTechRevocationList`: a plain JSON file that names the credentials that were revoked. Read, never made.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { hasError, problem, quote } from '../problem/problem.ts'
import { EntryMembers } from './entry-members.ts'
import { cutMessage, meaningOf } from './status-meaning.ts'
import type { StatusAnswer, StatusEntryContext, StatusEntryReading } from './status-query.ts'

const type = '1EdTechRevocationList'
const purpose = 'revocation'
const mediaTypes: readonly string[] = Object.freeze(['application/json', '+json'])

/**
 * Reads an entry. Nothing in the list is signed: every answer bears OB_STATUS_TRANSPORT_ONLY.
 * @param context `credentialId` is what the list is searched for
 * @returns OB_MEMBER_MISSING (also if the credential has no id) and MALFORMED_VALUE_ERROR with paths
 * @see https://www.imsglobal.org/spec/vcrl/v1p0/
 */
export function readOneEdTechRevocationList(
  entry: JsonObject,
  { path, credentialId }: StatusEntryContext
): StatusEntryReading {
  const members = new EntryMembers(entry, path)
  const { problems } = members
  const list = members.url('id')
  if (credentialId === undefined) {
    const detail = 'the credential needs an "id": its list names credentials by it'
    problems.push(problem('OB_MEMBER_MISSING', detail, { path: '/id' }))
  }
  if (list === undefined || credentialId === undefined || hasError(problems)) return { problems }
  const answer = (document: JsonObject) => answerOf(document, credentialId, list)
  const accept = 'application/json'
  return { query: { type, list, purpose, securing: 'transport', accept, mediaTypes, answer }, problems }
}

function answerOf(document: JsonObject, credentialId: string, list: string): StatusAnswer {
  const detail = 'the list is not signed: it is as good as the host and the connection that it came by'
  const unsigned = problem('OB_STATUS_TRANSPORT_ONLY', detail, { severity: 'warning' })
  // The standard and those who follow it write the name with and without the "s".
  const { revokedCredential, revokedCredentials } = document
  if (revokedCredential === undefined && revokedCredentials === undefined) {
    const missing = 'expected a list with "revokedCredential", found none'
    return { outcome: 'inconclusive', problems: [problem('STATUS_VERIFICATION_ERROR', missing), unsigned] }
  }
  const items = [revokedCredential, revokedCredentials].flatMap(asArray<JsonValue>)
  const own = items.flatMap(item => ofCredential(item, credentialId))
  const revocation = own.find(({ revoked }) => revoked === true)
  const unclear = own.find(({ revoked }) => typeof revoked !== 'boolean')
  if (revocation === undefined && unclear !== undefined) {
    const detail = `"revoked" must be true or false, found ${quote(unclear.revoked)}`
    return { outcome: 'inconclusive', problems: [problem('MALFORMED_VALUE_ERROR', detail), unsigned] }
  }
  const unread = items.find(item => idOf(item) === undefined)
  if (revocation === undefined && unread !== undefined) {
    const detail = `what is revoked must be named by its "id", found ${quote(unread)}`
    return { outcome: 'inconclusive', problems: [problem('MALFORMED_VALUE_ERROR', detail), unsigned] }
  }
  const value = revocation === undefined ? 0 : 1
  const { revocationReason: reason } = revocation ?? {}
  const message = typeof reason === 'string' ? cutMessage(reason) : undefined
  const { outcome, problems } = meaningOf({ list, purpose, value, message })
  return { outcome, value, ...(message !== undefined && { message }), problems: [...problems, unsigned] }
}

function idOf(item: JsonValue): string | undefined {
  const id = isObject(item) ? item.id : item
  return typeof id === 'string' ? id : undefined
}

/** What `item` says of the credential: being listed means revoked, unless it says otherwise. */
function ofCredential(item: JsonValue, credentialId: string): JsonObject[] {
  if (item === credentialId) return [{ revoked: true }]
  return isObject(item) && item.id === credentialId ? [{ revoked: true, ...item }] : []
}
