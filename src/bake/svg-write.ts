/**
 * Puts the element of a credential into an SVG, and takes it out so that nothing of it is left.
 *
 * The namespace is declared on the root, as the standard asks. So that it can be told later what belongs to the
 * picture, the prefix is one that the picture has nowhere; where the root has declared it for this very namespace
 * already, the element declares it again, and the root's own declaration is left alone. A blank before the end of the
 * element's start tag says that the root was an empty tag.
 * @module
 */
import { declaredPrefixes, decodedValue, type XmlElement } from '../image/svg-element.ts'
import { type Edit, splice } from '../image/svg-splice.ts'
import { SVG_CARRIER_NAME, SVG_CARRIER_NAMESPACE } from './carrier.ts'
import { isCompactJws } from './credential-text.ts'
import type { FoundCarrier, SvgReading } from './svg-find.ts'

const PREFIX = 'openbadges'
const WAS_EMPTY = ' '

/**
 * A picture with one more element, the first one within its root.
 * @param reading a picture without a 3.0 carrier
 * @param credential a compact JWS, or JSON as {@link escapeJson} gives it
 */
export function insertCarrier({ text, root, prefixes }: SvgReading, credential: string): string {
  const { tag } = root
  const isDeclared = declares(text, root, PREFIX)
  const prefix = isDeclared ? PREFIX : freePrefix(root, prefixes)
  const declaration = declarationOf(prefix)
  const name = `${prefix}:${SVG_CARRIER_NAME}`

  const verify = isCompactJws(credential) ? ` verify="${credential}"` : ''
  const body = verify === '' ? `<![CDATA[${credential}]]>` : ''
  const attributes = `${isDeclared ? declaration : ''}${verify}${tag.selfClosing ? WAS_EMPTY : ''}`
  const element = `<${name}${attributes}>${body}</${name}>`
  return splice(text, [
    { start: tag.nameEnd, end: tag.nameEnd, text: isDeclared ? '' : declaration },
    tag.selfClosing
      ? { start: tag.end - '/>'.length, end: tag.end, text: `>${element}</${tag.name}>` }
      : { start: tag.end, end: tag.end, text: element }
  ])
}

/**
 * A picture without its 3.0 carriers, wherever they stand. What {@link insertCarrier} has put in is taken back to the
 * last character; of other carriers a declaration may stay on the root.
 */
export function removeCarriers(reading: SvgReading): string {
  const { text, root } = reading
  const carriers = outermost3(reading)
  const [first] = carriers
  const removed = withoutCarriers(text, carriers)
  if (first?.element.tag.start !== root.tag.end) return splice(text, removed)

  const endTag = `</${root.tag.name}>`
  const wasEmpty = text.endsWith(`${WAS_EMPTY}>`, first.element.tag.end) && text.startsWith(endTag, first.end)
  const within = wasEmpty
    ? [{ start: root.tag.end - '>'.length, end: first.end + endTag.length, text: '/>' }]
    : removed
  return splice(text, [...declarationOnRoot(reading, first), ...within])
}

/** What stands before and after is one text then; where that would be `]]>`, which text must not hold, it is written apart. */
function withoutCarriers(text: string, carriers: readonly FoundCarrier[]): Edit[] {
  let at = 0
  let before = ''
  return carriers.map(({ element: { tag }, end }) => {
    // carriers may stand side by side: what counts is what is left before this one
    before = `${before}${text.slice(Math.max(at, tag.start - 2), tag.start)}`.slice(-2)
    at = end
    const isJoined = `${before}${text.slice(end, end + 2)}`.includes(']]>')
    return isJoined ? apart(text, tag.start, end) : { start: tag.start, end, text: '' }
  })
}

function apart(text: string, start: number, end: number): Edit {
  const greater = text.indexOf('>', end)
  return { start, end: greater + 1, text: `${text.slice(end, greater)}&gt;` }
}

/** The declaration that came onto the root with `carrier`, to be removed; none if it is the picture's own. */
function declarationOnRoot({ text, root, prefixes }: SvgReading, { element }: FoundCarrier): Edit[] {
  const { prefix, tag } = element
  const { nameEnd } = root.tag
  const declaration = declarationOf(prefix)
  const isUsedElsewhere = prefixes.has(prefix) || declaredPrefixes(tag).includes(prefix)
  if (isUsedElsewhere || !text.startsWith(declaration, nameEnd)) return []
  return [{ start: nameEnd, end: nameEnd + declaration.length, text: '' }]
}

/** Those of 3.0 that stand within no other one of 3.0. */
function outermost3({ carriers }: SvgReading): FoundCarrier[] {
  let end = 0
  return carriers.filter(({ carrier, element, end: itsEnd }) => {
    if (carrier.generation !== '3.0' || element.tag.start < end) return false
    end = itsEnd
    return true
  })
}

function declarationOf(prefix: string): string {
  return ` xmlns:${prefix}="${SVG_CARRIER_NAMESPACE}"`
}

/** True if the root declares `prefix` for the namespace of carriers. */
function declares(text: string, { tag }: XmlElement, prefix: string): boolean {
  const attribute = tag.attributes.find(({ name }) => name === `xmlns:${prefix}`)
  return attribute !== undefined && decodedValue(text, attribute) === SVG_CARRIER_NAMESPACE
}

function freePrefix(root: XmlElement, used: ReadonlySet<string>): string {
  const taken = new Set([...used, ...declaredPrefixes(root.tag)])
  let prefix = PREFIX
  for (let number = 1; taken.has(prefix); number++) prefix = `${PREFIX}${number}`
  return prefix
}

// XML forbids U+FFFE and U+FFFF even as references, and CDATA ends at its first ]]>. Controls are escaped too, as
// XML 1.1 takes one of them for a line end. In JSON all of these can stand only within strings.
const ESCAPED = /(?<=\]\])>|[\x7f-\x9f\ufffe\uffff]/g

/** JSON text that can stand in CDATA: what cannot is written as an escape of JSON, so that it reads as the same value. */
export function escapeJson(json: string): string {
  return json.replaceAll(ESCAPED, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
