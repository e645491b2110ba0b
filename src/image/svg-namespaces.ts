/**
 * Which namespace each prefix means at some place of a document.
 * @module
 */
import { quote } from '../problem/problem.ts'
import { malformed } from './svg-malformed.ts'
import { decodeAttribute } from './svg-reference.ts'
import type { XmlOpenTag, XmlTagAttribute } from './svg-tokens.ts'

const XML = 'http://www.w3.org/XML/1998/namespace'
const XMLNS = 'http://www.w3.org/2000/xmlns/'

/** Longer than any in use: what is compared so often must not be long. */
const MAX_NAMESPACE = 2_000

/** The prefix that an attribute declares, `''` for the default namespace; `undefined` if it declares none. */
export function declaredPrefix(name: string): string | undefined {
  if (name === 'xmlns') return ''
  return name.startsWith('xmlns:') ? name.slice('xmlns:'.length) : undefined
}

/**
 * The prefixes in scope, from the root down to where the reading is.
 * @see https://www.w3.org/TR/xml-names/#scoping-defaulting
 */
export class NamespaceScope {
  /** Prefix -> its namespaces, that of the innermost element last. A chain of scopes would make looking up slow. */
  readonly #namespaces = new Map([
    ['', ['']],
    ['xml', [XML]],
    ['xmlns', [XMLNS]]
  ])

  readonly #numbers = new Map<string, number>()

  /** The namespace that `prefix` means here; `''` is none, `undefined` a prefix that nobody has declared. */
  namespaceOf(prefix: string): string | undefined {
    return this.#namespaces.get(prefix)?.at(-1)
  }

  /** A number that stands for `namespace` in this document, so that names need not hold all of it. */
  numberOf(namespace: string): number {
    const known = this.#numbers.get(namespace) ?? this.#numbers.size
    this.#numbers.set(namespace, known)
    return known
  }

  /** Takes up what `tag` declares. @throws OpenBadgesError `OB_SVG_MALFORMED` */
  enter(text: string, tag: XmlOpenTag): void {
    if (!tag.declares) return
    for (const attribute of tag.attributes) {
      const prefix = declaredPrefix(attribute.name)
      if (prefix === undefined) continue
      const namespace = namespaceIn(text, prefix, attribute)
      const outer = this.#namespaces.get(prefix)
      if (outer) outer.push(namespace)
      else this.#namespaces.set(prefix, [namespace])
    }
  }

  /** Forgets what `tag` declares, as its element ends. */
  leave(tag: XmlOpenTag): void {
    if (!tag.declares) return
    for (const { name } of tag.attributes) {
      const prefix = declaredPrefix(name)
      if (prefix !== undefined) this.#namespaces.get(prefix)?.pop()
    }
  }
}

/** @see https://www.w3.org/TR/xml-names/#xmlReserved */
function namespaceIn(text: string, prefix: string, { start, end }: XmlTagAttribute): string {
  if (end - start > MAX_NAMESPACE) {
    throw malformed(
      text,
      start,
      `the namespace of ${quote(prefix)} is longer than ${MAX_NAMESPACE} characters`
    )
  }
  const namespace = decodeAttribute(text.slice(start, end))
  const isReserved = namespace === XML ? prefix !== 'xml' : prefix === 'xml' || namespace === XMLNS
  if (prefix === 'xmlns' || isReserved) {
    throw malformed(text, start, `the prefix ${quote(prefix)} may not mean ${quote(namespace)}`)
  }
  if (prefix !== '' && namespace === '') {
    throw malformed(text, start, `the prefix ${quote(prefix)} is declared without a namespace`)
  }
  return namespace
}
