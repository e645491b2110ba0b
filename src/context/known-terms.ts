/**
 * What the contexts of a set call anything, at any depth: names and IRIs that are taken.
 * @module
 */
import type { ActiveContext } from './active-context.ts'
import { contextProcessorOf } from './active-context.ts'
import type { ContextSet } from './context-set.ts'

/** The terms of all contexts of one set, those of scoped contexts among them. */
export interface KnownTerms {
  /** Every term that one of them defines. */
  readonly names: ReadonlySet<string>
  /** Every IRI and keyword that a term of theirs stands for. */
  readonly iris: ReadonlySet<string>
}

const known = new WeakMap<ContextSet, KnownTerms>()

/** The terms of `contexts`; collected once for each set. */
export function knownTermsOf(contexts: ContextSet): KnownTerms {
  const collected = known.get(contexts) ?? collect(contexts)
  known.set(contexts, collected)
  return collected
}

function collect(contexts: ContextSet): KnownTerms {
  const processor = contextProcessorOf(contexts)
  const names = new Set<string>()
  const iris = new Set<string>()
  const seen = new Set<unknown>()
  const add = (active: ActiveContext) => {
    for (const [name, { id, context }] of active.terms) {
      names.add(name)
      if (id !== null) iris.add(id)
      if (context === undefined || context === null || seen.has(context)) continue
      seen.add(context)
      add(processor.process(active, context, 'property'))
    }
  }
  for (const url of contexts.urls) add(processor.process(processor.initial, url, 'plain'))
  return { names, iris }
}
