/**
 * The two roads from a document to canonical RDF, side by side.
 * @module
 */
import type { JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { type ContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { type Canonical, canonicalize, canonicalizeByJsonld } from '../../src/rdf/canonicalize.ts'

/** Which road a document takes; `refused` by both, `differ` if they do not agree. */
export type Road = 'short' | 'long' | 'refused' | 'differ'

/** Takes both roads, and compares where they end. */
export async function roadOf(document: JsonObject, contexts: ContextSet = pinnedContexts): Promise<Road> {
  const options = { contexts, maxQuads: defaultLimits.maxQuads }
  const [short, long] = await Promise.all(
    [canonicalize, canonicalizeByJsonld].map(road => endOf(() => road(document, options)))
  )
  if (short === undefined || short.text !== long?.text) return 'differ'
  if (short.road === 'compiled') return 'short'
  return short.road === 'jsonld' ? 'long' : 'refused'
}

/** Where a road ends: at a canonical form, or at a code. */
async function endOf(
  travel: () => Promise<Canonical>
): Promise<{ readonly text: string; readonly road?: Canonical['road'] }> {
  try {
    return await travel()
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return { text: `refused: ${thrown.code}` }
    throw thrown
  }
}
