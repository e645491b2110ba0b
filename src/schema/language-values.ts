/**
 * Texts with their language, which any Verifiable Credential may have where a name or a description stands.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'

/** The members that hold texts for people in every credential, at any depth. */
export const languageMembers: readonly string[] = ['name', 'description']

/** The members of a text with its language. */
export const languageKeywords: readonly string[] = ['@value', '@language', '@direction']

/** True for an object that is meant as a text with its language. */
export function isLanguageValue(value: unknown): value is JsonObject {
  return isObject(value) && Object.hasOwn(value, '@value')
}

/** All texts with their language in `document`, with their pointers, however wrong. Contexts are left out. */
export function languageValuesIn(document: JsonObject): (readonly [path: string, value: JsonObject])[] {
  return find(document, '', '')
}

function find(
  value: JsonValue | undefined,
  path: string,
  member: string
): (readonly [path: string, value: JsonObject])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => find(item, pointer(path, index), member))
  if (!isObject(value) || member === '@context') return []
  if (languageMembers.includes(member) && isLanguageValue(value)) return [[path, value]]
  return Object.entries(value).flatMap(([name, inner]) => find(inner, pointer(path, name), name))
}
