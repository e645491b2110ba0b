/**
 * A look over a JSON value that is as it should be, as nearly all are.
 * @module
 */
import { isObject, type JsonObject, type JsonValue } from './json.ts'
import { FORBIDDEN, MAX_NAME } from './json-builder.ts'
import { inexactness } from './json-number.ts'
import type { Limits } from './limits.ts'
import { oddCharacters } from './odd-characters.ts'

/**
 * Freezes `value` and all that it holds.
 * @param limits of which `maxBytes maxDepth maxObjects maxValues maxStringLength` are looked at
 * @returns true if it is within all limits, and nothing in it is to be told of; false says nothing against it: then somebody
 *   has to look closer, and parts of it may not be frozen
 */
export function settle(value: JsonValue, limits: Limits): boolean {
  const look = new Look(limits)
  return look.settle(value, 0) && look.bytes <= limits.maxBytes
}

/** What a unit of text takes at most, as an escape; and a value without its text. */
const BYTES_OF_UNIT = 6
const BYTES_OF_VALUE = 32

class Look {
  /** What all that was looked at takes at most. */
  bytes = 0
  readonly #limits: Limits
  #values = 0
  #objects = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  settle(value: JsonValue | undefined, depth: number): boolean {
    this.bytes += BYTES_OF_VALUE
    if (++this.#values > this.#limits.maxValues || this.bytes > this.#limits.maxBytes) return false
    switch (typeof value) {
      case 'string':
        return this.#isPlain(value)
      case 'number':
        return isPlainNumber(value)
      case 'boolean':
        return true
      case 'object':
        return value === null || this.#settleWithin(value, depth)
      default:
        return false
    }
  }

  #settleWithin(value: readonly JsonValue[] | JsonObject, depth: number): boolean {
    if (depth >= this.#limits.maxDepth) return false
    Object.freeze(value)
    if (isObject(value)) return ++this.#objects <= this.#limits.maxObjects && this.#members(value, depth + 1)
    for (const item of value) if (!this.settle(item, depth + 1)) return false
    return true
  }

  #members(object: JsonObject, depth: number): boolean {
    for (const name of Object.keys(object)) {
      if (name.length > MAX_NAME || FORBIDDEN.has(name) || !this.#isPlain(name)) return false
      if (!this.settle(object[name], depth)) return false
    }
    return true
  }

  #isPlain(text: string): boolean {
    this.bytes += text.length * BYTES_OF_UNIT
    return text.length <= this.#limits.maxStringLength && oddCharacters(text) === undefined
  }
}

function isPlainNumber(value: number): boolean {
  if (Number.isSafeInteger(value) && value !== 0) return true
  return inexactness(value, String(value)) === undefined
}
