/**
 * Reads JSON text that is written as machines write it, by the machine's own reader.
 * @module
 */
import type { JsonValue } from './json.ts'
import type { Limits } from './limits.ts'
import { settle } from './settle.ts'

/** The machine knows no limits: what it could be made to do with more than this shows. */
const MAX_LENGTH = 256 * 1024

/**
 * The value of `text` if it is, to the letter, what `JSON.stringify` writes of that value, in one line or indented: then no
 * member is named twice, and no number was rounded.
 * @param limits as `readJson` holds them
 * @returns the frozen value, if nothing in it is to be told of; `undefined` says nothing against the text: then look closer
 */
export function readWritten(text: string, limits: Limits): JsonValue | undefined {
  const begin = text.length <= MAX_LENGTH ? BEGIN.exec(text) : null
  if (begin === null) return undefined
  try {
    const value: JsonValue = JSON.parse(text)
    // First its limits, for what is deep and indented is written at length.
    return settle(value, limits) && JSON.stringify(value, null, begin[1]) === text ? value : undefined
  } catch {
    return undefined
  }
}

/** How an object begins that `JSON.stringify` writes, and the white space in front of its first member. */
const BEGIN = /^\{(?:\n( {1,4}|\t))?"/
