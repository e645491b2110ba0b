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
  return Object.entries(local).every(([name, value]) =>
    name.startsWith('@') ? isExactMember(name, value) : isExactTerm(name, value, local)
  )
}

function isExactMember(name: string, value: JsonValue | undefined): boolean {
  if (name === '@version') return value === 1.1
  if (name === '@protected') return typeof value === 'boolean'
  return name === '@vocab' && typeof value === 'string' && isAbsoluteIri(value)
}

/** A name with a colon or a slash would have to mean what it says as an IRI. */
const TERM = /^[^:/]+$/

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

function isExactTerm(name: string, value: JsonValue | undefined, local: JsonObject): boolean {
  if (typeof value === 'string') return TERM.test(name) && isExactId(value, local)
  if (!isObject(value) || !TERM.test(name)) return false
  const { '@id': id, '@type': type, '@container': container, '@context': context } = value
  return (
    Object.keys(value).every(member => members.has(member)) &&
    isExactId(id, local) &&
    (value['@prefix'] === undefined || !String(id).startsWith('@')) &&
    (type === undefined || coercions.has(type) || isExactIri(type, local)) &&
    (container === undefined || containers.has(container)) &&
    ('@context' in value ? asArray(context).every(isExactScope) : true) &&
    ['@protected', '@prefix'].every(flag => ['boolean', 'undefined'].includes(typeof value[flag]))
  )
}

function isExactScope(context: JsonValue): boolean {
  return isObject(context) && isExactContext(context)
}

/** A whole IRI, one by a prefix, `@id`, `@type`, or the name of a neighbour that is one of the first two. */
function isExactId(id: JsonValue | undefined, local: JsonObject): boolean {
  if (id === '@id' || id === '@type') return true
  if (typeof id !== 'string') return false
  if (id.includes(':')) return isExactIri(id, local)
  const neighbour = idOf(local[id])
  return typeof neighbour === 'string' && neighbour.includes(':') && isExactIri(neighbour, local)
}

function isExactIri(iri: JsonValue, local: JsonObject): boolean {
  if (typeof iri !== 'string' || iri.startsWith('_:') || !isAbsoluteIri(iri)) return false
  const prefix = idOf(local[iri.slice(0, iri.indexOf(':'))])
  if (prefix === undefined) return true
  // A prefix that stands for itself, or is made with another, could turn in a circle.
  return typeof prefix === 'string' && isAbsoluteIri(prefix) && idOf(local[schemeOf(prefix)]) === undefined
}

function schemeOf(iri: string): string {
  return iri.slice(0, iri.indexOf(':'))
}

function idOf(definition: JsonValue | undefined): JsonValue | undefined {
  return isObject(definition) ? (definition['@id'] ?? null) : definition
}
