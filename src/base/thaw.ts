/**
 * JSON that may be changed again.
 * @module
 */
import type { JsonValue } from './json.ts'

/** A copy of `value` that is not frozen and shares nothing with it. For JSON, which holds nothing that needs more care. */
export function thawed<T extends JsonValue | undefined>(value: T): T
export function thawed(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(item => thawed(item))
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, thawed(inner)]))
}
