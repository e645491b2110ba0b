/**
 * Which terms are defined at a place of a document: context processing of JSON-LD 1.1, exact for contexts as simple as
 * the pinned ones, and else as far as it decides that. Immutable and memoized, so that a badge costs look-ups only.
 * @see https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm
 * @module
 */
import { isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { ContextSet } from './context-set.ts'
import { isExactContext, isPlainContext } from './exact-context.ts'
import { defineTerms, sameDefinition, type TermDefinition } from './term-definition.ts'

/** The terms at one place. */
export interface ActiveContext {
  readonly terms: ReadonlyMap<string, TermDefinition>
  readonly vocab: string | undefined
  /** What holds again inside nested objects, where this context does not propagate. */
  readonly previous?: ActiveContext
  /** True if a context is unknown or uses a feature that is not modelled: then nothing can be called undefined. */
  readonly open: boolean
  /** True if any JSON-LD processor has exactly these terms here. */
  readonly exact: boolean
  /** Terms that a context defined anew although they are protected. */
  readonly conflicts: readonly string[]
}

/** How a local context is put on: as it stands, as a type's, or as a property's. */
export type Scoping = 'plain' | 'type' | 'property'

/** Puts local contexts on active ones. */
export interface ContextProcessor {
  /** No terms at all. */
  readonly initial: ActiveContext
  process(active: ActiveContext, local: JsonValue, scoping: Scoping): ActiveContext
}

const initial: ActiveContext = { terms: new Map(), vocab: undefined, open: false, exact: true, conflicts: [] }

const notModelled = ['@import', '@base', '@language', '@direction']

/** More processed contexts than any honest caller meets; then the memory is emptied, so that input cannot fill it. */
const MAX_PROCESSED = 1_000

/** A processor over `contexts`; keeps what it has processed for as long as it lives, within bounds. */
function createContextProcessor(contexts: ContextSet): ContextProcessor {
  let processed = new WeakMap<ActiveContext, Memory>()
  let size = 0

  const process = (active: ActiveContext, local: JsonValue, scoping: Scoping): ActiveContext => {
    if (Array.isArray(local)) return local.reduce((sofar, item) => process(sofar, item, scoping), active)
    const key = keyOf(local)
    if (key === undefined) return scoped(active, local, scoping)
    const memory = processed.get(active) ?? {
      plain: new WeakMap(),
      type: new WeakMap(),
      property: new WeakMap()
    }
    const known = memory[scoping].get(key)
    if (known !== undefined) return known
    if (++size > MAX_PROCESSED) {
      processed = new WeakMap()
      size = 0
    }
    const result = scoped(active, local, scoping)
    memory[scoping].set(key, result)
    processed.set(active, memory)
    return result
  }

  // Objects stand for themselves; of strings only URLs that are known, for which their document stands.
  const keyOf = (local: JsonValue): object | undefined => {
    if (typeof local === 'string') return contexts.get(local)
    return isObject(local) ? local : undefined
  }

  const scoped = (active: ActiveContext, local: JsonValue, scoping: Scoping): ActiveContext => {
    const asked = isObject(local) ? local['@propagate'] : undefined
    const propagates = typeof asked === 'boolean' ? asked : scoping !== 'type'
    const result = apply(active, local, scoping === 'property')
    return propagates ? result : { ...result, previous: active.previous ?? active }
  }

  const apply = (active: ActiveContext, local: JsonValue, override: boolean): ActiveContext => {
    if (Array.isArray(local)) return local.reduce((sofar, item) => apply(sofar, item, override), active)
    if (typeof local === 'string') {
      const document = contexts.get(local)
      if (document === undefined) return { ...active, open: true, exact: false }
      const context = document['@context'] ?? null
      const applied = apply(active, context, override)
      return isPlainContext(context) ? applied : { ...applied, exact: false }
    }
    if (local === null) return override ? forgotten(active) : nullified(active)
    return isObject(local) ? define(active, local, override) : { ...active, open: true, exact: false }
  }

  return { initial, process }
}

type Memory = Readonly<Record<Scoping, WeakMap<object, ActiveContext>>>

const processors = new WeakMap<ContextSet, ContextProcessor>()

/** The processor of `contexts`: one for each set, so that what it has learnt serves all who use the set. */
export function contextProcessorOf(contexts: ContextSet): ContextProcessor {
  const known = processors.get(contexts) ?? createContextProcessor(contexts)
  processors.set(contexts, known)
  return known
}

/** No terms; but what nobody could process stays so. */
function forgotten({ exact, open }: ActiveContext): ActiveContext {
  return exact && !open ? initial : { ...initial, exact, open }
}

function nullified(active: ActiveContext): ActiveContext {
  const conflicts = [...active.terms].filter(([, { protected: held }]) => held).map(([term]) => term)
  return conflicts.length > 0
    ? { ...active, conflicts: [...active.conflicts, ...conflicts] }
    : forgotten(active)
}

function define(active: ActiveContext, local: JsonObject, override: boolean): ActiveContext {
  const vocab = '@vocab' in local ? vocabOf(local['@vocab']) : active.vocab
  const defined = defineTerms(local, { terms: active.terms, vocab }, local['@protected'] === true)
  const terms = new Map(active.terms)
  const conflicts: string[] = []
  for (const [term, definition] of defined) {
    const held = active.terms.get(term)
    if (held?.protected && !override) {
      if (!sameDefinition(held, definition)) conflicts.push(term)
    } else {
      terms.set(term, definition)
    }
  }
  return {
    terms,
    vocab,
    ...(active.previous && { previous: active.previous }),
    open: active.open || notModelled.some(keyword => keyword in local),
    exact: active.exact && isExactContext(local),
    conflicts: [...active.conflicts, ...conflicts]
  }
}

function vocabOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
