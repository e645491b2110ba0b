/**
 * Takes a DOCTYPE out of a document that does not depend on it.
 * @module
 */
import { faultAt, malformed } from './svg-malformed.ts'
import { NC_NAME, Q_NAME, SPACE } from './svg-name.ts'
import { skipMisc } from './svg-prolog.ts'

const LITERAL = `(?:"[^"]*"|'[^']*')`
const EXTERNAL = `SYSTEM${SPACE}+${LITERAL}|PUBLIC${SPACE}+${LITERAL}${SPACE}+${LITERAL}`
const HEAD = new RegExp(`<!DOCTYPE${SPACE}+${Q_NAME}(?:${SPACE}+(?:${EXTERNAL}))?${SPACE}*([[>])`, 'y')
const TAIL = new RegExp(`\\]${SPACE}*>`, 'y')
const BLANK_OR_PARAMETER = new RegExp(`${SPACE}+|%${NC_NAME};`, 'y')
const DECLARATION = new RegExp(`<!(?:ENTITY|ATTLIST|ELEMENT|NOTATION)(?=${SPACE})`, 'y')
const PIECE = /"[^"]*"|'[^']*'|[^"'<>]+|>/y
const INSTRUCTION = new RegExp(`<\\?${NC_NAME}(?=${SPACE}|\\?>)`, 'y')

/** A list of attributes that changes nothing: all of them are plain text, and none has a value. */
const IDLE_LIST = new RegExp(
  `^<!ATTLIST${SPACE}+${Q_NAME}(?:${SPACE}+${Q_NAME}${SPACE}+CDATA${SPACE}+#(?:IMPLIED|REQUIRED))*${SPACE}*>$`
)
/** A longer list is taken for one that changes something. */
const MAX_LIST = 10_000

/**
 * A document without its DOCTYPE; every other character stays. Entities that it declared are unknown afterwards, so
 * that a picture which uses them is refused when it is read. Of what stands in the DOCTYPE the shape is checked, but NOT
 * what each declaration says.
 * @throws OpenBadgesError `OB_SVG_DOCTYPE` if the DOCTYPE may change what attributes say; `OB_SVG_MALFORMED` if it is not
 *   of the form that XML asks for, or stands before the XML declaration
 * @see https://www.w3.org/TR/xml/#NT-doctypedecl
 */
export function withoutDoctype(text: string): string {
  const first = text.startsWith('\ufeff') ? 1 : 0
  const start = skipMisc(text, first)
  if (!text.startsWith('<!DOCTYPE', start)) return text
  const end = doctypeEnd(text, start)
  if (start === first && /^<\?xml[ \t\r\n]/i.test(text.slice(end, end + '<?xml '.length))) {
    throw malformed(text, end, 'an XML declaration stands only at the very start of a document')
  }
  return text.slice(0, start) + text.slice(end)
}

function doctypeEnd(text: string, start: number): number {
  const head = match(HEAD, text, start)
  if (head === undefined) throw malformed(text, start, 'the DOCTYPE is not of the form that XML asks for')
  let at = start + head.length
  if (head.endsWith('>')) return at
  for (let tail = match(TAIL, text, at); tail === undefined; tail = match(TAIL, text, at)) {
    const end = pieceEnd(text, at)
    if (end === undefined)
      throw malformed(text, at, 'found no declaration, expected one, or the end of the DOCTYPE')
    if (changesAttributes(text, at, end)) throw needed(text, start)
    at = end
  }
  return TAIL.lastIndex
}

/** The end of what begins at `at` within a DOCTYPE; `undefined` if nothing that may stand there does. */
function pieceEnd(text: string, at: number): number | undefined {
  const short = match(BLANK_OR_PARAMETER, text, at)
  if (short !== undefined) return at + short.length
  if (text.startsWith('<!--', at)) {
    const dashes = text.indexOf('--', at + '<!--'.length)
    return dashes !== -1 && text[dashes + 2] === '>' ? dashes + '-->'.length : undefined
  }
  if (match(INSTRUCTION, text, at) !== undefined) {
    const close = text.indexOf('?>', INSTRUCTION.lastIndex)
    return close === -1 ? undefined : close + '?>'.length
  }
  return match(DECLARATION, text, at) === undefined ? undefined : declarationEnd(text, DECLARATION.lastIndex)
}

function declarationEnd(text: string, from: number): number | undefined {
  let at = from
  for (let piece = match(PIECE, text, at); piece !== undefined; piece = match(PIECE, text, at)) {
    at += piece.length
    if (piece === '>') return at
  }
  return undefined
}

/** Values that are declared are values that do not stand in the document; of types other than CDATA blanks are cut. */
function changesAttributes(text: string, start: number, end: number): boolean {
  // what a parameter stands for may be anything, a list of attributes too
  if (text[start] === '%') return true
  if (!text.startsWith('<!ATTLIST', start)) return false
  return end - start > MAX_LIST || !IDLE_LIST.test(text.slice(start, end))
}

function needed(text: string, start: number): Error {
  return faultAt(
    'OB_SVG_DOCTYPE',
    text,
    start,
    'the DOCTYPE declares values or types of attributes, so that the picture would change without it',
    'save the picture without a DOCTYPE, in the program that drew it'
  )
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
