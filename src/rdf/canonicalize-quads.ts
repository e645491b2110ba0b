/**
 * RDFC-1.0, with a limit on its work.
 * @module
 */
import type { Quad } from 'rdf-canonize'
import { failure } from '../problem/error.ts'

/** Equal branches within equal branches cost more than one step for each blank node; a few are honest. */
const SMALL_WORK = 500

/** Each step may copy the names of all blank nodes: this many names together. */
const MAX_NAMES_COPIED = 10_000_000

/** What {@link canonicalizeQuads} may be told. */
export interface CanonicalizeQuadsOptions {
  /** Default `SHA-256`. */
  readonly hash?: 'SHA-256' | 'SHA-384'
  /** Filled with the canonical label of each blank node. Default: none. */
  readonly labels?: Map<string, string>
}

/**
 * Canonicalizes a dataset by RDFC-1.0.
 * @param dataset quads, in the objects of `rdf-canonize`
 * @returns canonical N-Quads
 * @throws OpenBadgesError `OB_LIMIT_WORK` for a graph made to be hard
 * @see https://www.w3.org/TR/rdf-canon/#canon-algorithm
 */
export async function canonicalizeQuads(
  dataset: readonly Quad[],
  { hash = 'SHA-256', labels }: CanonicalizeQuadsOptions = {}
): Promise<string> {
  const { canonize } = await import('rdf-canonize')
  try {
    return await canonize(dataset, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      messageDigestAlgorithm: hash,
      maxDeepIterations: mostSteps(dataset),
      ...(labels && { canonicalIdMap: labels })
    })
  } catch (cause) {
    throw failure('OB_LIMIT_WORK', 'the statements are tangled so that canonicalizing them takes too long', {
      cause
    })
  }
}

/** For honest graphs one for each statement is plenty; for large ones that are tangled it would be too many. */
function mostSteps(dataset: readonly Quad[]): number {
  const nodes = new Set<string>()
  for (const { subject, object, graph } of dataset) {
    for (const { termType, value } of [subject, object, graph]) if (termType === 'BlankNode') nodes.add(value)
  }
  return Math.min(SMALL_WORK + dataset.length, Math.max(SMALL_WORK, MAX_NAMES_COPIED / (nodes.size + 1)) | 0)
}
