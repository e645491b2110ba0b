/**
 * Which contexts are simple enough to be processed here exactly as JSON-LD 1.1 asks: all pinned ones are.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'

/**
 * True if `local` uses nothing but terms with an `@id`, a type, a container and a context of their own, protection and
 * prefixes, and no JSON-LD processor can find fault with it. Whatever else there is in JSON-LD makes it false: it may be
 * good, but is not for here.
 * @see https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm
 */
export function isExactContext(local: JsonObject): boolean {
  const names = Object.keys(local)
  return names.every((name, index) => {
    if (name.startsWith('@')) return isExactMember(name, local[name])
    return isExactName(name) && isExactTerm(name, local[name], { local, before: names.slice(0, index) })
  })
}

/** True if `context` is an object, or a list of objects that is not empty: nothing forgets what was before. */
export function isPlainContext(context: JsonValue | undefined): boolean {
  const items = asArray<JsonValue>(context)
  return items.length > 0 && items.every(isObject)
}

function isExactMember(name: string, value: JsonValue | undefined): boolean {
  if (name === '@version') return value === 1.1
  // `jsonld` takes a false one for a definition that turns in a circle.
  if (name === '@protected') return value === true
  return name === '@vocab' && typeof value === 'string' && isAbsoluteIri(value)
}

/** A name with a colon or a slash would have to mean what it says as an IRI; a number would come before its neighbours. */
const NAME = /^(?!\d+$)[^:/]+$/

/** Of what objects inherit `jsonld` makes use. */
function isExactName(name: string): boolean {
  return NAME.test(name) && !(name in Object.prototype)
}

const members: ReadonlySet<string> = new Set([
  '@id',
  '@type',
  '@container',
  '@context',
  '@protected',
  '@prefix'
])
const coercions: ReadonlySet<JsonValue> = new Set(['@id', '@vocab', '@json', '@none'])
const containers: ReadonlySet<JsonValue> = new Set(['@set', '@list', '@graph'])

/** A context, and the terms that come before the one at hand: only they may be used by it. */
interface Around {
  readonly local: JsonObject
  readonly before: readonly string[]
}

function isExactTerm(name: string, value: JsonValue | undefined, around: Around): boolean {
  if (typeof value === 'string') return isExactId(value, name, around)
  if (!isObject(value)) return false
  const { '@id': id, '@type': type, '@container': container, '@context': context } = value
  return (
    Object.keys(value).every(member => members.has(member)) &&
    isExactId(id, name, around) &&
    (value['@prefix'] === undefined || !String(id).startsWith('@')) &&
    (type === undefined || coercions.has(type) || isExactIri(type, name, around)) &&
    (container === undefined || containers.has(container)) &&
    ('@context' in value ? asArray(context).every(isExactScope) : true) &&
    ['@protected', '@prefix'].every(flag => ['boolean', 'undefined'].includes(typeof value[flag]))
  )
}

function isExactScope(context: JsonValue): boolean {
  return isObject(context) && isExactContext(context)
}

/** A whole IRI, one by a prefix, the name of a neighbour that is such; and the two keywords under their own names. */
function isExactId(id: JsonValue | undefined, name: string, around: Around): boolean {
  if (id === '@id' || id === '@type') return id === `@${name}`
  if (typeof id !== 'string') return false
  if (id.includes(':')) return isExactIri(id, name, around)
  return around.before.includes(id) && isWhole(idOf(around.local[id]), around)
}

function isExactIri(iri: JsonValue, name: string, around: Around): boolean {
  if (typeof iri !== 'string' || iri.startsWith('_:') || !isAbsoluteIri(iri)) return false
  const scheme = schemeOf(iri)
  if (scheme === name) return false
  if (!Object.hasOwn(around.local, scheme)) return true
  return around.before.includes(scheme) && isWhole(idOf(around.local[scheme]), around)
}

/** An IRI that no prefix of the same context takes part in. */
function isWhole(iri: JsonValue | undefined, { local }: Around): boolean {
  return typeof iri === 'string' && isAbsoluteIri(iri) && !Object.hasOwn(local, schemeOf(iri))
}

function schemeOf(iri: string): string {
  return iri.slice(0, iri.indexOf(':'))
}

function idOf(definition: JsonValue | undefined): JsonValue | undefined {
  return isObject(definition) ? definition['@id'] : definition
}
