/**
 * How often documents are hashed anew: because proofs build on proofs, and endorsements stand in endorsements.
 * @module
 */
import { failure } from '../problem/error.ts'
import type { Canonical } from '../rdf/canonicalize.ts'

/** Part of `maxQuads` that documents may have together each time they are hashed with proofs built on. */
const SHARE = 1 / 5

/** What `jsonld` takes for a statement is more than the short road takes for ten. */
const BY_JSONLD = 10

/** Characters that cost as much as a statement, more than most have: a text is escaped and hashed each time that its document is. */
const CHARACTERS = 300

/** What is left of it, for one credential or for several. */
export interface ChainAllowance {
  /**
   * Canonicalizes within what is left; one after the other.
   * @param canonicalize throws if there are more than `maxQuads` statements
   * @throws OpenBadgesError OB_LIMIT_QUADS if nothing is left; and what `canonicalize` throws, after which nothing is
   */
  within(canonicalize: (maxQuads: number) => Promise<Canonical>): Promise<Canonical>
  /** Takes `count` proofs out of {@link MAX_PROOFS_TOGETHER}; false if there are not so many left. */
  takeProofs(count: number): boolean
}

/** Proofs of all credentials that share an allowance: two for each of 32 endorsements. */
export const MAX_PROOFS_TOGETHER = 64

/** An allowance out of `maxQuads`. */
export function createChainAllowance(maxQuads: number): ChainAllowance {
  let left = Math.ceil(maxQuads * SHARE)
  let proofs = MAX_PROOFS_TOGETHER
  return Object.freeze({
    takeProofs(count: number) {
      proofs -= count
      return proofs >= 0
    },
    async within(canonicalize: (maxQuads: number) => Promise<Canonical>) {
      if (left < 1)
        throw failure(
          'OB_LIMIT_QUADS',
          'proofs that build on others, and endorsements, are more than is checked'
        )
      const before = left
      // To find out that a document is too long costs as much as hashing it.
      left = 0
      const canonical = await canonicalize(before)
      left = before - costOf(canonical)
      return canonical
    }
  })
}

function costOf({ text, road }: Canonical): number {
  const statements = text.split('\n').length
  return Math.max(
    road === 'jsonld' ? statements * BY_JSONLD : statements,
    Math.ceil(text.length / CHARACTERS)
  )
}
