/**
 * Reading along a JSON pointer (RFC 6901); `pointer` in json.ts writes one.
 * @module
 */
import type { JsonValue } from './json.ts'

/** The decoded steps of `path`; none for `''`. */
export function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** The pointer to what holds the place at `path`; `''` for the document's own members, and for the document. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/**
 * The value of `document` at `path`.
 * @returns `undefined` if there is nothing; never throws, and never reads what is inherited
 */
export function valueAt(document: JsonValue | undefined, path: string): JsonValue | undefined {
  let value: unknown = document
  for (const step of stepsOf(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  // Every own member of a JSON value is a JSON value.
  return value as JsonValue | undefined
}
