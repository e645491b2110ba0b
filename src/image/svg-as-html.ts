/**
 * Where a reader of HTML, given a picture as markup, takes it for something else than a reader of XML does.
 * @module
 */
import type { XmlElement } from './svg-element.ts'
import type { XmlRun } from './svg-tokens.ts'

/** The start tags that end a picture in HTML: they, and all that follows, are part of the page. */
const BREAK_OUT: ReadonlySet<string> = new Set(
  (
    'b big blockquote body br center code dd div dl dt em embed font h1 h2 h3 h4 h5 h6 head hr i img li listing ' +
    'menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var'
  ).split(' ')
)

/** Elements of SVG whose content HTML reads as that of a page; `foreignObject` is warned of anyway. */
const HOLDS_HTML: ReadonlySet<string> = new Set(['desc', 'title'])

/**
 * True if HTML takes an element of a picture for one of the page. It goes by names as they are written.
 * @param root the root of the picture; one with a prefix is no picture for HTML
 * @see https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
 */
export function isHtmlElement(
  element: XmlElement,
  parent: XmlElement | undefined,
  root: XmlElement | undefined
): boolean {
  if (element.prefix !== '') return false
  if (root && root.prefix !== '') return true
  const isWithinHtml = parent?.prefix === '' && HOLDS_HTML.has(parent.localName.toLowerCase())
  return isWithinHtml || BREAK_OUT.has(element.localName.toLowerCase())
}

/**
 * True if a comment, an instruction or CDATA ends earlier in HTML than in XML, so that its rest is read as markup.
 * @param run what it holds is judged, not how it is told
 * @param root as in {@link isHtmlElement}: only within a picture does HTML know CDATA
 * @see https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state
 */
export function endsEarlyInHtml(
  text: string,
  { kind, start, end }: XmlRun,
  root: XmlElement | undefined
): boolean {
  if (kind === 'comment') return /^<!---?>/.test(text.slice(start, start + '<!--->'.length))
  const greater = text.indexOf('>', start)
  if (kind === 'instruction') return greater < end - 1
  return kind === 'cdata' && root?.prefix !== '' && text.slice(greater, end).includes('<')
}
