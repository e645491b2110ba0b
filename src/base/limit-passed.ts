/**
 * The failures of JSON that passes a limit.
 * @module
 */
import { failure, type OpenBadgesError } from '../problem/error.ts'
import type { Limits } from './limits.ts'

const kinds = {
  maxBytes: ['OB_LIMIT_BYTES', 'bytes of JSON'],
  maxDepth: ['OB_LIMIT_DEPTH', 'levels of objects and arrays'],
  maxObjects: ['OB_LIMIT_OBJECTS', 'objects'],
  maxValues: ['OB_LIMIT_VALUES', 'values'],
  maxStringLength: ['OB_LIMIT_STRING', 'UTF-16 units in one string']
} as const

/** The failure, to be thrown, that `limit` of `limits` was passed. */
export function limitPassed(limits: Limits, limit: keyof typeof kinds): OpenBadgesError {
  const [code, what] = kinds[limit]
  return failure(code, `found more than ${limits[limit]} ${what}`, {
    hint: `if the input is honest, set limits.${limit} higher`
  })
}
