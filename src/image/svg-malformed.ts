/**
 * Says that a text is not well-formed XML, and where.
 * @module
 */
import type { ProblemCode } from '../problem/codes.ts'
import { failure, type OpenBadgesError } from '../problem/error.ts'

/**
 * The error of an SVG that is not well-formed, to be thrown.
 * @param text the whole document
 * @param at offset of the fault in `text`
 * @param what what was found there, and what was expected
 * @see https://www.w3.org/TR/xml/#sec-well-formed
 */
export function malformed(text: string, at: number, what: string): OpenBadgesError {
  return faultAt(
    'OB_SVG_MALFORMED',
    text,
    at,
    what,
    'open the picture in a drawing program and save it again'
  )
}

/** As {@link malformed}, under another code and with its own hint. */
export function faultAt(
  code: ProblemCode,
  text: string,
  at: number,
  what: string,
  hint: string
): OpenBadgesError {
  return failure(code, `${placeOf(text, at)}: ${what}`, { hint })
}

/** The place of an offset as people look for it: `line 3, column 14`, both counted from 1. */
export function placeOf(text: string, at: number): string {
  return placesIn(text)(at)
}

/** As {@link placeOf}, for many offsets, asked in their order: all answers together read `text` once. */
export function placesIn(text: string): (at: number) => string {
  let line = 1
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  return at => {
    for (; lineEnd !== -1 && lineEnd < at; lineEnd = text.indexOf('\n', lineStart)) {
      line++
      lineStart = lineEnd + 1
    }
    return `line ${line}, column ${at - lineStart + 1}`
  }
}
