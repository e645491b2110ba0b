/**
 * Names of a recipient -> the id and the identity objects of a subject.
 * @module
 */

import { type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import type { Draft } from './draft.ts'
import { fill } from './fill.ts'
import { createIdentityObject } from './identity-object.ts'
import { assertIdentityOptions, type IdentifyRecipientOptions } from './identity-options.ts'
import { readRecipient } from './recipient-names.ts'

/**
 * Reads `given` and makes identity objects of it.
 * @param at pointer to the subject in the document
 * @param from pointer to `given` in the parts
 * @param held how many identity objects the subject has already
 * @throws TypeError for wrong options
 */
export function fillIdentity(
  draft: Draft,
  given: JsonValue,
  at: string,
  from: string,
  held: number,
  options: IdentifyRecipientOptions = {}
): { id: string | undefined; identifier: JsonValue[] } {
  assertIdentityOptions(options)
  const { ids, identities, ready, problems } = readRecipient(given, from, options.normalize ?? false)
  draft.problems.push(...problems)
  const [first] = ids
  if (first !== undefined) draft.origins.set(pointer(at, 'id'), first.from)
  const kept = ready.map(({ object, from }, index) => {
    const place = pointer(pointer(at, 'identifier'), held + index)
    draft.origins.set(place, from)
    return fill(draft, 'IdentityObject', object, place, from)
  })
  const made = identities.map(({ identityType, identity }): JsonObject => {
    return { ...createIdentityObject(identityType, identity, options) }
  })
  return { id: first?.id, identifier: [...kept, ...made] }
}
