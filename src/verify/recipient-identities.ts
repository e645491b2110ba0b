/**
 * By what names a badge says whom it is about.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { identityTypeOf, readIdentity, type WrittenIdentity } from './identity-comparison.ts'

/** A subject of the credential. */
export interface Subject {
  readonly path: string
  readonly subject: JsonObject
}

/** An IdentityObject of a subject, and what was read of it. */
export interface FoundIdentity {
  readonly path: string
  readonly identityType: string
  readonly object: JsonObject
  /** What it says, or why it cannot be compared. */
  readonly written: WrittenIdentity | string
}

/** All subjects of the credential. */
export function subjectsOf({ credentialSubject }: JsonObject): Subject[] {
  return objectsOf(credentialSubject, '/credentialSubject').map(([path, subject]) => ({ path, subject }))
}

/** All identities of a subject that say of which type they are. */
export function identitiesOf({ path, subject }: Subject): FoundIdentity[] {
  return objectsOf(subject.identifier, pointer(path, 'identifier')).flatMap(([path, object]) => {
    const identityType = identityTypeOf(object)
    return identityType === undefined ? [] : [{ path, identityType, object, written: readIdentity(object) }]
  })
}

/** The names of the kinds of name that the subjects have, each once. */
export function kindsOfName(subjects: readonly Subject[]): string[] {
  const kinds = subjects.flatMap(found => [
    ...(typeof found.subject.id === 'string' ? ['id'] : []),
    ...identitiesOf(found).map(({ identityType }) => identityType)
  ])
  return [...new Set(kinds)]
}

/** The objects of a value that may be one or many, and where they are. */
function objectsOf(value: JsonValue | undefined, path: string): (readonly [string, JsonObject])[] {
  return asArray<JsonValue>(value).flatMap((item, index) => {
    return isObject(item) ? [[Array.isArray(value) ? pointer(path, index) : path, item] as const] : []
  })
}
