/**
 * Parts of a class -> the object as the standard has it: types, lists, short forms, extensions.
 * @module
 */

import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { setMember } from '../base/members.ts'
import { type ClassName, classes } from '../generated/classes.ts'
import { problem, quote } from '../problem/problem.ts'
import { closedClasses, isList, keptClasses, shortForms } from './class-forms.ts'
import type { Draft } from './draft.ts'
import { mergedExtension } from './extension.ts'

/**
 * Fills in an object of the class, or its short form. Anything else comes back as it is: the check of the
 * whole document says what was expected there, better than this function could.
 * @param at pointer to the object in the document
 * @param from pointer to `given` in the parts
 */
export function fill(
  draft: Draft,
  className: ClassName,
  given: JsonValue,
  at: string,
  from: string
): JsonValue {
  if (keptClasses.includes(className)) return given
  const short = shortForms[className]
  if (typeof given === 'string' && short !== undefined) {
    if (short === 'narrative') refuseAddress(draft, given, from)
    draft.origins.set(pointer(at, short), from)
    return fillObject(draft, className, { [short]: given }, at, from)
  }
  return isObject(given) ? fillObject(draft, className, given, at, from) : given
}

/** Fills in an object of the class; parameters as {@link fill}. */
export function fillObject(
  draft: Draft,
  className: ClassName,
  given: JsonObject,
  at: string,
  from: string
): JsonObject {
  const { id, type } = given
  const isClosed = closedClasses.includes(className)
  const types = fillType(className, type)
  const filled: Record<string, JsonValue | undefined> = {}
  if (!isNothing(id)) filled.id = id
  if (!isNothing(types)) filled.type = types
  for (const member of Object.keys(given)) {
    if (member === 'id' || member === 'type' || (member === 'extension' && !isClosed)) continue
    const value = given[member]
    if (isNothing(value)) continue
    const inner = fillMember(draft, className, member, value, pointer(at, member), pointer(from, member))
    setMember(filled, member, inner)
  }
  if (isClosed || isNothing(given.extension)) return filled
  return { ...filled, ...mergedExtension(draft, className, given, at, from) }
}

function fillMember(
  draft: Draft,
  className: ClassName,
  member: string,
  given: JsonValue | undefined,
  at: string,
  from: string
): JsonValue | undefined {
  const { members } = classes[className]
  const inner = Object.hasOwn(members, member) ? members[member] : undefined
  const filled = (item: JsonValue, at: string, from: string) =>
    inner ? fill(draft, inner, item, at, from) : item
  if (given === undefined) return given
  if (inner === 'CredentialStatus' && Array.isArray(given) && given.length === 1) {
    // The schema of Open Badges has one entry, without brackets.
    draft.origins.set(at, pointer(from, 0))
    return given[0]
  }
  if (!isList(className, member)) return filled(given, at, from)
  if (Array.isArray(given)) {
    return given.map((item, index) => filled(item, pointer(at, index), pointer(from, index)))
  }
  const only = pointer(at, 0)
  draft.origins.set(only, from)
  return [filled(given, only, from)]
}

function fillType(className: ClassName, given: JsonValue | undefined): JsonValue | undefined {
  const { types, typeIsArray } = classes[className]
  const names = asArray<JsonValue>(given)
  // Of several names for one class the last is the newer.
  const missing = types
    .filter(synonyms => !synonyms.some(name => names.includes(name)))
    .flatMap(synonyms => synonyms.at(-1) ?? [])
  if (typeIsArray) return [...missing, ...names]
  const [only, more] = [...missing, ...names]
  return more === undefined ? only : given
}

/** The standard allows neither null nor an empty list: both say nothing, so the member is left out. */
function isNothing(value: JsonValue | undefined): value is null | undefined | readonly [] {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

function refuseAddress(draft: Draft, narrative: string, path: string): void {
  if (!/^\s*https?:\/\/\S+\s*$/i.test(narrative)) return
  draft.problems.push(
    problem('MALFORMED_VALUE_ERROR', 'criteria as text are their narrative, found only an address', {
      path,
      hint: `write { id: ${quote(narrative.trim())} } for a page that describes them`
    })
  )
}
