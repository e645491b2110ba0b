/**
 * RDF literals of JSON values, as N-Quads writes them.
 * @module
 */
import canonicalizeJson from 'canonicalize'
import type { JsonValue } from '../base/json.ts'

const XSD = 'http://www.w3.org/2001/XMLSchema#'
const XSD_BOOLEAN = `${XSD}boolean`
const XSD_DOUBLE = `${XSD}double`
const XSD_INTEGER = `${XSD}integer`
const XSD_STRING = `${XSD}string`
const JSON_LITERAL = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON'

const LANGUAGE_TAGGED = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'

/** A literal, how N-Quads writes it, and what JSON-LD has in its place until the end. */
export interface Literal {
  readonly value: string
  readonly datatype: string
  readonly written: string
  readonly from: JsonValue
  /** The type that a context gives the term. */
  readonly declared: string | undefined
}

/**
 * The literal of a text, a number or a boolean.
 * @param declared the type that a context gives, an IRI; unless given, the literal has that of the kind of the value
 * @returns `undefined` for what the two roads could write differently: a text as `xsd:double`, a number that is
 *   written without a point and is not whole, and what should have a language
 * @see https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
 */
export function literalOf(
  from: string | number | boolean,
  declared: string | undefined
): Literal | undefined {
  if (declared === LANGUAGE_TAGGED) return undefined
  switch (typeof from) {
    case 'boolean':
      return typed(String(from), declared ?? XSD_BOOLEAN, from, declared)
    case 'string':
      return declared === XSD_DOUBLE ? undefined : typed(from, declared ?? XSD_STRING, from, declared)
    default: {
      const isWhole = Number.isInteger(from) && Math.abs(from) < 1e21
      if (!isWhole && !String(from).includes('.')) return undefined
      return isWhole && declared !== XSD_DOUBLE
        ? typed(from.toFixed(0), declared ?? XSD_INTEGER, from, declared)
        : typed(asDouble(from), declared ?? XSD_DOUBLE, from, declared)
    }
  }
}

function asDouble(number: number): string {
  return number.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
}

/** The literal of a value that a context types as `@json`, in the form of RFC 8785. */
export function jsonLiteralOf(from: JsonValue): Literal | undefined {
  const text = canonicalizeJson(from)
  return text === undefined ? undefined : typed(text, JSON_LITERAL, from, '@json')
}

function typed(value: string, datatype: string, from: JsonValue, declared: string | undefined): Literal {
  const quoted = `"${escaped(value)}"`
  const written = datatype === XSD_STRING ? quoted : `${quoted}^^<${datatype}>`
  return { value, datatype, written, from, declared }
}

/** Control characters of ASCII, the quote and the backslash: all but these. */
const ESCAPED = /[^ !#-[\]-~\u0080-\uffff]/g
const HAS_ESCAPED = new RegExp(ESCAPED, '')

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
  // Hardly any text has one, and finding none is much quicker than replacing none.
  if (!HAS_ESCAPED.test(text)) return text
  return text.replace(ESCAPED, character => named[character] ?? unicodeEscape(character))
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
