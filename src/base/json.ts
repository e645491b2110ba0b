/**
 * JSON as types, and the two shapes that JSON-LD lets a value take.
 * @module
 */

/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject

/** A JSON object; members may be absent. */
export interface JsonObject {
  readonly [member: string]: JsonValue | undefined
}

/** One value, or an array of them. */
export type OneOrMany<T> = T | readonly T[]

/** True for a JSON object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The items of a value that may be one, many or absent. */
export function asArray<T>(value: OneOrMany<T> | undefined | null): readonly T[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value as T]
}

/** One step of a JSON pointer (RFC 6901) added to `path`. */
export function pointer(path: string, step: string | number): string {
  // Hardly any member needs escaping, and every walk comes through here.
  if (typeof step === 'number' || !/[~/]/.test(step)) return `${path}/${step}`
  return `${path}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`
}
