/**
 * The length of lists: canonicalizing compares the items of a list with each other.
 * @module
 */
import { isObject, type JsonValue, pointer } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { type Problem, problem } from '../problem/problem.ts'

/** Reports OB_LIMIT_ITEMS at each list in `value` with too many items that are no objects. */
export function checkListLengths(value: JsonValue | undefined, limits: Limits, path = ''): Problem[] {
  if (Array.isArray(value)) {
    const plain = value.filter(item => !isObject(item)).length
    if (plain > limits.maxItems) {
      const detail = `found a list of ${plain} texts, numbers or lists, at most ${limits.maxItems} are read`
      const hint = 'if the badge is honest, set limits.maxItems higher'
      return [problem('OB_LIMIT_ITEMS', detail, { path, hint })]
    }
    return value.flatMap((item, index) =>
      typeof item === 'object' ? checkListLengths(item, limits, pointer(path, index)) : []
    )
  }
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' ? checkListLengths(inner, limits, pointer(path, name)) : []
  )
}
