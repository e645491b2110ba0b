/**
 * Conformance: everything that can be said of a document without keys, clock or network.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import type { ContextSet } from '../context/context-set.ts'
import { contextUrls } from '../model/context-urls.ts'
import { hasError, type Problem, problem, worstFirst } from '../problem/problem.ts'
import { conformToSchema, type SchemaKind } from '../schema/conform.ts'
import { type DataModelVersion, dataModelVersionOf } from '../schema/version.ts'
import { checkContexts } from './contexts.ts'
import { endorsementsIn } from './embedded-endorsements.ts'
import { checkPlainJson } from './plain-json.ts'
import { checkRules } from './rules.ts'
import { checkSharedIds } from './shared-ids.ts'
import { checkTerms } from './terms.ts'

/** What {@link conform} needs to know. */
export interface ConformOptions {
  /** What the document claims to be. */
  readonly kind: SchemaKind
  /** True when it is being made: what a reader is only warned of is then an error. */
  readonly making: boolean
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
  const { kind, making, contexts, limits } = options
  const credential = kind === 'achievement-credential' || kind === 'endorsement-credential'
  const context = credential ? contextsOf(document, contexts, limits) : []
  const plain = checkPlainJson(document)
  // Without good contexts nothing can be called undefined.
  const terms = hasError(context) ? [] : termsOf(document, credential, contexts)
  // What they say of an identifier is more exact than what the schema can say.
  const identifiers = terms.filter(({ code }) => code.startsWith('OB_ID_'))
  const schema = conformToSchema(document, kind, versionOf(document))
    .filter(({ path = '' }) => !contextPath.test(path))
    .filter(notSaidBy([...context, ...plain, ...identifiers]))
  const undefinedTerms = terms.filter(notSaidBy(schema))
  const rules = checkRules(document, { making })
  const shared = checkSharedIds(document)
  const problems = [...context, ...plain, ...schema, ...rules, ...shared, ...undefinedTerms].filter(
    isNotInProof
  )
  return withinBounds(problems)
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

function contextsOf(document: JsonObject, contexts: ContextSet, limits: Limits): Problem[] {
  const embedded = endorsementsIn(document)
  return [
    ...checkContexts(document, contexts, limits),
    ...embedded.flatMap(({ endorsement, path }) => checkContexts(endorsement, contexts, limits, path))
  ]
}

function termsOf(document: JsonObject, credential: boolean, contexts: ContextSet): Problem[] {
  if (credential) return checkTerms(document, contexts)
  const whole = { '@context': [contextUrls.credentialsV2, contextUrls.openBadges], ...document }
  return checkTerms(whole, contexts)
}

/** Which data model the first context names; the newest where it names none. */
export function versionOf(document: JsonObject): DataModelVersion {
  return dataModelVersionOf(document) ?? '2.0'
}

/** Leaves out what `said` names already: the same place, its `@context`, or a place in an object without good type. */
function notSaidBy(said: readonly Problem[]): (problem: Problem) => boolean {
  const errors = said.filter(({ severity }) => severity === 'error')
  const paths = new Set(errors.map(({ path }) => path))
  const untyped = new Set(
    errors
      .filter(({ code, path = '' }) => code === 'OB_TYPE_MISSING' || typePath.test(path))
      .map(({ path = '' }) => path.replace(typePath, ''))
  )
  return ({ code, path = '' }) => {
    if (/^OB_(?:CONTEXT|ID|LIMIT|TERM_RESERVED)/.test(code)) return true
    const node = path.slice(0, path.lastIndexOf('/'))
    return !paths.has(path) && !untyped.has(node)
  }
}

// What a context says wrong is checkContexts' to tell.
const contextPath = /\/@context(?:\/|$)/
const typePath = /\/type(?:\/\d+)?$/

function isNotInProof({ code, path = '' }: Problem): boolean {
  return /^OB_(?:CONTEXT|LIMIT)/.test(code) || !/^\/proof\/(?:\d+\/.|\D)/.test(path)
}
