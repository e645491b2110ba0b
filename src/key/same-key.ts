/**
 * Whether two public keys are one.
 * @module
 */
import { equalJson } from '../base/equal-json.ts'
import type { PublicKey } from './public-key.ts'

/** True if both are the same key for the same algorithm, however each was published. */
export function isSameKey(one: PublicKey, other: PublicKey): boolean {
  return one.algorithm === other.algorithm && equalJson(one.publicKey, other.publicKey)
}
