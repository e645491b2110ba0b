/**
 * Reads a whole XML document, strictly.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { checkXmlText } from './svg-declaration.ts'
import { elementOf, type XmlElement } from './svg-element.ts'
import { malformed } from './svg-malformed.ts'
import { NamespaceScope } from './svg-namespaces.ts'
import { type XmlCloseTag, type XmlOpenTag, type XmlRun, type XmlStretch, xmlTokens } from './svg-tokens.ts'

/** What a reader of a document is told, in the order of the document. It may be told of a document that is refused later. */
export interface XmlVisitor {
  /** An element begins. */
  open?(element: XmlElement): void
  /** An element ends; `tag` is its end tag, or the tag of an empty element. */
  close?(element: XmlElement, tag: XmlStretch): void
  /** Text, CDATA, a comment or an instruction; `parent` is the element around it, if any. */
  run?(run: XmlRun, parent: XmlElement | undefined): void
}

/** How much of a document is read. */
export type XmlLimits = Pick<Limits, 'maxElements' | 'maxElementDepth'>

/**
 * Reads a document and tells `visitor` what is in it. It is well-formed XML 1.0 with namespaces, in UTF-8, without
 * DOCTYPE; else it throws. It does NOT check that the document is a picture.
 * @returns the root element
 * @throws OpenBadgesError `OB_SVG_MALFORMED`, `OB_SVG_ENTITY`, `OB_SVG_DOCTYPE`, `OB_SVG_ENCODING`,
 *   `OB_SVG_XML_VERSION`, `OB_LIMIT_ELEMENTS`, `OB_LIMIT_ELEMENT_DEPTH`: the first fault
 * @see https://www.w3.org/TR/xml/
 */
export function readXml(text: string, limits: XmlLimits, visitor: XmlVisitor): XmlElement {
  const elements = new ElementStack(text, limits, visitor)
  for (const token of xmlTokens(text, checkXmlText(text))) {
    if (token.kind === 'open') elements.open(token)
    else if (token.kind === 'close') elements.close(token)
    else elements.run(token)
  }
  return elements.end()
}

const NOT_BLANK = /[^ \t\r\n]/

class ElementStack {
  readonly #text: string
  readonly #limits: XmlLimits
  readonly #visitor: XmlVisitor
  readonly #scope = new NamespaceScope()
  readonly #open: XmlElement[] = []
  #root: XmlElement | undefined
  #count = 0

  constructor(text: string, limits: XmlLimits, visitor: XmlVisitor) {
    this.#text = text
    this.#limits = limits
    this.#visitor = visitor
  }

  open(tag: XmlOpenTag): void {
    const depth = this.#open.length + 1
    if (depth === 1 && this.#root) throw malformed(this.#text, tag.start, 'a second root element begins')
    this.#count++
    checkElementLimits(this.#count, depth, this.#limits)
    this.#scope.enter(this.#text, tag)
    const element = elementOf(this.#text, tag, this.#scope, depth)
    this.#root ??= element
    this.#open.push(element)
    this.#visitor.open?.(element)
    if (tag.selfClosing) this.#leave(tag)
  }

  close(tag: XmlCloseTag): void {
    const { name } = this.#open.at(-1)?.tag ?? {}
    if (name !== tag.name) {
      const expected = name === undefined ? 'no end tag' : `that of ${quote(name)}`
      throw malformed(this.#text, tag.start, `found the end tag of ${quote(tag.name)}, expected ${expected}`)
    }
    this.#leave(tag)
  }

  #leave(tag: XmlStretch): void {
    const element = this.#open.pop()
    if (!element) return
    this.#visitor.close?.(element, tag)
    this.#scope.leave(element.tag)
  }

  run(run: XmlRun): void {
    const parent = this.#open.at(-1)
    const { kind, start, end } = run
    const mayBeOutside =
      kind === 'comment' ||
      kind === 'instruction' ||
      (kind === 'text' && !NOT_BLANK.test(this.#text.slice(start, end)))
    if (!parent && !mayBeOutside)
      throw malformed(this.#text, start, 'text stands outside of the root element')
    this.#visitor.run?.(run, parent)
  }

  end(): XmlElement {
    const unclosed = this.#open.at(-1)
    if (unclosed)
      throw malformed(this.#text, unclosed.tag.start, `${quote(unclosed.tag.name)} has no end tag`)
    if (!this.#root) throw malformed(this.#text, this.#text.length, 'found no root element')
    return this.#root
  }
}

/** @throws OpenBadgesError if a document of so many elements, or of such nesting, is more than is read */
export function checkElementLimits(
  count: number,
  depth: number,
  { maxElements, maxElementDepth }: XmlLimits
): void {
  if (count > maxElements) {
    throw failure('OB_LIMIT_ELEMENTS', `the picture has more than ${maxElements} elements`, {
      hint: 'simplify the picture, or raise limits.maxElements'
    })
  }
  if (depth > maxElementDepth) {
    throw failure('OB_LIMIT_ELEMENT_DEPTH', `elements are nested deeper than ${maxElementDepth}`, {
      hint: 'take groups apart, or raise limits.maxElementDepth'
    })
  }
}
