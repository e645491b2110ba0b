/**
 * An element of a picture, with its names understood.
 * @module
 */
import { quote } from '../problem/problem.ts'
import { malformed } from './svg-malformed.ts'
import { splitName } from './svg-name.ts'
import { declaredPrefix, type NamespaceScope } from './svg-namespaces.ts'
import { decodeAttribute } from './svg-reference.ts'
import type { XmlOpenTag, XmlTagAttribute } from './svg-tokens.ts'

/** An element, as its start tag says. */
export interface XmlElement {
  /** Its namespace; `''` if it has none. */
  readonly namespace: string
  readonly localName: string
  /** As written; `''` if it has none. */
  readonly prefix: string
  /** 1 for the root. */
  readonly depth: number
  /** Its start tag, with the attributes as written. */
  readonly tag: XmlOpenTag
}

/**
 * The element that a start tag opens.
 * @param scope the namespaces in scope, those that the tag declares included
 * @throws OpenBadgesError `OB_SVG_MALFORMED` for a prefix that is not declared, or an attribute that stands twice
 */
export function elementOf(text: string, tag: XmlOpenTag, scope: NamespaceScope, depth: number): XmlElement {
  const { prefix, localName } = splitName(tag.name)
  const namespace = scope.namespaceOf(prefix)
  if (namespace === undefined || prefix === 'xmlns') throw unbound(text, tag.start, prefix)
  checkAttributes(text, tag, scope)
  return { namespace, localName, prefix, depth, tag }
}

/** @see https://www.w3.org/TR/xml-names/#uniqAttrs */
function checkAttributes(text: string, { attributes }: XmlOpenTag, scope: NamespaceScope): void {
  const names = attributes.map(attribute => expandedName(text, attribute, scope))
  if (areDistinct(names)) return
  const again = names.findIndex((name, index) => names.indexOf(name) < index)
  const { name = '', start = 0 } = attributes[again] ?? {}
  throw malformed(text, start, `the attribute ${quote(name)} stands twice`)
}

/** More names than this are compared faster by a set. */
const FEW = 8

function areDistinct(names: readonly string[]): boolean {
  if (names.length > FEW) return new Set(names).size === names.length
  return names.every((name, index) => names.indexOf(name) === index)
}

/** The name of an attribute, with a number for its namespace where it has a prefix; no name holds a space. */
function expandedName(text: string, { name, start }: XmlTagAttribute, scope: NamespaceScope): string {
  if (!name.includes(':')) return name
  const { prefix, localName } = splitName(name)
  const namespace = scope.namespaceOf(prefix)
  if (namespace === undefined) throw unbound(text, start, prefix)
  return `${localName} ${scope.numberOf(namespace)}`
}

function unbound(text: string, at: number, prefix: string): Error {
  return malformed(text, at, `the prefix ${quote(prefix)} is not declared`)
}

/**
 * The value of the attribute without a prefix that is called `localName`; `undefined` if there is none.
 * @see https://www.w3.org/TR/xml/#AVNormalize
 */
export function attributeValue(text: string, { tag }: XmlElement, localName: string): string | undefined {
  const attribute = tag.attributes.find(({ name }) => name === localName)
  return attribute && decodedValue(text, attribute)
}

/** The value of an attribute: line ends and tabs as blanks, references decoded. */
export function decodedValue(text: string, { start, end }: XmlTagAttribute): string {
  return decodeAttribute(text.slice(start, end))
}

/** The prefixes that a start tag declares; `''` is the default namespace. */
export function declaredPrefixes({ attributes }: XmlOpenTag): string[] {
  return attributes.map(({ name }) => declaredPrefix(name)).filter(prefix => prefix !== undefined)
}
