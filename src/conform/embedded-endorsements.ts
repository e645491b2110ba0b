/**
 * Finds the endorsements that stand in a document.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'

/** An endorsement that stands in a document. */
export interface EmbeddedEndorsement {
  readonly endorsement: JsonObject
  /** JSON pointer to it. */
  readonly path: string
}

/** All embedded endorsements of `document`, those inside others included. */
export function endorsementsIn(document: JsonObject): EmbeddedEndorsement[] {
  return find(document, '', '')
}

function find(value: JsonValue | undefined, path: string, member: string): EmbeddedEndorsement[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => find(item, pointer(path, index), member))
  if (!isObject(value)) return []
  const inner = Object.entries(value).flatMap(([name, held]) => find(held, pointer(path, name), name))
  return member === 'endorsement' ? [{ endorsement: value, path }, ...inner] : inner
}
