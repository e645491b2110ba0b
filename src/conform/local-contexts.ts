/**
 * Contexts that stand in the credential, for readers who let them pass: objects in `@context`, and `@context` below the
 * root.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { type ActiveContext, type ContextProcessor, contextProcessorOf } from '../context/active-context.ts'
import type { ContextSet } from '../context/context-set.ts'
import { contextHint } from '../context/document-loader.ts'
import { type KnownTerms, knownTermsOf } from '../context/known-terms.ts'
import { sameDefinition } from '../context/term-definition.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { checkInlineContext, countTerms } from './inline-context.ts'

/** How {@link checkLocalContexts} judges. */
export interface LocalContextRules {
  readonly contexts: ContextSet
  readonly limits: Limits
}

/** Terms of all inline contexts of a credential together. */
const MAX_TERMS = 100

/**
 * Checks the contexts that no URL stands for, and those below the root of the credential and of each embedded
 * endorsement. Nothing they say may change what another context says. The others are left to `checkContexts`.
 * @returns as warnings OB_CONTEXT_INLINE and OB_CONTEXT_NESTED for what is let pass; OB_CONTEXT_UNKNOWN,
 *   OB_CONTEXT_CONFLICT, MALFORMED_VALUE_ERROR, those of `checkInlineContext`; OB_LIMIT_CONTEXTS alone, if there are more
 *   than `limits.maxContexts` of them, or more than 100 terms in them
 */
export function checkLocalContexts(credential: JsonObject, rules: LocalContextRules): Problem[] {
  const walker = new Walker(rules)
  walker.walk(credential, '', 'endorsement', walker.processor.initial)
  return walker.limitPassed ?? walker.problems
}

class Walker {
  readonly problems: Problem[] = []
  readonly processor: ContextProcessor
  readonly #contexts: ContextSet
  readonly #maxContexts: number
  readonly #known: KnownTerms
  #found = 0
  #terms = 0

  constructor({ contexts, limits }: LocalContextRules) {
    this.processor = contextProcessorOf(contexts)
    this.#contexts = contexts
    this.#maxContexts = limits.maxContexts
    this.#known = knownTermsOf(contexts)
  }

  /** Set as soon as there is too much; nothing is processed then. */
  get limitPassed(): Problem[] | undefined {
    if (this.#found <= this.#maxContexts && this.#terms <= MAX_TERMS) return undefined
    const detail = `more than ${this.#maxContexts} contexts, or ${MAX_TERMS} terms in them, stand in the credential itself`
    return [problem('OB_LIMIT_CONTEXTS', detail, { path: '' })]
  }

  /** @param holder the member that holds `value`; the credential itself stands as an embedded one does */
  walk(value: JsonValue | undefined, path: string, holder: string, outer: ActiveContext): void {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) this.walk(item, pointer(path, index), holder, outer)
    } else if (isObject(value)) {
      const inner = this.#context(value['@context'], pointer(path, '@context'), holder, outer)
      for (const [member, held] of Object.entries(value)) {
        if (member !== '@context') this.walk(held, pointer(path, member), member, inner)
      }
    }
  }

  #context(value: JsonValue | undefined, path: string, holder: string, outer: ActiveContext): ActiveContext {
    if (value === undefined) return outer
    const nested = holder !== 'endorsement'
    if (nested) this.#let('OB_CONTEXT_NESTED', 'a context inside the credential was read', path)
    const items: readonly JsonValue[] = value === null ? [value] : asArray(value)
    this.#found += items.filter(item => nested || isObject(item)).length
    for (const item of items) this.#terms += countTerms(item)
    if (this.limitPassed) return outer
    const start = nested ? outer : this.processor.initial
    return items.reduce<ActiveContext>((active, item, index) => {
      const at = Array.isArray(value) ? pointer(path, index) : path
      if (isObject(item)) this.#inline(item, at, nested, items.slice(0, index))
      else if (nested) this.#named(item, at, active)
      return this.processor.process(active, item, 'plain')
    }, start)
  }

  #inline(context: JsonObject, path: string, nested: boolean, before: readonly JsonValue[]): void {
    if (!nested) this.#let('OB_CONTEXT_INLINE', 'an inline context was read, which no signature covers', path)
    // Each `@context` is judged by itself, or what a prefix means would depend on where it stands.
    const active = before.reduce<ActiveContext>(
      (sofar, item) => this.processor.process(sofar, item, 'plain'),
      this.processor.initial
    )
    const around = { processor: this.processor, active, known: this.#known }
    this.problems.push(...checkInlineContext(context, path, around))
  }

  #named(item: JsonValue, path: string, outer: ActiveContext): void {
    if (typeof item !== 'string') {
      const detail = `a context must be a URL or an object, found ${quote(item)}`
      this.problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path }))
    } else if (this.#contexts.get(item) === undefined) {
      const detail = `the context ${quote(item, 300)} is neither pinned nor given`
      this.problems.push(problem('OB_CONTEXT_UNKNOWN', detail, { path, hint: contextHint(item) }))
    } else {
      const own = this.processor.process(this.processor.initial, item, 'plain')
      const changed = [...own.terms].find(([term, definition]) => {
        const held = outer.terms.get(term)
        return held !== undefined && !sameDefinition(held, definition)
      })
      if (changed === undefined) return
      const detail = `${item} defines ${quote(changed[0])} otherwise than the contexts around it`
      this.problems.push(problem('OB_CONTEXT_CONFLICT', detail, { path }))
    }
  }

  #let(code: 'OB_CONTEXT_INLINE' | 'OB_CONTEXT_NESTED', detail: string, path: string): void {
    this.problems.push(problem(code, detail, { path, severity: 'warning' }))
  }
}
