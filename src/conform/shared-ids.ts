/**
 * One identifier, one description. In RDF all objects with one `id` are one node, so members could be moved from
 * one to the other without breaking the signature.
 * @module
 */
import isEqual from 'fast-deep-equal'
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

interface Place {
  readonly path: string
  readonly depth: number
  readonly node: JsonObject
}

/**
 * Checks that objects with one `id` say the same: each is equal to the first of them (nearest to the root), or has
 * nothing but `id` and types that the first has as well. What an endorsement says of the thing it endorses is apart.
 * @returns OB_ID_SHARED
 */
export function checkSharedIds(credential: JsonObject): Problem[] {
  const places = new Map<string, Place[]>()
  collect(credential, '', 0, places)
  const problems: Problem[] = []
  for (const [id, nodes] of places) {
    if (nodes.length === 1) continue
    const [first, ...others] = nodes.toSorted((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1))
    if (first === undefined) continue
    const whole = contentOf(first.node)
    for (const { path, node } of others) {
      const content = contentOf(node)
      const bare = Object.keys(content).every(member => member === 'type') && typesWithin(node, first.node)
      if (bare || isEqual(content, whole)) continue
      problems.push(
        problem(
          'OB_ID_SHARED',
          `the id ${quote(id)} is described differently at ${first.path || 'the root'}`,
          {
            path,
            hint: 'give the same object in both places, only id and type in the second, or another id'
          }
        )
      )
    }
  }
  return problems
}

function collect(
  value: JsonValue | undefined,
  path: string,
  depth: number,
  places: Map<string, Place[]>
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, pointer(path, index), depth, places)
  } else if (isObject(value)) {
    if (typeof value.id === 'string') {
      const known = places.get(value.id)
      const place = { path, depth, node: value }
      if (known) known.push(place)
      else places.set(value.id, [place])
    }
    for (const [member, inner] of Object.entries(value)) {
      if (member !== '@context') collect(inner, pointer(path, member), depth + 1, places)
    }
  }
}

function contentOf({ id: _, endorsementComment: __, ...content }: JsonObject): JsonObject {
  return content
}

function typesWithin(node: JsonObject, whole: JsonObject): boolean {
  const types = new Set([whole.type].flat())
  return [node.type]
    .flat()
    .every(type => type === undefined || type === 'EndorsementSubject' || types.has(type))
}
