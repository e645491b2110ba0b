/**
 * Reads JSON text that is written as machines write it, by the machine's own reader.
 * @module
 */
import type { JsonObject, JsonValue } from './json.ts'
import { MAX_NAME } from './json-builder.ts'
import { inexactness } from './json-number.ts'
import type { Limits } from './limits.ts'

/**
 * The value of `text` if it is, to the letter, what `JSON.stringify` writes of that value, in one line or indented, and
 * nothing in it is to be told of: then no member is named twice, no number was rounded, and no text is ill-formed.
 * @param limits as `readJson` holds them; that of bytes is the caller's to hold
 * @returns the frozen value; `undefined` says nothing against the text: then look closer
 */
export function readWritten(text: string, limits: Limits): JsonValue | undefined {
  const begin = BEGIN.exec(text)
  if (begin === null || WORTH_A_LOOK.test(text)) return undefined
  try {
    const value: JsonValue = JSON.parse(text)
    return JSON.stringify(value, null, begin[1]) === text && new Look(limits).isWithin(value, 0)
      ? value
      : undefined
  } catch {
    return undefined
  }
}

/** How an object begins that `JSON.stringify` writes, and the white space in front of its first member. */
const BEGIN = /^\{(?:\n( {1,10}|\t))?"/

/** Escapes by number, names that no member may have, bidirectional controls: {@link readJson} tells where they are. */
const WORTH_A_LOOK =
  /\\u|"(?:__proto__|constructor|prototype)":|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/

/** Freezes what it looks at. */
class Look {
  readonly #limits: Limits
  #values = 0
  #objects = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  isWithin(value: JsonValue, depth: number): boolean {
    if (++this.#values > this.#limits.maxValues) return false
    switch (typeof value) {
      case 'string':
        return value.length <= this.#limits.maxStringLength
      case 'number':
        return Number.isSafeInteger(value) || inexactness(value, String(value)) === undefined
      case 'boolean':
        return true
    }
    if (value === null) return true
    if (depth >= this.#limits.maxDepth) return false
    Object.freeze(value)
    if (Array.isArray(value)) return value.every(item => this.isWithin(item, depth + 1))
    return (
      ++this.#objects <= this.#limits.maxObjects && this.#membersAreWithin(value as JsonObject, depth + 1)
    )
  }

  #membersAreWithin(object: JsonObject, depth: number): boolean {
    for (const name of Object.keys(object)) {
      const value = object[name]
      if (value === undefined || name.length > MAX_NAME || !this.isWithin(value, depth)) return false
    }
    return true
  }
}
