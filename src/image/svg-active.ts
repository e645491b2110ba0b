/**
 * Finds what can run, or reach out of the picture, where an SVG is shown carelessly.
 * @module
 */
import { quote } from '../problem/problem.ts'
import { type Reach, reachOfAddress, reachOfCss } from './svg-address.ts'
import type { XmlLimits, XmlVisitor } from './svg-document.ts'
import { attributeValue, decodedValue, type XmlElement } from './svg-element.ts'
import { splitName } from './svg-name.ts'
import { declaredPrefix } from './svg-namespaces.ts'
import { readSvg } from './svg-picture.ts'
import type { XmlTagAttribute } from './svg-tokens.ts'

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
const addressAttributes: readonly string[] = ['href', 'src', 'data', 'action', 'formaction', 'poster', 'base']

/**
 * Everything of that kind in a picture, in the order of the picture.
 * @param atMost reading goes on after so many, but no more are given
 * @throws OpenBadgesError as `readSvg`
 */
export function findActiveContent(text: string, limits: XmlLimits, atMost: number): ActiveContent[] {
  const found: ActiveContent[] = []
  const add = (reach: Reach | undefined, at: number, what: string): void => {
    if (reach !== undefined && found.length < atMost) found.push({ reach, at, what })
  }
  const visitor: XmlVisitor = {
    open(element) {
      add(reachOfElement(text, element), element.tag.start, `the element ${quote(element.tag.name)}`)
      for (const attribute of element.tag.attributes) {
        add(reachOfAttribute(text, attribute), attribute.start, `the attribute ${quote(attribute.name)}`)
      }
    },
    run({ kind, start, end }, parent) {
      if (kind === 'instruction' && /^<\?xml-stylesheet\b/.test(text.slice(start, start + 20))) {
        add('external', start, 'a style sheet named before the picture')
      }
      const isCss = parent?.localName.toLowerCase() === 'style' && (kind === 'text' || kind === 'cdata')
      if (isCss) add(reachOfCss(text.slice(start, end)), start, 'a style sheet')
    }
  }
  readSvg(text, limits, visitor)
  return found
}

function reachOfElement(text: string, element: XmlElement): Reach | undefined {
  const { namespace, localName } = element
  if (namespace === XHTML || activeElements.includes(localName.toLowerCase())) return 'active'
  const animated = attributeValue(text, element, 'attributeName')
  const target = animated === undefined ? '' : splitName(animated.trim()).localName
  return /^(?:href$|on)/i.test(target) ? 'active' : undefined
}

const SCRIPT_ADDRESS = /(?:^|;)(?:java|vb|live)script:/i

function reachOfAttribute(text: string, attribute: XmlTagAttribute): Reach | undefined {
  const { prefix, localName } = splitName(attribute.name)
  if (declaredPrefix(attribute.name) !== undefined) return undefined
  if (prefix === '' && /^on/i.test(localName)) return 'active'
  const value = decodedValue(text, attribute)
  if (addressAttributes.includes(localName.toLowerCase())) return reachOfAddress(value)
  // animations set addresses to the values of other attributes
  if (value.includes(':') && SCRIPT_ADDRESS.test(value.replaceAll(/[^!-\uffff]/g, ''))) return 'active'
  return localName === 'style' || value.includes('(') ? reachOfCss(value) : undefined
}
