/**
 * The status list within its credential.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'

/** The names that one kind of list goes by. */
export interface ListTypes {
  /** Type of the credential. */
  readonly credential: string
  /** Type of its subject. */
  readonly subject: string
}

/**
 * The one subject of `credential`, if both are of their types.
 * @throws OpenBadgesError STATUS_VERIFICATION_ERROR if it is no such list; MALFORMED_VALUE_ERROR for several subjects
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 */
export function subjectOf(credential: JsonObject, types: ListTypes): JsonObject {
  if (!asArray(credential.type).includes(types.credential)) throw otherKind(credential.type, types.credential)
  const subjects = asArray<JsonValue>(credential.credentialSubject)
  const [subject] = subjects
  if (subjects.length > 1) {
    throw failure('MALFORMED_VALUE_ERROR', `expected one status list, found ${subjects.length} subjects`)
  }
  const type = isObject(subject) ? subject.type : undefined
  if (!isObject(subject) || !asArray(type).includes(types.subject)) throw otherKind(type, types.subject)
  return subject
}

/**
 * Refuses a list that is not for `purpose`.
 * @throws OpenBadgesError MALFORMED_VALUE_ERROR, STATUS_VERIFICATION_ERROR
 */
export function assertPurpose({ statusPurpose }: JsonObject, purpose: string): void {
  const purposes = asArray<JsonValue>(statusPurpose)
  if (purposes.length === 0 || !purposes.every(item => typeof item === 'string')) {
    const detail = `statusPurpose of the list must be one text or several, found ${quote(statusPurpose)}`
    throw failure('MALFORMED_VALUE_ERROR', detail)
  }
  if (purposes.includes(purpose)) return
  const known = purposes
    .slice(0, 5)
    .map(item => quote(item))
    .join(', ')
  throw failure('STATUS_VERIFICATION_ERROR', `the list is for ${known}, expected one for ${quote(purpose)}`)
}

function otherKind(found: JsonValue | undefined, expected: string) {
  const types = asArray<JsonValue>(found)
    .slice(0, 5)
    .map(type => quote(type))
    .join(', ')
  return failure(
    'STATUS_VERIFICATION_ERROR',
    `expected a list of type ${expected}, found ${types || 'no type'}`
  )
}
