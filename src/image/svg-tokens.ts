/**
 * Cuts XML text into tags, runs of text, CDATA sections, comments and processing instructions.
 * @module
 */
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { faultAt, malformed } from './svg-malformed.ts'
import { NC_NAME, Q_NAME, SPACE } from './svg-name.ts'
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

const OPEN = new RegExp(`<(${Q_NAME})`, 'y')
const ATTRIBUTE = new RegExp(`${SPACE}+(${Q_NAME})${SPACE}*=${SPACE}*(["'])`, 'y')
const OPEN_END = new RegExp(`${SPACE}*(/?)>`, 'y')
const CLOSE = new RegExp(`</(${Q_NAME})${SPACE}*>`, 'y')
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
    const [tag, name = ''] = match(OPEN, text, start) ?? []
    if (tag === undefined) throw malformed(text, start, 'found < without the name of an element after it')
    const nameEnd = start + tag.length
    const attributes: XmlTagAttribute[] = []
    let at = nameEnd
    for (let head = match(ATTRIBUTE, text, at); head; head = match(ATTRIBUTE, text, at)) {
      const [written, attribute = '', quotation = ''] = head
      const valueStart = at + written.length
      const valueEnd = text.indexOf(quotation, valueStart)
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
      at = valueEnd + 1
    }
    const [end, slash] = match(OPEN_END, text, at) ?? []
    if (end === undefined)
      throw malformed(text, at, `expected an attribute or the end of the tag ${quote(name)}`)
    return {
      kind: 'open',
      name,
      start,
      nameEnd,
      attributes,
      selfClosing: slash === '/',
      end: at + end.length
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

function readCloseTag(text: string, start: number): XmlCloseTag {
  const [tag, name = ''] = match(CLOSE, text, start) ?? []
  if (tag === undefined) throw malformed(text, start, 'found </ that begins no end tag')
  return { kind: 'close', name, start, end: start + tag.length }
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
