/**
 * Finds what can run, or reach out of the picture, where an SVG is shown carelessly.
 * @module
 */
import { quote } from '../problem/problem.ts'
import { type Reach, reachOfAddress, reachOfCss } from './svg-address.ts'
import { endsEarlyInHtml, isHtmlElement } from './svg-as-html.ts'
import type { XmlLimits, XmlVisitor } from './svg-document.ts'
import { attributeValue, decodedValue, type XmlElement } from './svg-element.ts'
import { splitName } from './svg-name.ts'
import { declaredPrefix } from './svg-namespaces.ts'
import { readSvg } from './svg-picture.ts'
import { isStyle, StyleJudge, styleSheet } from './svg-style.ts'
import type { XmlRun, XmlTagAttribute } from './svg-tokens.ts'

/** One place that an application should know of. */
export interface ActiveContent {
  readonly reach: Reach
  /** Offset in the text of the picture. */
  readonly at: number
  /** What stands there. */
  readonly what: string
}

const XHTML = 'http://www.w3.org/1999/xhtml'

/** Local names in lower case, in whatever namespace: what a browser makes of an odd one is not worth a guess. */
const activeElements: readonly string[] = [
  'script',
  'handler',
  'listener',
  'foreignobject',
  'iframe',
  'object',
  'embed'
]
const addressAttributes: readonly string[] = [
  'href',
  'src',
  'data',
  'action',
  'formaction',
  'poster',
  'base',
  'ping'
]

/**
 * Everything of that kind in a picture, in the order of the picture.
 * @param atMost reading goes on after so many, but no more are given
 * @throws OpenBadgesError as `readSvg`
 */
export function findActiveContent(text: string, limits: XmlLimits, atMost: number): ActiveContent[] {
  const found: ActiveContent[] = []
  const open: OpenElement[] = []
  const styles = new StyleJudge()
  const add = (reach: Reach | undefined, at: number, what: string): void => {
    if (reach !== undefined && found.length < atMost) found.push({ reach, at, what })
  }
  const visitor: XmlVisitor = {
    open(element) {
      const { tag } = element
      const isHtml = isHtmlElement(element, open.at(-1)?.element, open[0]?.element)
      add(isHtml ? 'active' : reachOfElement(text, element), tag.start, `the element ${quote(tag.name)}`)
      for (const attribute of tag.attributes) {
        add(
          reachOfAttribute(text, attribute, styles),
          attribute.start,
          `the attribute ${quote(attribute.name)}`
        )
      }
      open.push({ element, runs: [] })
    },
    run(run) {
      const { kind, start } = run
      if (kind === 'instruction' && /^<\?xml-stylesheet\b/.test(text.slice(start, start + 20))) {
        add('external', start, 'a style sheet named before the picture')
      }
      const isEarly = endsEarlyInHtml(text, run, open[0]?.element)
      add(isEarly ? 'active' : undefined, start, `what ends earlier as HTML (${kind})`)
      const around = open.at(-1)
      if (around && isStyle(around.element)) around.runs.push(run)
    },
    close() {
      const closed = open.pop()
      const [first] = closed?.runs ?? []
      if (closed && first) add(styles.reachOf(styleSheet(text, closed.runs)), first.start, 'a style sheet')
    }
  }
  readSvg(text, limits, visitor)
  return found.toSorted((a, b) => a.at - b.at)
}

/** An element that is being read, with what stands directly within it if it is a style sheet. */
interface OpenElement {
  readonly element: XmlElement
  readonly runs: XmlRun[]
}

function reachOfElement(text: string, element: XmlElement): Reach | undefined {
  const { namespace, localName } = element
  if (namespace === XHTML || activeElements.includes(localName.toLowerCase())) return 'active'
  const animated = attributeValue(text, element, 'attributeName')
  const target = animated === undefined ? '' : splitName(animated.trim()).localName
  return /^(?:href$|on)/i.test(target) ? 'active' : undefined
}

const SCRIPT_ADDRESS = /(?:^|;)(?:java|vb|live)script:/i

function reachOfAttribute(text: string, attribute: XmlTagAttribute, styles: StyleJudge): Reach | undefined {
  const { prefix, localName } = splitName(attribute.name)
  if (declaredPrefix(attribute.name) !== undefined) return undefined
  if (prefix === '' && /^on/i.test(localName)) return 'active'
  const value = decodedValue(text, attribute)
  if (addressAttributes.includes(localName.toLowerCase())) return reachOfAddress(value)
  // animations set addresses to the values of other attributes
  if (value.includes(':') && SCRIPT_ADDRESS.test(value.replaceAll(/[^!-\uffff]/g, ''))) return 'active'
  if (localName.toLowerCase() === 'style') return styles.reachOf(value)
  return value.includes('(') ? styles.reachOf(value, reachOfCss) : undefined
}
