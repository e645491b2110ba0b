/**
 * What may stand before the root element: white space, comments, instructions, a DOCTYPE.
 * @module
 */
import { faultAt, malformed } from './svg-malformed.ts'

const MISC = /[ \t\r\n]+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y

/** The offset after white space, comments and instructions; whether these are well-formed is NOT checked. */
export function skipMisc(text: string, from: number): number {
  MISC.lastIndex = from
  let at = from
  while (MISC.test(text)) at = MISC.lastIndex
  return at
}

/** A DOCTYPE that was found. */
export interface Doctype {
  readonly start: number
  /** Absent if it has no end. */
  readonly end?: number
  /** True if it may give attributes values that do not stand in the document itself. */
  readonly givesDefaults: boolean
}

// In a declaration a quotation mark may hold anything, and in a comment it means nothing. What has no end matches
// no alternative, so that the text is read once, however many such beginnings it has.
const PIECE = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(?!!--|\?)|"[^"]*"|'[^']*'|[[\]>]|[^"'<>[\]]+/y

/**
 * The DOCTYPE of a document.
 * @param from where the prolog begins, before or after the XML declaration
 * @returns `undefined` if there is none
 * @see https://www.w3.org/TR/xml/#NT-doctypedecl
 */
export function findDoctype(text: string, from: number): Doctype | undefined {
  const start = skipMisc(text, from)
  if (!text.startsWith('<!DOCTYPE', start)) return undefined
  let inSubset = false
  let declaration = ''
  let givesDefaults = false
  PIECE.lastIndex = start + '<!DOCTYPE'.length
  for (let piece = PIECE.exec(text); piece; piece = PIECE.exec(text)) {
    const [found] = piece
    if (found === '>' && !inSubset) return { start, end: PIECE.lastIndex, givesDefaults }
    if (found === '[' || found === ']') inSubset = found === '['
    if (found === '<') declaration = text.slice(piece.index, piece.index + '<!ATTLIST'.length)
    if (found === '>') declaration = ''
    const isDefault = declaration === '<!ATTLIST' && /^["']/.test(found)
    // what a parameter entity stands for may be anything, a list of attributes too
    const isParameterEntity = inSubset && declaration === '' && found.includes('%') && !found.startsWith('<')
    givesDefaults ||= isDefault || isParameterEntity
  }
  return { start, givesDefaults }
}

/**
 * A document without its DOCTYPE; every other character stays. Entities that it declared are unknown afterwards, so
 * that a picture which uses them is refused when it is read.
 * @throws OpenBadgesError `OB_SVG_DOCTYPE` if the DOCTYPE may give attributes their values, `OB_SVG_MALFORMED`
 */
export function withoutDoctype(text: string): string {
  const doctype = findDoctype(text, text.startsWith('\ufeff') ? 1 : 0)
  if (!doctype) return text
  const { start, end, givesDefaults } = doctype
  if (end === undefined) throw malformed(text, start, 'the DOCTYPE has no end')
  if (!givesDefaults) return text.slice(0, start) + text.slice(end)
  throw faultAt(
    'OB_SVG_DOCTYPE',
    text,
    start,
    'the DOCTYPE declares values of attributes, so that the picture would change without it',
    'save the picture without a DOCTYPE, in the program that drew it'
  )
}
