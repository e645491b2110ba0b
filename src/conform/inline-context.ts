/**
 * A context that stands in the credential itself. No signature covers it, so that anybody could have written it anew: it
 * may give names to what has none yet, and nothing else.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import type { ActiveContext, ContextProcessor } from '../context/active-context.ts'
import type { KnownTerms } from '../context/known-terms.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** What an inline context is read with. */
export interface InlineSurroundings {
  readonly processor: ContextProcessor
  /** What the items before it in the same `@context` define. */
  readonly active: ActiveContext
  /** What is taken. */
  readonly known: KnownTerms
}

/** Scoped contexts in scoped contexts beyond this are refused. */
const MAX_SCOPES = 3

/**
 * Checks that `context` only names what no known context names: each term is new, and is called as its IRI ends, so that a
 * member could not have been renamed; each IRI is new as well. Of keywords it may use those that say what a value is, and
 * `@vocab`. It may not name other contexts.
 * @param path JSON pointer to it
 * @returns OB_CONTEXT_CONFLICT (a name that is taken), OB_TERM_RESERVED (another name for what has one, a keyword that
 *   could hide something), MALFORMED_VALUE_ERROR, OB_LIMIT_CONTEXTS
 * @see https://www.w3.org/TR/json-ld11/#the-context
 */
export function checkInlineContext(
  context: JsonObject,
  path: string,
  around: InlineSurroundings,
  depth = 0
): Problem[] {
  if (depth > MAX_SCOPES) {
    const detail = `contexts in contexts, deeper than ${MAX_SCOPES} levels`
    return [problem('OB_LIMIT_CONTEXTS', detail, { path })]
  }
  const { terms } = around.processor.process(around.active, context, 'property')
  return Object.entries(context).flatMap(([term, raw]) => {
    const at = pointer(path, term)
    if (term.startsWith('@')) return checkKeyword(term, raw, at)
    const { '@id': id, '@context': scoped } = isObject(raw) ? raw : { '@id': raw }
    // What is short in a scoped context is read where it is used, with the prefixes that there are.
    const iri = depth === 0 ? terms.get(term)?.id : id
    return [
      ...checkShape(raw, at),
      ...checkName(term, iri, around.known, at),
      ...(isObject(scoped) ? checkInlineContext(scoped, pointer(at, '@context'), around, depth + 1) : [])
    ]
  })
}

/** The terms of a context, those of its scoped contexts among them. */
export function countTerms(context: JsonValue | undefined): number {
  if (!isObject(context)) return 0
  return Object.values(context).reduce(
    (sum: number, raw) => sum + 1 + (isObject(raw) ? countTerms(raw['@context']) : 0),
    0
  )
}

const IRI = /^(?:https?:\/\/|urn:)/
/** No `:` `/` `#` `?` `@`: it could pass for an IRI, or hide the end of one. A scheme would hide what is compact. */
const PLAIN = /^(?!(?:https?|urn)$)[^\s:/#?@]+$/
const VOCABULARY = /^(?:https?:\/\/|urn:).*[#/]$/
const PREFIX = /[:/?#]$/

/** Whether a name can be told from its IRI, and both are free. */
export function isNewName(term: string, iri: string, { iris }: KnownTerms): boolean {
  const separator = iri.at(-term.length - 1)
  return PLAIN.test(term) && !iris.has(iri) && iri.endsWith(term) && /^[:/#]$/.test(separator ?? '')
}

function checkName(term: string, iri: unknown, known: KnownTerms, path: string): Problem[] {
  if (known.names.has(term)) {
    const detail = `an inline context defines ${quote(term)} anew, which another context defines`
    return [problem('OB_CONTEXT_CONFLICT', detail, { path })]
  }
  if (typeof iri === 'string' && iri.startsWith('@'))
    return [reserved(`${quote(term)} is another name for ${quote(iri)}`, path)]
  if (typeof iri !== 'string' || !IRI.test(iri) || !isAbsoluteIri(iri)) {
    const detail = `the term ${quote(term)} must stand for an http, https or urn IRI, found ${quote(iri)}`
    const hint = 'write the whole IRI, or define the prefix in the same "@context"'
    return [problem('MALFORMED_VALUE_ERROR', detail, { path, hint })]
  }
  if (PREFIX.test(iri) && PLAIN.test(term)) return []
  if (isNewName(term, iri, known)) return []
  return [reserved(`${quote(term)} is another name for ${quote(iri, 200)}, whose end it is not`, path)]
}

/** What a definition may say, and how. */
const allowed: Readonly<Record<string, (value: unknown) => boolean>> = {
  '@id': value => typeof value === 'string',
  '@type': value => typeof value === 'string' && (/^[^@]/.test(value) || ['@id', '@json'].includes(value)),
  '@container': value => {
    const [kind, another] = asArray(value)
    return (kind === '@set' || kind === '@list') && another === undefined
  },
  '@protected': value => typeof value === 'boolean',
  '@context': isObject
}

function checkShape(raw: JsonValue | undefined, path: string): Problem[] {
  if (typeof raw === 'string') return []
  if (!isObject(raw)) {
    return [problem('MALFORMED_VALUE_ERROR', `a term must be defined, found ${quote(raw)}`, { path })]
  }
  return Object.entries(raw).flatMap(([keyword, value]) =>
    Object.hasOwn(allowed, keyword) && allowed[keyword]?.(value)
      ? []
      : [reserved(`${quote(keyword)}: ${quote(value)} in an inline context`, pointer(path, keyword))]
  )
}

function checkKeyword(keyword: string, value: unknown, path: string): Problem[] {
  if (keyword === '@version' && value === 1.1) return []
  if (keyword === '@protected' && typeof value === 'boolean') return []
  if (keyword === '@vocab' && typeof value === 'string' && VOCABULARY.test(value)) return []
  return [reserved(`${quote(keyword)}: ${quote(value)} in an inline context`, path)]
}

function reserved(what: string, path: string): Problem {
  const hint = 'give the context a URL, and its document in the option `contexts`'
  return problem('OB_TERM_RESERVED', `${what} could change what the JSON says`, { path, hint })
}
