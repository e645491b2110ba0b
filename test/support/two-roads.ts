/**
 * The two roads from a document to canonical RDF, side by side.
 * @module
 */
import type { JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { type ContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { type Canonical, canonicalize, canonicalizeByJsonld } from '../../src/rdf/canonicalize.ts'
import { compiledStatements } from '../../src/rdf/compiled-road.ts'

/** Which road a document takes; `refused` by both, `differ` if they do not agree. */
export type Road = 'short' | 'long' | 'refused' | 'differ'

/** Takes both roads, and compares where they end. */
export async function roadOf(document: JsonObject, contexts: ContextSet = pinnedContexts): Promise<Road> {
  const options = { contexts, maxQuads: defaultLimits.maxQuads }
  const statements = compiledStatements(document, contexts)
  const [short, long] = await Promise.all(
    [canonicalize, canonicalizeByJsonld].map(road => endOf(() => road(document, options)))
  )
  if (short !== long) return 'differ'
  if (statements !== undefined) return 'short'
  return long?.startsWith(REFUSED) ? 'refused' : 'long'
}

const REFUSED = 'refused: '

async function endOf(travel: () => Promise<Canonical>): Promise<string> {
  try {
    return (await travel()).text
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return REFUSED + thrown.code
    throw thrown
  }
}
