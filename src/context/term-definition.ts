/**
 * One term of a JSON-LD context, expanded.
 * @module
 */
import { equalJson } from '../base/equal-json.ts'
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'

/** A term as an active context holds it. */
export interface TermDefinition {
  /** IRI or keyword that the term stands for; `null` if the context takes the term away. */
  readonly id: string | null
  /** Type coercion: an IRI, `@id`, `@vocab`, `@json` ... */
  readonly type?: string
  /** Containers, sorted. */
  readonly container: readonly string[]
  /** Scoped context; `null` is one as well. */
  readonly context?: JsonValue
  readonly protected: boolean
  /** May stand before the colon of a compact IRI. */
  readonly prefix: boolean
}

/** What an expansion looks at. */
export interface Scope {
  readonly terms: ReadonlyMap<string, TermDefinition>
  readonly vocab: string | undefined
}

const keywords: ReadonlySet<string> = new Set([
  '@base',
  '@container',
  '@context',
  '@default',
  '@direction',
  '@embed',
  '@explicit',
  '@graph',
  '@id',
  '@import',
  '@included',
  '@index',
  '@json',
  '@language',
  '@list',
  '@nest',
  '@none',
  '@omitDefault',
  '@prefix',
  '@preserve',
  '@propagate',
  '@protected',
  '@requireAll',
  '@reverse',
  '@set',
  '@type',
  '@value',
  '@version',
  '@vocab'
])

/** True for a keyword of JSON-LD 1.1. */
export function isKeyword(text: string): boolean {
  return keywords.has(text)
}

/** Defines the terms of one local context, in whatever order they need each other. */
export function defineTerms(
  local: JsonObject,
  scope: Scope,
  protectAll: boolean
): ReadonlyMap<string, TermDefinition> {
  const defined = new Map<string, TermDefinition>()
  const pending = new Set<string>()

  const lookUp = (term: string): TermDefinition | undefined => {
    if (Object.hasOwn(local, term) && !isKeyword(term) && !defined.has(term) && !pending.has(term))
      define(term)
    return defined.get(term) ?? scope.terms.get(term)
  }

  const expand = (text: string): string | null => {
    if (isKeyword(text)) return text
    const term = lookUp(text)
    if (term !== undefined) return term.id
    const colon = text.indexOf(':', 1)
    if (colon !== -1) {
      const suffix = text.slice(colon + 1)
      if (suffix.startsWith('//')) return text
      const prefix = lookUp(text.slice(0, colon))
      return prefix?.id && prefix.prefix ? prefix.id + suffix : text
    }
    return scope.vocab === undefined ? text : scope.vocab + text
  }

  const define = (term: string): void => {
    pending.add(term)
    const raw = local[term]
    const value: JsonObject = isObject(raw) ? raw : { '@id': raw }
    const id = value['@id'] === undefined ? term : value['@id']
    const expanded = typeof id === 'string' ? (id === term ? expandOwn(term) : expand(id)) : null
    const type = value['@type']
    const simple = typeof raw === 'string'
    defined.set(term, {
      id: typeof value['@reverse'] === 'string' ? expand(value['@reverse']) : expanded,
      ...(typeof type === 'string' && { type: expand(type) ?? type }),
      container: asArray(value['@container'])
        .filter(kind => typeof kind === 'string')
        .toSorted(),
      ...(value['@context'] !== undefined && { context: value['@context'] }),
      protected: typeof value['@protected'] === 'boolean' ? value['@protected'] : protectAll,
      prefix: value['@prefix'] === true || (simple && /[:/?#[\]@]$/.test(expanded ?? ''))
    })
    pending.delete(term)
  }

  // A term without an @id of its own: a compact IRI, or relative to @vocab.
  const expandOwn = (term: string): string | null => {
    const colon = term.indexOf(':', 1)
    if (colon !== -1) {
      const prefix = lookUp(term.slice(0, colon))
      return prefix?.id ? prefix.id + term.slice(colon + 1) : term
    }
    return scope.vocab === undefined ? null : scope.vocab + term
  }

  for (const term of Object.keys(local)) if (!isKeyword(term) && !defined.has(term)) define(term)
  return defined
}

/** True if both say the same, protection aside. */
export function sameDefinition(a: TermDefinition, b: TermDefinition): boolean {
  return (
    a.id === b.id &&
    a.type === b.type &&
    a.prefix === b.prefix &&
    a.container.join() === b.container.join() &&
    equalJson(a.context, b.context)
  )
}
