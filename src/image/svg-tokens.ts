/**
 * Cuts XML text into tags, runs of text, CDATA sections, comments and processing instructions.
 * @module
 */
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { faultAt, malformed } from './svg-malformed.ts'
import { asciiNameEnd, NC_NAME, Q_NAME, SPACE } from './svg-name.ts'
import { checkReference } from './svg-reference.ts'

/** A stretch of the document; offsets count UTF-16 units, `end` is the offset after the last one. */
export interface XmlStretch {
  readonly start: number
  readonly end: number
}

/** An attribute as written: `start` and `end` are those of its value, without the quotes. */
export interface XmlTagAttribute extends XmlStretch {
  readonly name: string
}

/** A start tag, or the tag of an empty element. */
export interface XmlOpenTag extends XmlStretch {
  readonly kind: 'open'
  readonly name: string
  /** Where the name ends. */
  readonly nameEnd: number
  readonly attributes: readonly XmlTagAttribute[]
  /** True for `<name/>`. */
  readonly selfClosing: boolean
  /** True if all its names are ASCII. */
  readonly isAscii: boolean
  /** True if it may declare prefixes: one of its attributes is called so. */
  readonly declares: boolean
}

/** An end tag. */
export interface XmlCloseTag extends XmlStretch {
  readonly kind: 'close'
  readonly name: string
}

/** Anything between tags. `cdata` includes its `<![CDATA[` and `]]>`. */
export interface XmlRun extends XmlStretch {
  readonly kind: 'text' | 'cdata' | 'comment' | 'instruction'
}

/** One piece of a document. */
export type XmlToken = XmlOpenTag | XmlCloseTag | XmlRun

const NAME = new RegExp(Q_NAME, 'y')
const INSTRUCTION = new RegExp(`<\\?(${NC_NAME})(?=${SPACE}|\\?>)`, 'y')

/**
 * All tokens of a document, in their order and without gaps. What each token must be by itself is checked; how they
 * stand together is NOT: tags that fit, one root, names of attributes only once.
 * @param text a document whose characters are all allowed in XML
 * @param from where the tokens begin: after byte order mark and XML declaration
 * @throws OpenBadgesError `OB_SVG_MALFORMED`, `OB_SVG_ENTITY`, `OB_SVG_DOCTYPE`, at the first fault
 */
export function* xmlTokens(text: string, from: number): Generator<XmlToken, void> {
  const nextLess = finder(text, '<')
  const nextAmpersand = finder(text, '&')
  const nextCdataEnd = finder(text, ']]>')

  const checkReferences = ({ start, end }: XmlStretch): void => {
    for (let at = nextAmpersand(start); at < end; at = nextAmpersand(at + 1)) checkReference(text, at)
  }

  const readText = (start: number): XmlRun => {
    const run = { kind: 'text', start, end: Math.min(nextLess(start), text.length) } as const
    if (nextCdataEnd(start) < run.end)
      throw malformed(text, nextCdataEnd(start), 'found ]]> outside of CDATA')
    checkReferences(run)
    return run
  }

  const readOpenTag = (start: number): XmlOpenTag => {
    const ascii = asciiNameEnd(text, start + 1)
    const nameEnd = ascii ?? nameEndAt(text, start + 1)
    if (nameEnd === undefined) throw malformed(text, start, 'found < without the name of an element after it')
    const name = text.slice(start + 1, nameEnd)
    const attributes: XmlTagAttribute[] = []
    let isAscii = ascii !== undefined
    let declares = false
    let at = nameEnd
    for (;;) {
      const next = skipBlanks(text, at)
      const end = openTagEnd(text, next)
      if (end !== undefined) {
        const selfClosing = text.charCodeAt(next) === SLASH
        return { kind: 'open', name, start, nameEnd, attributes, selfClosing, isAscii, declares, end }
      }
      const asciiEnd = asciiNameEnd(text, next)
      const attributeEnd = asciiEnd ?? nameEndAt(text, next)
      const quoteAt = attributeEnd === undefined ? undefined : valueQuoteAt(text, attributeEnd)
      if (quoteAt === undefined || next === at)
        throw malformed(text, at, `expected an attribute or the end of the tag ${quote(name)}`)
      const attribute = text.slice(next, attributeEnd)
      const valueStart = quoteAt + 1
      const valueEnd = text.indexOf(text.charAt(quoteAt), valueStart)
      if (valueEnd === -1 || nextLess(valueStart) < valueEnd) {
        throw malformed(
          text,
          valueStart,
          `found < in the attribute ${quote(attribute)}, or no end of its value`
        )
      }
      const value = { name: attribute, start: valueStart, end: valueEnd }
      checkReferences(value)
      attributes.push(value)
      if (attributes.length > MAX_ATTRIBUTES) throw tooManyAttributes(name)
      isAscii &&= asciiEnd !== undefined
      declares ||= attribute.startsWith('xmlns')
      at = valueEnd + 1
    }
  }

  for (let at = from; at < text.length; ) {
    const token = readToken(text, at, readText, readOpenTag)
    yield token
    at = token.end
  }
}

function readToken(
  text: string,
  start: number,
  readText: (start: number) => XmlRun,
  readOpenTag: (start: number) => XmlOpenTag
): XmlToken {
  if (text[start] !== '<') return readText(start)
  switch (text[start + 1]) {
    case '/':
      return readCloseTag(text, start)
    case '?':
      return readInstruction(text, start)
    case '!':
      return readDeclaration(text, start)
    default:
      return readOpenTag(start)
  }
}

const SLASH = 0x2f
const GREATER = 0x3e
const EQUALS = 0x3d
const QUOTES: readonly number[] = [0x22, 0x27]

/** Where the blanks end that begin at `at`. */
function skipBlanks(text: string, at: number): number {
  let end = at
  for (let unit = text.charCodeAt(end); isBlank(unit); unit = text.charCodeAt(end)) end++
  return end
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09
}

/** The offset after the end of a start tag that ends at `at`, if one does. */
function openTagEnd(text: string, at: number): number | undefined {
  const unit = text.charCodeAt(at)
  if (unit === GREATER) return at + 1
  return unit === SLASH && text.charCodeAt(at + 1) === GREATER ? at + 2 : undefined
}

/** Where the quotation mark stands that begins the value of an attribute whose name ends at `at`. */
function valueQuoteAt(text: string, at: number): number | undefined {
  const equals = skipBlanks(text, at)
  if (text.charCodeAt(equals) !== EQUALS) return undefined
  const quoteAt = skipBlanks(text, equals + 1)
  return QUOTES.includes(text.charCodeAt(quoteAt)) ? quoteAt : undefined
}

function nameEndAt(text: string, at: number): number | undefined {
  const [name] = match(NAME, text, at) ?? []
  return name === undefined ? undefined : at + name.length
}

function readCloseTag(text: string, start: number): XmlCloseTag {
  const nameStart = start + 2
  const nameEnd = asciiNameEnd(text, nameStart) ?? nameEndAt(text, nameStart)
  const end = nameEnd === undefined ? undefined : skipBlanks(text, nameEnd)
  if (end === undefined || text.charCodeAt(end) !== GREATER)
    throw malformed(text, start, 'found </ that begins no end tag')
  return { kind: 'close', name: text.slice(nameStart, nameEnd), start, end: end + 1 }
}

function readInstruction(text: string, start: number): XmlRun {
  const [, target] = match(INSTRUCTION, text, start) ?? []
  const close = text.indexOf('?>', start + 2)
  if (target === undefined || close === -1)
    throw malformed(text, start, 'found <? that begins no instruction')
  if (target.toLowerCase() === 'xml') {
    throw malformed(text, start, 'an XML declaration stands only at the very start of a document')
  }
  return { kind: 'instruction', start, end: close + 2 }
}

function readDeclaration(text: string, start: number): XmlRun {
  if (text.startsWith('<!--', start)) {
    const dashes = text.indexOf('--', start + 4)
    if (text[dashes + 2] === '>' && dashes !== -1) return { kind: 'comment', start, end: dashes + 3 }
    throw malformed(text, start, 'a comment has no end, or -- inside')
  }
  if (text.startsWith('<![CDATA[', start)) {
    const close = text.indexOf(']]>', start + 9)
    if (close !== -1) return { kind: 'cdata', start, end: close + 3 }
    throw malformed(text, start, 'a CDATA section has no end')
  }
  if (text.startsWith('<!DOCTYPE', start)) {
    throw faultAt(
      'OB_SVG_DOCTYPE',
      text,
      start,
      'the picture has a DOCTYPE, which can hide and fetch things',
      'save it without one; when baking, the option stripDoctype takes it out'
    )
  }
  throw malformed(text, start, 'found <! that begins neither a comment nor CDATA')
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Finds where `word` comes next; asked with rising offsets, all answers together read `text` once. */
function finder(text: string, word: string): (from: number) => number {
  let found = -1
  return from => {
    if (found < from) {
      const next = text.indexOf(word, from)
      found = next === -1 ? Number.POSITIVE_INFINITY : next
    }
    return found
  }
}

/** More than any picture has; each is compared with the others. */
const MAX_ATTRIBUTES = 1_000

function tooManyAttributes(name: string): Error {
  return failure(
    'OB_LIMIT_ATTRIBUTES',
    `an element ${quote(name)} has more than ${MAX_ATTRIBUTES} attributes`
  )
}
