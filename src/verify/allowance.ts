/**
 * What others may bring into the verification of a badge: each list and endorsement is processed by itself, beside the badge.
 * @module
 */
import { isObject, type JsonValue } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'

/** What several documents may have together. */
export interface Allowance {
  /** The limits for the next one: what is left. */
  readonly limits: Limits
  /** True if nothing is left for another one. */
  readonly isUsedUp: boolean
  /** Takes the objects and values of `value`, and the bytes that it came in. */
  take(value: JsonValue | undefined, bytes?: number): void
}

/** An allowance of `maxBytes`, `maxObjects` and `maxValues` of `limits`, for all together. */
export function createAllowance(limits: Limits): Allowance {
  let { maxBytes, maxObjects, maxValues } = limits
  const takeParts = (value: JsonValue | undefined): void => {
    maxValues--
    if (Array.isArray(value)) value.forEach(takeParts)
    if (!isObject(value)) return
    maxObjects--
    Object.values(value).forEach(takeParts)
  }
  return Object.freeze({
    get limits() {
      return { ...limits, maxBytes, maxObjects, maxValues }
    },
    get isUsedUp() {
      return maxBytes < 1 || maxObjects < 1 || maxValues < 1
    },
    take(value: JsonValue | undefined, bytes = 0) {
      maxBytes -= bytes
      takeParts(value)
    }
  })
}
