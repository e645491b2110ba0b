/**
 * One identifier, one description. In RDF all objects with one `id` are one node, so members could be moved from
 * one to the other without breaking the signature.
 * @module
 */
import { equalJson } from '../base/equal-json.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type ActiveContext, type ContextProcessor, contextProcessorOf } from '../context/active-context.ts'
import type { ContextSet } from '../context/context-set.ts'
import { type ClassShape, classes } from '../generated/classes.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { classNameOf } from './term-names.ts'

interface Place {
  readonly path: string
  readonly depth: number
  readonly node: JsonObject
  /** The names of its classes, each by one name. */
  readonly types: readonly string[]
  /** True for the subject of an endorsement, whose comment is covered by the endorsement's own proof. */
  readonly endorsed: boolean
}

/** More roles of one thing than any honest badge has. */
const MAX_ROLES = 8

/**
 * Checks that objects with one `id` cannot lend each other members: of one class, each is equal to the first (nearest
 * to the root) or has nothing but `id` and the same types, or no types; of different classes, as a person who
 * is issuer and recipient at once, no member of one could stand in the other, unless both say the same. What an
 * endorsement says of its subject is apart: its own proof covers it, and who reads has to check that one.
 * @returns OB_ID_SHARED, OB_MEMBER_UNKNOWN (a comment outside of an endorsement)
 */
export function checkSharedIds(credential: JsonObject, contexts: ContextSet): Problem[] {
  const byId = new Map<string, Place[]>()
  const standing = asArray(credential.type).includes('EndorsementCredential') ? 'endorsement' : 'other'
  const processor = contextProcessorOf(contexts)
  const strays = collect(
    credential,
    { path: '', depth: 0, standing, active: processor.initial },
    byId,
    processor
  )
  return [
    ...strays,
    ...[...byId].flatMap(([id, places]) => (places.length === 1 ? [] : checkPlaces(id, places)))
  ]
}

function checkPlaces(id: string, places: readonly Place[]): Problem[] {
  const nearestFirst = places.toSorted((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1))
  const firstOfRole = new Map<string, Place>()
  const problems: Problem[] = []
  for (const place of nearestFirst) {
    const role = place.types.toSorted().join(' ')
    const own = firstOfRole.get(role)
    const firsts = own === undefined ? [...firstOfRole.values()] : [own]
    const other = firsts.find(first => !compatible(first, place))
    if (other !== undefined || firsts.length >= MAX_ROLES) problems.push(shared(id, place, other ?? place))
    else if (own === undefined) firstOfRole.set(role, place)
  }
  return problems
}

function shared(id: string, { path }: Place, other: Place): Problem {
  return problem(
    'OB_ID_SHARED',
    `the id ${quote(id)} is described differently at ${other.path || 'the root'}`,
    {
      path,
      hint: 'give the same object in both places, only id and type in the second, or another id'
    }
  )
}

function compatible(first: Place, second: Place): boolean {
  const [a, b] = [contentOf(first), contentOf(second)]
  const disjoint =
    first.types.length > 0 &&
    second.types.length > 0 &&
    !second.types.some(type => first.types.includes(type))
  if (disjoint) return keepApart(a, b, membersOf(first.types), membersOf(second.types))
  const alike = equalJson(first.types.toSorted(), second.types.toSorted())
  const bare = Object.keys(b).length === 0
  return bare ? alike || second.types.length === 0 : alike && equalJson(a, b)
}

/** True if no member of `a` could stand in `b` or the other way round, but for members that both have alike. */
function keepApart(
  a: JsonObject,
  b: JsonObject,
  ofA: ReadonlySet<string>,
  ofB: ReadonlySet<string>
): boolean {
  const alike = (member: string) => equalJson(a[member], b[member])
  return (
    Object.keys(a).every(member => !ofB.has(member) || alike(member)) &&
    Object.keys(b).every(member => (ofB.has(member) && !ofA.has(member)) || alike(member))
  )
}

/** Where an object stands: as an endorsement, as what one speaks of, or anywhere else. */
type Standing = 'endorsement' | 'endorsed' | 'other'

interface Around {
  readonly path: string
  readonly depth: number
  readonly standing: Standing
  /** The terms that name classes here. */
  readonly active: ActiveContext
}

function collect(
  value: JsonValue | undefined,
  around: Around,
  byId: Map<string, Place[]>,
  processor: ContextProcessor
): Problem[] {
  const { path, depth, standing } = around
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      collect(item, { ...around, path: pointer(path, index) }, byId, processor)
    )
  }
  if (!isObject(value)) return []
  const own = value['@context']
  const active = own === undefined ? around.active : processor.process(around.active, own, 'plain')
  const endorsed = standing === 'endorsed'
  if (typeof value.id === 'string') {
    const types = asArray<unknown>(value.type).filter(type => typeof type === 'string')
    const named = types.map(type => classNameOf(type, active))
    const place = { path, depth, node: value, types: named, endorsed }
    const known = byId.get(value.id)
    if (known) known.push(place)
    else byId.set(value.id, [place])
  }
  return Object.entries(value).flatMap(([member, inner]) => {
    const at = pointer(path, member)
    if (member === '@context') return []
    if (member === 'endorsementComment') return endorsed ? [] : [stray(at)]
    const within = { path: at, depth: depth + 1, standing: standingOf(member, standing), active }
    return collect(inner, within, byId, processor)
  })
}

function standingOf(member: string, around: Standing): Standing {
  if (member === 'endorsement') return 'endorsement'
  return member === 'credentialSubject' && around === 'endorsement' ? 'endorsed' : 'other'
}

// It could have been moved here out of an endorsement of the same thing.
function stray(path: string): Problem {
  const detail = 'endorsementComment belongs to the subject of an endorsement and stands nowhere else'
  return problem('OB_MEMBER_UNKNOWN', detail, { path })
}

function contentOf({ node, endorsed }: Place): JsonObject {
  const { id: _, type: __, endorsementComment, ...content } = node
  return endorsed || endorsementComment === undefined ? content : { ...content, endorsementComment }
}

/** The members that the data model gives to objects of these types. */
function membersOf(types: readonly string[]): ReadonlySet<string> {
  const shapes = Object.values(classes).filter(({ types: wanted }: ClassShape) => {
    return wanted.length > 0 && wanted.every(anyOf => anyOf.some(type => types.includes(type)))
  })
  return new Set(shapes.flatMap(({ members }) => Object.keys(members)))
}
