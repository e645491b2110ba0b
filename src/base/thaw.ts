/**
 * JSON that may be changed again.
 * @module
 */
import type { JsonValue } from './json.ts'

/** A copy of `value` that is not frozen and shares nothing with it. For JSON, which holds nothing that needs more care. */
export function thawed(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(thawed)
  const copy: Record<string, JsonValue> = {}
  for (const [name, inner] of Object.entries(value)) if (inner !== undefined) copy[name] = thawed(inner)
  return copy
}
