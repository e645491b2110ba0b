/**
 * In words: what a schema expects at a place, and what was found there.
 * @module
 */
import type { JsonValue } from '../base/json.ts'
import { classes } from '../generated/classes.ts'
import { quote } from '../problem/problem.ts'
import type { Place } from './class-walk.ts'
import type { Finding } from './finding.ts'

const kinds: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'an array',
  string: 'text',
  number: 'a number',
  boolean: 'true or false'
}

const formatNames: Readonly<Record<string, string>> = {
  'date-time': 'a date and time with its zone, as 2026-11-22T09:30:00Z',
  date: 'a day of the calendar, as 2026-11-22',
  uri: 'an absolute address or identifier, as https://…, did:… or urn:uuid:…'
}

const patternNames: Readonly<Record<string, string>> = {
  inLanguage: 'a language tag, as fr or fr-CA',
  endorsementJwt: 'a compact JWS: three base64url parts with dots between',
  '@context': 'a context of Open Badges 3.0',
  '@language': 'a language tag, as fr or fr-CA'
}

/** Classes of which no object is expected, but what one may stand for. */
const shapes: Readonly<Record<string, string>> = {
  LanguageValue: 'text, or { "@value": …, "@language": … }'
}

/** What should stand at `place`, to follow "must be". */
export function expected({ keyword, params }: Finding, { owner, member = '', itself }: Place): string {
  switch (keyword) {
    case 'type':
      if (itself === undefined || params.type === 'array')
        return kinds[String(params.type)] ?? 'another value'
      if (Object.hasOwn(shapes, itself)) return shapes[itself] ?? ''
      return params.type === 'string' ? `one ${itself} object or its id` : `one ${itself} object`
    case 'format':
      return formatNames[String(params.format)] ?? `a ${params.format}`
    case 'pattern':
      return patternNames[member] ?? 'a term that begins with "ext:"'
    case 'enum':
      return 'one of the terms that the standard lists'
    case 'const':
      return quote(params.allowedValue)
    case 'contains':
      return `an array that holds ${classes[owner].types.map(names => names.map(name => quote(name)).join(' or ')).join(' and ')}`
    case 'minItems':
      return `an array of at least ${params.limit}`
    case 'minProperties':
      return 'an object that says something'
    default:
      return 'left out where there is nothing to say'
  }
}

/** What stands there, to follow "found". */
export function described(value: JsonValue | undefined): string {
  if (Array.isArray(value)) {
    return value.length < 4 && value.every(item => typeof item === 'string')
      ? `[${value.map(item => quote(item)).join(', ')}]`
      : `an array of ${value.length}`
  }
  return typeof value === 'object' && value !== null ? 'an object' : quote(value)
}
