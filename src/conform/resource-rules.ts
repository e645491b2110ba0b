/**
 * Rules of what any credential points to.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/**
 * No two related resources of a credential have one id: their digests could contradict each other. Reports
 * MALFORMED_VALUE_ERROR. Does not fetch a resource or compare digests.
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 */
export function resourcesApart({ relatedResource }: JsonObject, path: string): Problem[] {
  const seen = new Set<JsonValue>()
  return asArray<JsonValue>(relatedResource).flatMap((resource, index) => {
    const id = isObject(resource) ? resource.id : undefined
    if (typeof id !== 'string') return []
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const at = pointer(pointer(pointer(path, 'relatedResource'), index), 'id')
    const hint = 'give all digests of one resource in one object'
    return [problem('MALFORMED_VALUE_ERROR', `${quote(id)} is named twice`, { path: at, hint })]
  })
}
