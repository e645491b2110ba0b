/**
 * Whether two JSON values say the same.
 *
 * Libraries for it ask values for their `constructor`, `valueOf` or `toString`, which may be members of a stranger's
 * JSON like any other.
 * @module
 */
import { isObject, type JsonObject, type JsonValue } from './json.ts'

/** True if both are the same value, their members in whatever order; a member that is `undefined` is none. */
export function equalJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => equalJson(item, other[index]))
  }
  if (isObject(one) && isObject(other)) {
    const members = membersOf(one)
    return (
      members.length === membersOf(other).length &&
      members.every(member => Object.hasOwn(other, member) && equalJson(one[member], other[member]))
    )
  }
  return one === other
}

function membersOf(object: JsonObject): string[] {
  return Object.keys(object).filter(member => object[member] !== undefined)
}
