/**
 * Finds the objects of the data model in a document: of which class each is, by where it stands.
 * @module
 */
import { isObject, type JsonObject, pointer } from '../base/json.ts'
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
 */
export function nodesOf(document: JsonObject, className: ClassName): readonly ClassNode[] {
  const nodes: ClassNode[] = []
  collect(document, className, '', 0, nodes)
  return nodes
}

function collect(
  node: JsonObject,
  className: ClassName,
  path: string,
  depth: number,
  nodes: ClassNode[]
): void {
  nodes.push({ className, node, path })
  if (depth >= MAX_NESTING) return
  for (const [member, inner] of classMembers(className)) {
    const value = node[member]
    if (typeof value !== 'object' || !Object.hasOwn(node, member)) continue
    const at = pointer(path, member)
    if (isObject(value)) collect(value, inner, at, depth + 1, nodes)
    if (!Array.isArray(value)) continue
    for (let index = 0; index < value.length; index++) {
      const item = value[index]
      if (isObject(item)) collect(item, inner, pointer(at, index), depth + 1, nodes)
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
