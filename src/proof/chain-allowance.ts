/**
 * How often documents are hashed anew because proofs build on proofs.
 * @module
 */
import { failure } from '../problem/error.ts'

/** Part of `maxQuads` that documents may have together each time they are hashed with proofs built on. */
const SHARE = 1 / 5

/** What is left of it, for one credential or for several. */
export interface ChainAllowance {
  /**
   * Canonicalizes within what is left; one after the other.
   * @param canonicalize throws if there are more than `maxQuads` statements
   * @throws OpenBadgesError OB_LIMIT_QUADS if nothing is left; and what `canonicalize` throws, after which nothing is
   */
  within(canonicalize: (maxQuads: number) => Promise<string>): Promise<string>
}

/** An allowance out of `maxQuads`. */
export function createChainAllowance(maxQuads: number): ChainAllowance {
  let left = Math.ceil(maxQuads * SHARE)
  return Object.freeze({
    async within(canonicalize: (maxQuads: number) => Promise<string>) {
      if (left < 1)
        throw failure('OB_LIMIT_QUADS', 'more proofs build on others than documents this long may have')
      const before = left
      // To find out that a document is too long costs as much as hashing it.
      left = 0
      const canonical = await canonicalize(before)
      left = before - canonical.split('\n').length
      return canonical
    }
  })
}
