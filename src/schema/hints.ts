/**
 * How to mend what a schema does not allow.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { isObject, type JsonValue } from '../base/json.ts'
import { classes } from '../generated/classes.ts'
import { nearest } from '../problem/nearest.ts'
import { quote } from '../problem/problem.ts'
import { memberMeant, type Place } from './class-walk.ts'
import type { Finding } from './finding.ts'
import { hintForFormat } from './format-hints.ts'

/** A hint for a value that is not allowed; `undefined` if there is nothing to add to the detail. */
export function hintForValue(
  finding: Finding,
  place: Place,
  value: JsonValue | undefined
): string | undefined {
  const { keyword, params } = finding
  if (value === null || keyword === 'empty') return 'leave the member out'
  if (keyword === 'type') return hintForShape(String(params.type), place, value)
  if (keyword === 'enum' && typeof value === 'string') return hintForTerm(value, params.allowedValues, place)
  if (keyword === 'pattern' && typeof value === 'string') return hintForPattern(value, place)
  if (keyword === 'format' && typeof value === 'string') return hintForFormat(value, String(params.format))
  if (keyword === 'const') return `write ${quote(params.allowedValue)}`
  return undefined
}

/** Members of one object that are compared with the one that is missing. */
const MAX_COMPARED = 20

/** A hint for a member that is missing from `node`: another one may be a slip for it. */
export function hintForMissing(
  member: string,
  place: Place,
  node: JsonValue | undefined
): string | undefined {
  if (!isObject(node)) return undefined
  if (place.owner === 'LanguageValue') return 'a text without a language is written as mere text'
  const unknown = Object.keys(node)
    .filter(name => !Object.hasOwn(classes[place.owner].members, name))
    .slice(0, MAX_COMPARED)
  const written = unknown.find(name => memberMeant(place.owner, name) === member)
  return written === undefined ? undefined : `rename ${quote(written)}`
}

/** A hint for a `type` that is missing, or does not name the class. */
export function hintForType({ owner }: Place): string {
  const { types, typeIsArray } = classes[owner]
  if (types.length === 0) return `name the kind of ${owner}`
  const names = types.map(names => quote(names.at(-1)))
  return `write "type": ${typeIsArray ? `[${names.join(', ')}]` : names.join()}`
}

/** A hint for a member that a closed class does not have. */
export function hintForUnknown(member: string, { owner }: Place): string {
  const meant = memberMeant(owner, member)
  const names = Object.keys(classes[owner].members).map(name => quote(name))
  return meant === undefined ? `it has only ${names.join(', ')}` : `did you mean ${quote(meant)}?`
}

/** Classes that people often write as a mere text -> the object that this text stands for. */
const objectForText: Readonly<Record<string, (text: string) => string>> = {
  Image: text => `{ "id": ${quote(text)}, "type": "Image" }`,
  Profile: text => `{ "id": ${quote(text)}, "type": ["Profile"] }`,
  Evidence: text => `{ ${idOrNarrative(text)}, "type": ["Evidence"] }`,
  Criteria: text => `{ ${idOrNarrative(text)} }`
}

function idOrNarrative(text: string): string {
  return `"${isAbsoluteIri(text) ? 'id' : 'narrative'}": ${quote(text)}`
}

function hintForShape(
  wanted: string,
  { itself, member }: Place,
  value: JsonValue | undefined
): string | undefined {
  if (wanted === 'array' && !Array.isArray(value)) return 'put it in an array: [ … ]'
  if (Array.isArray(value)) {
    if (value.length === 1) return 'write the value itself, without the brackets'
    return member === 'credentialSubject' ? 'make one credential for each subject' : undefined
  }
  if (typeof value === 'string') {
    const object = objectForText[itself ?? '']
    if (object !== undefined && wanted === 'object') return `write ${object(value)}`
    const inner = scalarIn(value)
    return typeof inner === wanted ? `write ${inner}, without quotes` : undefined
  }
  return undefined
}

function scalarIn(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined
}

function hintForTerm(value: string, allowed: unknown, { member }: Place): string | undefined {
  const terms = Array.isArray(allowed) ? allowed.filter(term => typeof term === 'string') : []
  const meant = nearest(value, terms)
  if (meant !== undefined) return `did you mean ${quote(meant)}?`
  const isClosed = member === 'status' || member === '@direction'
  return isClosed ? undefined : 'a term of your own begins with "ext:"'
}

function hintForPattern(value: string, { member }: Place): string | undefined {
  if (member === 'inLanguage' || member === '@language') return hintForLanguage(value)
  return value.startsWith('ext:') ? 'after "ext:" only letters, digits, ".", "-" and "_"' : undefined
}

function hintForLanguage(value: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(value.slice(0, 40).replaceAll('_', '-'))
    return tag === value ? undefined : `write ${quote(tag)}`
  } catch {
    return undefined
  }
}
