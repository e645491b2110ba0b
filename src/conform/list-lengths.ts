/**
 * The length of lists: canonicalizing compares the items of a list with each other.
 * @module
 */
import { isObject, type JsonValue } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { walkJson } from '../base/walk-json.ts'
import { type Problem, problem } from '../problem/problem.ts'

/** Reports OB_LIMIT_ITEMS at each list in `document` with too many items that are no objects. */
export function checkListLengths(document: JsonValue, { maxItems }: Limits): Problem[] {
  const problems: Problem[] = []
  walkJson(document, (value, at) => {
    if (!Array.isArray(value) || value.length <= maxItems) return true
    const plain = value.filter(item => !isObject(item)).length
    if (plain <= maxItems) return true
    const detail = `found a list of ${plain} texts, numbers or lists, at most ${maxItems} are read`
    const hint = 'if the badge is honest, set limits.maxItems higher'
    problems.push(problem('OB_LIMIT_ITEMS', detail, { path: at.path, hint }))
    return false
  })
  return problems
}
