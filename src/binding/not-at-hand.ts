/**
 * Which problems say that a key could not be had, and which that it was had and is bad.
 * @module
 */
import type { ProblemCode } from '../problem/codes.ts'

/** True if somebody else, or the same one later, could still find the key or use it; nothing is known till then. */
export function isNotAtHand(code: ProblemCode): boolean {
  return (
    code === 'OB_KEY_UNREACHABLE' ||
    code === 'OB_KEY_UNSUPPORTED' ||
    code === 'OB_DID_METHOD_UNSUPPORTED' ||
    /^OB_(?:LIMIT_)?FETCH/.test(code)
  )
}
