/**
 * Members of an extension vocabulary in an object of the model.
 * @module
 */

import { isObject, type JsonObject, pointer } from '../base/json.ts'
import { type ClassName, classes } from '../generated/classes.ts'
import { problem, quote } from '../problem/problem.ts'
import type { Draft } from './draft.ts'

/**
 * The members of `given.extension`, to be merged into the object. OB_EXTENSION_COLLISION where a name is
 * taken: by a member of the class, or by one that was given beside `extension`.
 * @param at pointer to the object in the document
 * @param from pointer to `given` in the parts
 */
export function mergedExtension(
  draft: Draft,
  className: ClassName,
  given: JsonObject,
  at: string,
  from: string
): JsonObject {
  const { extension } = given
  const path = pointer(from, 'extension')
  if (!isObject(extension)) {
    const detail = `extension must be an object of members, found ${quote(extension)}`
    draft.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path }))
    return {}
  }
  const taken = new Set([...Object.keys(classes[className].members), ...Object.keys(given), '@context'])
  for (const member of Object.keys(extension)) {
    draft.origins.set(pointer(at, member), pointer(path, member))
    if (!taken.has(member)) continue
    const detail = `the name ${quote(member)} is taken in ${className}`
    const hint = 'give a member of the class beside `extension`; a term of your own needs another name'
    draft.problems.push(problem('OB_EXTENSION_COLLISION', detail, { path: pointer(path, member), hint }))
  }
  return Object.fromEntries(Object.entries(extension).filter(([member]) => !taken.has(member)))
}
