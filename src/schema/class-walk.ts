/**
 * Finds the objects of the data model in a document: of which class each is, by where it stands.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { stepsOf } from '../base/json-pointer.ts'
import { type ClassName, classes } from '../generated/classes.ts'
import { nearest } from '../problem/nearest.ts'

/** Deeper than this nothing is looked at: far beyond any badge, far below what a call stack holds. */
export const MAX_NESTING = 128

/** An object of the data model in a document. */
export interface ClassNode {
  /** Its class by the member it stands at; its own `type` is not asked. */
  readonly className: ClassName
  /** The object. */
  readonly node: JsonObject
  /** JSON pointer to it. */
  readonly path: string
}

/**
 * All objects of the data model in `document`, itself first, each before those inside it.
 * Values of another shape than the model's are passed over.
 * @param className the class of `document` itself
 * @param enter whether to look inside a member, such as `endorsement`; by default into all
 */
export function* nodesOf(
  document: JsonObject,
  className: ClassName,
  enter: (member: string) => boolean = () => true,
  path = '',
  depth = 0
): Generator<ClassNode> {
  yield { className, node: document, path }
  if (depth >= MAX_NESTING) return
  for (const [member, inner] of classMembers(className)) {
    const value = Object.hasOwn(document, member) ? document[member] : undefined
    if (value === undefined || !enter(member)) continue
    const at = pointer(path, member)
    for (const [index, item] of asArray<JsonValue>(value).entries()) {
      if (!isObject(item)) continue
      yield* nodesOf(item, inner, enter, Array.isArray(value) ? pointer(at, index) : at, depth + 1)
    }
  }
}

const membersByClass = new Map(
  Object.entries(classes).map(([name, { members }]) => [
    name,
    Object.entries(members).flatMap(([member, inner]) => (inner === null ? [] : [[member, inner] as const]))
  ])
)

/** The members of a class that hold objects of the data model, with their classes. */
export function classMembers(className: ClassName): readonly (readonly [string, ClassName])[] {
  return membersByClass.get(className) ?? []
}

/** The member of the class that `written` most likely stands for; `undefined` if none is near. */
export function memberMeant(className: ClassName, written: string): string | undefined {
  return nearest(written, Object.keys(classes[className].members))
}

/** Where a JSON pointer leads to, in terms of the data model. */
export interface Place {
  /** The innermost class that the place belongs to. */
  readonly owner: ClassName
  /** The member of `owner` at or above the place; absent at an object of the class itself. */
  readonly member?: string
  /** The class of what stands at the place, if it is one of the data model. */
  readonly itself?: ClassName
}

/** The place that `path` leads to in a document of the class `root`. */
export function placeOf(root: ClassName, path: string): Place {
  let place: Place = { owner: root, itself: root }
  for (const step of stepsOf(path)) {
    // An item is what its list is of; inside a plain value the data model knows no places.
    const isItem = place.member !== undefined && /^\d+$/.test(step)
    if (isItem || place.itself === undefined) continue
    const owner: ClassName = place.itself
    const inner = Object.hasOwn(classes[owner].members, step) ? classes[owner].members[step] : undefined
    place = { owner, member: step, ...(inner && { itself: inner }) }
  }
  return place
}
