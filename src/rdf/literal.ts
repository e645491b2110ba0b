/**
 * RDF literals of JSON values, as N-Quads writes them.
 * @module
 */
import canonicalizeJson from 'canonicalize'
import type { JsonValue } from '../base/json.ts'

const XSD = 'http://www.w3.org/2001/XMLSchema#'
const XSD_DOUBLE = `${XSD}double`
const XSD_STRING = `${XSD}string`
const JSON_LITERAL = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON'

const LANGUAGE_TAGGED = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'

/** A literal, and how N-Quads writes it. */
export interface Literal {
  readonly value: string
  readonly datatype: string
  readonly written: string
}

/**
 * The literal of a text, a number or a boolean.
 * @param datatype an IRI that a context gives; by the kind of the value unless given
 * @returns `undefined` for what the two roads could write differently: a text as `xsd:double`, a number that is
 *   written without a point and is not whole, and what should have a language
 * @see https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
 */
export function literalOf(
  value: string | number | boolean,
  datatype: string | undefined
): Literal | undefined {
  if (datatype === LANGUAGE_TAGGED) return undefined
  if (typeof value === 'boolean') return typed(String(value), datatype ?? `${XSD}boolean`)
  if (typeof value === 'string') {
    return datatype === XSD_DOUBLE ? undefined : typed(value, datatype ?? XSD_STRING)
  }
  const isWhole = Number.isInteger(value) && Math.abs(value) < 1e21
  if (!isWhole && !String(value).includes('.')) return undefined
  if (isWhole && datatype !== XSD_DOUBLE) return typed(value.toFixed(0), datatype ?? `${XSD}integer`)
  return typed(value.toExponential(15).replace(/(\d)0*e\+?/, '$1E'), datatype ?? XSD_DOUBLE)
}

/** The literal of a value that a context types as `@json`, in the form of RFC 8785. */
export function jsonLiteralOf(value: JsonValue): Literal | undefined {
  const text = canonicalizeJson(value)
  return text === undefined ? undefined : typed(text, JSON_LITERAL)
}

function typed(value: string, datatype: string): Literal {
  const quoted = `"${escaped(value)}"`
  return { value, datatype, written: datatype === XSD_STRING ? quoted : `${quoted}^^<${datatype}>` }
}

/** Control characters of ASCII, the quote and the backslash: all but these. */
const ESCAPED = /[^ !#-[\]-~\u0080-\uffff]/g

const named: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\'
}

// https://www.w3.org/TR/rdf-canon/#canonical-quads
function escaped(text: string): string {
  return text.replace(ESCAPED, character => named[character] ?? unicodeEscape(character))
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
