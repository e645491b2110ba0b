/**
 * The style sheets of a picture, each from all its pieces, and what they do.
 * @module
 */
import { type Reach, reachOfStyle } from './svg-address.ts'
import type { XmlElement } from './svg-element.ts'
import { decodeReferences } from './svg-reference.ts'
import type { XmlRun } from './svg-tokens.ts'

/** True for an element that holds a style sheet, in whatever namespace and case. */
export function isStyle({ localName }: XmlElement): boolean {
  return localName.toLowerCase() === 'style'
}

/**
 * The style sheet that stands in `runs`, the pieces directly within its element: text and CDATA as one, references
 * decoded, line ends as XML reads them. Comments and instructions are no part of it.
 * @see https://www.w3.org/TR/xml/#sec-line-ends
 */
export function styleSheet(text: string, runs: readonly XmlRun[]): string {
  return runs.map(run => styleText(text, run)).join('')
}

function styleText(text: string, { kind, start, end }: XmlRun): string {
  if (kind === 'cdata') return plainLines(text.slice(start + '<![CDATA['.length, end - ']]>'.length))
  return kind === 'text' ? decodeReferences(plainLines(text.slice(start, end))) : ''
}

function plainLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
}

/** How much CSS with escapes is looked at in one picture: looking through it is slow, and no picture has much. */
const MAX_ESCAPED_CSS = 1024 * 1024

/** Judges the CSS of one picture. */
export class StyleJudge {
  #escaped = 0
  #isFull = false

  /** What `css` does, as `judge` says: `unread` if it has escapes and there were too many before, but once only. */
  reachOf(css: string, judge: (css: string) => Reach | undefined = reachOfStyle): Reach | undefined {
    if (!css.includes('\\')) return judge(css)
    this.#escaped += css.length
    if (this.#escaped <= MAX_ESCAPED_CSS) return judge(css)
    // the first one that is not looked at speaks for all others
    const isFirst = !this.#isFull
    this.#isFull = true
    return isFirst ? 'unread' : undefined
  }
}
