/**
 * Conformance: everything that can be said of a document without keys, clock or network.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import type { ContextSet } from '../context/context-set.ts'
import { contextUrls } from '../model/context-urls.ts'
import { hasError, type Problem, problem, type Severity, worstFirst } from '../problem/problem.ts'
import { conformToSchema, type SchemaKind } from '../schema/conform.ts'
import { lookOver } from '../schema/ordinary.ts'
import { type DataModelVersion, dataModelVersionOf } from '../schema/version.ts'
import { checkContexts } from './contexts.ts'
import { endorsementsIn } from './embedded-endorsements.ts'
import { checkListLengths } from './list-lengths.ts'
import { checkLocalContexts } from './local-contexts.ts'
import { checkPlainJson } from './plain-json.ts'
import { checkRules } from './rules.ts'
import { checkSharedIds } from './shared-ids.ts'
import { checkTerms } from './terms.ts'

/** How a credential is secured: by a proof inside it, or by a JWS around it. */
export type Securing = 'embedded' | 'jwt'

/** What {@link conform} needs to know. */
export interface ConformOptions {
  /** What the document claims to be. */
  readonly kind: SchemaKind
  /** True when it is being made: what a reader is only warned of is then an error. */
  readonly making: boolean
  /**
   * How it is secured, `embedded` unless given. Under `jwt` the signature covers every byte and no JSON-LD runs, so a
   * reader is only warned of terms that no context defines, second names of terms, and contexts that are unknown; and
   * one id may be described twice. What is being made is always held to `embedded`.
   */
  readonly securing?: Securing
  /** True if contexts may stand in the document itself, where they change nothing of the others. Default false. */
  readonly localContexts?: boolean
  readonly contexts: ContextSet
  readonly limits: Limits
}

/** More problems than anybody reads. */
const MAX_PROBLEMS = 100

/**
 * All problems of `document`: its contexts, the plain-JSON profile, its schema, the rules that no schema holds, and
 * terms that would not be signed. One wrong member gives one problem. What stands inside a proof is left to the check
 * of the proof.
 * @returns at most 100 problems, then OB_LIMIT_PROBLEMS
 */
export function conform(document: JsonObject, options: ConformOptions): Problem[] {
  const { kind, making, contexts, limits, localContexts = false } = options
  const { isOrdinary: ordinary, sharedIds } = lookOver(document, limits.maxItems)
  const inJwt = options.securing === 'jwt' && !making
  const context = isCredential(kind)
    ? contextsOf(document, options, inJwt ? 'warning' : 'error', ordinary)
    : []
  const plain = ordinary
    ? []
    : checkPlainJson(document, {
        languageValues: kind === 'credential',
        nestedContexts: localContexts,
        signedByLetter: inJwt
      })
  // Without good contexts nobody can tell what a name means.
  const inContext = hasError(context) ? undefined : withContexts(document, kind)
  const found = inContext ? checkTerms(inContext, contexts, localContexts) : []
  const terms = inJwt ? found.map(softened) : found
  // What they say of an identifier is more exact than what the schema can say.
  const identifiers = terms.filter(({ code }) => code.startsWith('OB_ID_'))
  const schema = conformToSchema(document, kind, versionOf(document), making, ordinary)
    .filter(({ path = '' }) => !contextPath.test(path))
    .filter(notSaidBy([...context, ...plain, ...identifiers]))
  const undefinedTerms = terms.filter(notSaidBy(schema))
  const rules = checkRules(document, {
    making,
    ...(kind === 'credential' && { className: 'VerifiableCredential' })
  })
  const processed = inJwt
    ? []
    : [
        ...(inContext ? checkSharedIds(inContext, contexts, ordinary ? sharedIds : undefined) : []),
        ...(ordinary ? [] : checkListLengths(document, limits))
      ]
  const problems = [...context, ...plain, ...schema, ...rules, ...processed, ...undefinedTerms].filter(
    isNotInProof
  )
  return withinBounds(problems)
}

function isCredential(kind: SchemaKind): boolean {
  return kind === 'credential' || kind === 'achievement-credential' || kind === 'endorsement-credential'
}

/** What no signature over RDF would cover, the signature of a JWT does. */
function softened(found: Problem): Problem {
  return /^OB_TERM_/.test(found.code) ? { ...found, severity: 'warning' } : found
}

/** As many errors as anybody reads, then as many warnings; an error that is left out stays an error. */
function withinBounds(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MAX_PROBLEMS) return [...problems]
  const sorted = worstFirst(problems)
  const rest = sorted.slice(MAX_PROBLEMS)
  const severity = hasError(rest) ? 'error' : 'warning'
  return [
    ...sorted.slice(0, MAX_PROBLEMS),
    problem('OB_LIMIT_PROBLEMS', `${rest.length} more problems are left out`, { path: '', severity })
  ]
}

function contextsOf(
  document: JsonObject,
  { kind, contexts, limits, localContexts = false }: ConformOptions,
  unknown: Severity,
  ordinary: boolean
): Problem[] {
  const openBadges = kind !== 'credential'
  const rules = { contexts, limits, unknown, openBadges, inline: localContexts }
  // Elsewhere that member may be a term of another vocabulary, which holds no credential.
  const embedded = (ordinary ? [] : endorsementsIn(document)).filter(
    ({ endorsement }) => openBadges || endorsement['@context'] !== undefined
  )
  const problems = [
    ...checkContexts(document, rules),
    ...embedded.flatMap(({ endorsement, path }) => checkContexts(endorsement, rules, path))
  ]
  return localContexts && !hasError(problems)
    ? [...problems, ...checkLocalContexts(document, rules)]
    : problems
}

/** A part of a badge is read as it would be in one. */
function withContexts(document: JsonObject, kind: SchemaKind): JsonObject {
  if (isCredential(kind)) return document
  return { '@context': [contextUrls.credentialsV2, contextUrls.openBadges], ...document }
}

/** Which data model the first context names; the newest where it names none. */
export function versionOf(document: JsonObject): DataModelVersion {
  return dataModelVersionOf(document) ?? '2.0'
}

/** Leaves out what `said` names already: the same place, its `@context`, or a place in an object without good type. */
function notSaidBy(said: readonly Problem[]): (problem: Problem) => boolean {
  const errors = said.filter(({ severity }) => severity === 'error')
  const paths = new Set(errors.map(({ path }) => path))
  const mixed = new Set(
    errors.flatMap(({ code, path = '' }) => (code === 'OB_DATA_MODEL_MIXED' ? [path] : []))
  )
  const untyped = new Set(
    errors
      .filter(({ code, path = '' }) => code === 'OB_TYPE_MISSING' || typePath.test(path))
      .map(({ path = '' }) => path.replace(typePath, ''))
  )
  return ({ code, path = '' }) => {
    // The contexts of two data models always contradict each other.
    if (/^OB_(?:CONTEXT_CONFLICT|TERM_UNDEFINED)$/.test(code) && isWithin(path, mixed)) return false
    if (/^OB_(?:CONTEXT|ID|LIMIT|TERM_RESERVED)/.test(code)) return true
    const node = path.slice(0, path.lastIndexOf('/'))
    return !paths.has(path) && !untyped.has(node)
  }
}

function isWithin(path: string, places: ReadonlySet<string>): boolean {
  if (places.size === 0) return false
  for (let at = path; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (places.has(at)) return true
  return false
}

// What a context says wrong is checkContexts' to tell.
const contextPath = /\/@context(?:\/|$)/
const typePath = /\/type(?:\/\d+)?$/

function isNotInProof({ code, path = '' }: Problem): boolean {
  return /^OB_(?:CONTEXT|LIMIT)/.test(code) || !/^\/proof\/(?:\d+\/.|\D)/.test(path)
}
