/**
 * References in XML text: `&lt;`, `&#60;`, `&#x3C;`.
 * @module
 */
import { quote } from '../problem/problem.ts'
import { faultAt, malformed } from './svg-malformed.ts'
import { NC_NAME } from './svg-name.ts'

/** The entities that need no declaration. */
const predefined: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"']
])

const FORM = `&(?:#x([\\da-fA-F]+)|#(\\d+)|(${NC_NAME}));`
const REFERENCE = new RegExp(FORM, 'y')
const REFERENCES = new RegExp(FORM, 'g')

/**
 * Checks the reference that begins at an ampersand.
 * @throws OpenBadgesError `OB_SVG_ENTITY` for an entity other than the five of XML, `OB_SVG_MALFORMED` for anything
 *   else, also a number that is no character
 * @see https://www.w3.org/TR/xml/#sec-references
 */
export function checkReference(text: string, at: number): void {
  REFERENCE.lastIndex = at
  const [, hex, decimal, name] = REFERENCE.exec(text) ?? []
  if (name !== undefined) {
    if (predefined.has(name)) return
    throw faultAt(
      'OB_SVG_ENTITY',
      text,
      at,
      `the entity ${quote(name)} is none of the five that every XML document has`,
      'save the picture without entities: write the characters themselves'
    )
  }
  const code = codePoint(hex, decimal)
  if (code === undefined) throw malformed(text, at, 'an ampersand begins no reference, expected &amp;')
  if (!isXmlCharacter(code)) throw malformed(text, at, 'the number of a reference is no character of XML')
}

/** The text that `raw` stands for. Its references have been checked: others than the known ones stay as they are. */
export function decodeReferences(raw: string): string {
  return raw.replaceAll(REFERENCES, (reference, hex?: string, decimal?: string, name = '') => {
    const code = codePoint(hex, decimal)
    if (code === undefined) return predefined.get(name) ?? reference
    return isXmlCharacter(code) ? String.fromCodePoint(code) : reference
  })
}

function codePoint(hex: string | undefined, decimal: string | undefined): number | undefined {
  if (hex !== undefined) return Number.parseInt(hex, 16)
  return decimal === undefined ? undefined : Number.parseInt(decimal, 10)
}

/** @see https://www.w3.org/TR/xml/#charsets */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

/**
 * The value of an attribute as it is written: line ends and tabs as blanks, references decoded.
 * @see https://www.w3.org/TR/xml/#AVNormalize
 */
export function decodeAttribute(written: string): string {
  return decodeReferences(written.replaceAll(/\r\n|[\t\r\n]/g, ' '))
}
