/**
 * Whether a name stands anywhere in a JSON value.
 * @module
 */
import { isObject, type JsonValue } from './json.ts'

/** True if an object in `value`, or `value` itself, has a member called like one of `names`. */
export function hasMember(value: JsonValue | undefined, names: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) {
    for (const item of value) if (hasMember(item, names)) return true
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) if (names.has(name) || hasMember(value[name], names)) return true
  }
  return false
}
