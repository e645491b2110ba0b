/**
 * Reads JSON text strictly: RFC 8259, and on top our profile of it.
 * @module
 */
import { buildJson, type JsonBuilder, type Reading } from './json-builder.ts'
import { JsonScanner } from './json-scanner.ts'
import { limitPassed } from './limit-passed.ts'
import type { Limits } from './limits.ts'
import { isLongerThan } from './utf8.ts'
import { readWritten } from './written-json.ts'

export type { Reading } from './json-builder.ts'

const BYTE_ORDER_MARK = '\ufeff'

/**
 * Reads a JSON text in one pass, within limits that are held while reading.
 *
 * What is not JSON at all gives `PARSING_ERROR`, with line and column, and ends the reading, as a limit does.
 * JSON that means different things to different readers is refused too: members named twice
 * (`OB_JSON_DUPLICATE_MEMBER`) or `__proto__`, `constructor`, `prototype` (`OB_JSON_FORBIDDEN_MEMBER`), lone
 * surrogates (`OB_JSON_ILL_FORMED_TEXT`), numbers that do not survive the way to RDF and back
 * (`OB_JSON_NUMBER_INEXACT`); those are all collected. A warning `OB_JSON_ODD_CHARACTER` names a byte order mark
 * at the start, and NUL and bidirectional controls in strings.
 *
 * It does not check what the value means: any JSON value will do.
 * @param text the JSON text, decoded; a byte order mark may lead it
 * @param limits of which `maxBytes maxDepth maxObjects maxValues maxStringLength` are held; each has its code
 * @returns the frozen value, or problems; never throws for bad text
 * @example
 * const { value, problems } = readJson('{"name": "Budget"}', defaultLimits)
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export function readJson(text: string, limits: Limits): Reading {
  const isTooLong = isLongerThan(text, limits.maxBytes)
  const value = isTooLong ? undefined : readWritten(text, limits)
  if (value !== undefined) return { value, problems: [] }
  return buildJson(limits, builder => {
    if (isTooLong) throw limitPassed(limits, 'maxBytes')
    const marked = text.startsWith(BYTE_ORDER_MARK)
    if (marked) builder.warnOfCharacter('found a byte order mark before the JSON text')
    readText(new JsonScanner(text, marked ? 1 : 0), builder)
  })
}

function readText(scanner: JsonScanner, builder: JsonBuilder): void {
  do {
    if (readValue(scanner, builder)) closeWhatEnds(scanner, builder)
  } while (builder.within !== undefined)
  if (scanner.peek() !== '') throw scanner.unexpected('the end of the text')
}

/** Reads a value; of an object or array that is not empty only the beginning, and then answers `false`. */
function readValue(scanner: JsonScanner, builder: JsonBuilder): boolean {
  switch (scanner.peek()) {
    case '{':
      builder.beginObject()
      scanner.take('{')
      if (!scanner.take('}')) {
        readName(scanner, builder, 'a member name or "}"')
        return false
      }
      builder.end()
      return true
    case '[':
      builder.beginArray()
      scanner.take('[')
      if (!scanner.take(']')) return false
      builder.end()
      return true
    case '"':
      builder.string(scanner.string())
      return true
    case 't':
      scanner.word('true')
      builder.literal(true)
      return true
    case 'f':
      scanner.word('false')
      builder.literal(false)
      return true
    case 'n':
      scanner.word('null')
      builder.literal(null)
      return true
    default: {
      const source = scanner.number()
      builder.number(Number(source), source)
      return true
    }
  }
}

/** After a value: closes all that ends here, and stops where the next value begins or the text is over. */
function closeWhatEnds(scanner: JsonScanner, builder: JsonBuilder): void {
  for (let within = builder.within; within !== undefined; within = builder.within) {
    if (scanner.take(',')) {
      if (within === 'object') readName(scanner, builder, 'a member name')
      else if (scanner.peek() === ']') throw scanner.unexpected('a JSON value', LAST_COMMA)
      return
    }
    const end = within === 'object' ? '}' : ']'
    if (!scanner.take(end)) throw scanner.unexpected(`"," or "${end}"`)
    builder.end()
  }
}

const LAST_COMMA = 'take out the comma after the last one'

function readName(scanner: JsonScanner, builder: JsonBuilder, expected: string): void {
  const next = scanner.peek()
  if (next !== '"') {
    throw scanner.unexpected(expected, next === '}' ? LAST_COMMA : 'member names stand in double quotes')
  }
  builder.name(scanner.string())
  if (!scanner.take(':')) throw scanner.unexpected('":"')
}
