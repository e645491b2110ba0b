/**
 * What may stand before the root element: white space, comments, instructions, a DOCTYPE.
 * @module
 */
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
}

// In a declaration a quotation mark may hold anything, and in a comment it means nothing. What has no end matches
// no alternative, so that the text is read once, however many such beginnings it has.
const PIECE = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(?!!--|\?)|"[^"]*"|'[^']*'|[[\]>]|[^"'<>[\]]+/y

/**
 * The DOCTYPE of a document. It looks for the end, whether or not what stands in between is well-formed.
 * @param from where the prolog begins, before or after the XML declaration
 * @returns `undefined` if there is none
 * @see https://www.w3.org/TR/xml/#NT-doctypedecl
 */
export function findDoctype(text: string, from: number): Doctype | undefined {
  const start = skipMisc(text, from)
  if (!text.startsWith('<!DOCTYPE', start)) return undefined
  let inSubset = false
  PIECE.lastIndex = start + '<!DOCTYPE'.length
  for (let piece = PIECE.exec(text); piece; piece = PIECE.exec(text)) {
    const [found] = piece
    if (found === '>' && !inSubset) return { start, end: PIECE.lastIndex }
    if (found === '[' || found === ']') inSubset = found === '['
  }
  return { start }
}
