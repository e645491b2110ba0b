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
 * @param among ids, all of which are looked at unless given: of a document without endorsements and contexts inside, those
 *   that objects have that are not equal
 * @returns OB_ID_SHARED, OB_MEMBER_UNKNOWN (a comment outside of an endorsement)
 */
export function checkSharedIds(
  credential: JsonObject,
  contexts: ContextSet,
  among?: ReadonlySet<string>
): Problem[] {
  if (among?.size === 0) return []
  const collector = new Collector(contexts, among)
  collector.collect(credential)
  const problems = collector.strays
  for (const [id, places] of collector.byId) {
    if (places.length > 1) problems.push(...checkPlaces(id, places))
  }
  return problems
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

class Collector {
  readonly byId = new Map<string, Place[]>()
  readonly strays: Problem[] = []
  readonly #processor: ContextProcessor
  readonly #among: ReadonlySet<string> | undefined
  /** From the root to where it is. */
  readonly #steps: (string | number)[] = []

  constructor(contexts: ContextSet, among: ReadonlySet<string> | undefined) {
    this.#among = among
    this.#processor = contextProcessorOf(contexts)
  }

  collect(credential: JsonObject): void {
    const standing = asArray(credential.type).includes('EndorsementCredential') ? 'endorsement' : 'other'
    this.#object(credential, 0, standing, this.#processor.initial)
  }

  /** @param depth lists around it are not counted */
  #object(node: JsonObject, depth: number, standing: Standing, outer: ActiveContext): void {
    const own = node['@context']
    // The terms that name classes here.
    const active = own === undefined ? outer : this.#processor.process(outer, own, 'plain')
    if (typeof node.id === 'string') this.#note(node.id, node, depth, standing, active)
    for (const member of Object.keys(node)) {
      if (member === '@context') continue
      this.#steps.push(member)
      if (member === 'endorsementComment') {
        if (standing !== 'endorsed') this.strays.push(stray(this.#path))
      } else {
        this.#value(node[member], depth + 1, standingOf(member, standing), active)
      }
      this.#steps.pop()
    }
  }

  #value(value: JsonValue | undefined, depth: number, standing: Standing, active: ActiveContext): void {
    if (isObject(value)) this.#object(value, depth, standing, active)
    if (!Array.isArray(value)) return
    for (const [index, item] of value.entries()) {
      this.#steps.push(index)
      this.#value(item, depth, standing, active)
      this.#steps.pop()
    }
  }

  #note(id: string, node: JsonObject, depth: number, standing: Standing, active: ActiveContext): void {
    if (this.#among?.has(id) === false) return
    const types = asArray<unknown>(node.type).filter(type => typeof type === 'string')
    const noted = {
      path: this.#path,
      depth,
      node,
      types: types.map(type => classNameOf(type, active)),
      endorsed: standing === 'endorsed'
    }
    const known = this.byId.get(id)
    if (known) known.push(noted)
    else this.byId.set(id, [noted])
  }

  get #path(): string {
    return this.#steps.reduce<string>(pointer, '')
  }
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
