/**
 * JSON that may be changed again.
 * @module
 */
import { isObject, type JsonValue } from './json.ts'
import { setMember } from './members.ts'

/** A copy of `value` that is not frozen and shares nothing with it. For JSON, which holds nothing that needs more care. */
export function thawed<T extends JsonValue | undefined>(value: T): T
export function thawed(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map(item => thawed(item))
  if (!isObject(value)) return value
  const copy: Record<string, JsonValue | undefined> = {}
  for (const name of Object.keys(value)) setMember(copy, name, thawed(value[name]))
  return copy
}
