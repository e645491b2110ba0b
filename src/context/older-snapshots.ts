/**
 * What the Open Badges context 3.0.3 was earlier: terms were added to it in place, under the same URL, and a signature
 * made before covers none of them.
 * @module
 */
import { isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import { type ContextSet, replaceContext } from './context-set.ts'

/** One earlier state of the context. */
export interface OlderSnapshot {
  /** The month in which it was published last, as `2025-04`. */
  readonly name: string
  /** The terms that it does not have yet, at any depth. */
  readonly lacks: readonly string[]
  /** The contexts of the caller with this document in the place of the newest. */
  readonly contexts: ContextSet
}

/** The newest first; test/context/older-snapshots.test.ts holds the SHA-256 of each. */
const snapshots: readonly Pick<OlderSnapshot, 'name' | 'lacks'>[] = [
  { name: '2025-04', lacks: ['endorsementJwt', 'jti'] },
  { name: '2024-12', lacks: ['endorsementJwt', 'jti', 'inLanguage', 'awardedDate'] }
]

const made = new WeakMap<ContextSet, readonly OlderSnapshot[]>()

/** The earlier states, the newest first; made once for each set, as what is learnt of a set is kept by it. */
export function olderSnapshots(contexts: ContextSet): readonly OlderSnapshot[] {
  const known = made.get(contexts) ?? snapshots.map(snapshot => withOlder(snapshot, contexts))
  made.set(contexts, known)
  return known
}

function withOlder(
  { name, lacks }: Pick<OlderSnapshot, 'name' | 'lacks'>,
  contexts: ContextSet
): OlderSnapshot {
  const newest = contexts.get(contextUrls.openBadges) ?? {}
  const older = without(new Set(lacks), newest)
  return { name, lacks, contexts: replaceContext(contexts, contextUrls.openBadges, older) }
}

/** A copy of a context without some terms, those of its scoped contexts among them. */
function without(terms: ReadonlySet<string>, context: JsonObject): JsonObject {
  const kept = Object.entries(context).filter(([term]) => !terms.has(term))
  const inner = (value: JsonValue | undefined) => (isObject(value) ? without(terms, value) : value)
  return Object.fromEntries(kept.map(([term, value]) => [term, inner(value)]))
}
