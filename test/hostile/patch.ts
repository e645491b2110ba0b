/**
 * JSON Merge Patch: what a document has that another one has not, to be read by people.
 * @see https://www.rfc-editor.org/rfc/rfc7396
 * @module
 */
import { equalJson } from '../../src/base/equal-json.ts'
import { isObject, type JsonObject, type JsonValue } from '../../src/base/json.ts'

/** `target` with `patch` laid over it: member by member, and without those that are `null` in it. */
export function merged(target: JsonValue | undefined, patch: JsonObject): JsonObject {
  const result = { ...(isObject(target) && target) }
  for (const [member, value] of Object.entries(patch)) {
    if (value === null) delete result[member]
    else if (isObject(value)) result[member] = merged(result[member], value)
    else result[member] = value
  }
  return result
}

/** What makes `to` of `from`; `undefined` if no patch can, or it saves nothing. */
export function patchOf(from: JsonObject, to: JsonObject): JsonObject | undefined {
  const patch = differenceOf(from, to)
  const length = (document: JsonObject) => JSON.stringify(document).length
  return equalJson(merged(from, patch), to) && length(patch) < length(to) * 0.75 ? patch : undefined
}

function differenceOf(from: JsonObject, to: JsonObject): JsonObject {
  const gone = Object.keys(from).filter(member => !Object.hasOwn(to, member))
  const other = Object.entries(to).filter(([member, value]) => !equalJson(value, from[member]))
  return Object.fromEntries([
    ...gone.map(member => [member, null] as const),
    ...other.map(([member, value]) => {
      const before = from[member]
      return [member, isObject(value) && isObject(before) ? differenceOf(before, value) : value] as const
    })
  ])
}
