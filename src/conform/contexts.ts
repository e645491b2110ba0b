/**
 * The `@context` of a credential: which, in which order, and nothing that could change the meaning of the rest.
 * @module
 */
import { isObject, type JsonObject, pointer } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { contextProcessorOf } from '../context/active-context.ts'
import type { ContextSet } from '../context/context-set.ts'
import { contextHint } from '../context/document-loader.ts'
import { contextUrls, openBadgesContextPattern } from '../model/context-urls.ts'
import { hasError, type Problem, problem, quote, type Severity } from '../problem/problem.ts'

/** How {@link checkContexts} judges. */
export interface ContextRules {
  readonly contexts: ContextSet
  readonly limits: Limits
  /** True for a credential of Open Badges, whose second context is set as well as the first. */
  readonly openBadges: boolean
  /** How an unknown context counts: an error, or a warning where no JSON-LD runs. */
  readonly unknown: Severity
  /** True if objects are left to `checkLocalContexts`. Default false: they are refused. */
  readonly inline?: boolean
}

/**
 * Checks the root `@context` of `credential`.
 * @param path JSON pointer to the credential
 * @returns OB_MEMBER_MISSING, MALFORMED_VALUE_ERROR, OB_LIMIT_CONTEXTS, OB_CONTEXT_ORDER, OB_CONTEXT_INLINE,
 *   OB_CONTEXT_REPEATED, OB_CONTEXT_UNKNOWN, OB_CONTEXT_CONFLICT; OB_CONTEXT_OLDER and OB_OLDER_FORM as warnings
 * @see https://www.imsglobal.org/spec/ob/v3p0/#json-ld
 */
export function checkContexts(credential: JsonObject, rules: ContextRules, path = ''): Problem[] {
  const { contexts, limits, openBadges } = rules
  const value = credential['@context']
  const at = pointer(path, '@context')
  const wanted = [contextUrls.credentialsV2, ...(openBadges ? [contextUrls.openBadges] : [])]
  const hint = `begin with ${JSON.stringify(wanted)}`
  if (value === undefined) {
    return [problem('OB_MEMBER_MISSING', 'a credential needs "@context"', { path: at, hint })]
  }
  if (!Array.isArray(value)) {
    return [problem('MALFORMED_VALUE_ERROR', '"@context" must be an array', { path: at, hint })]
  }
  if (value.length > limits.maxContexts) {
    return [
      problem('OB_LIMIT_CONTEXTS', `${value.length} contexts, at most ${limits.maxContexts} are read`, {
        path: at
      })
    ]
  }
  const items = value.flatMap((item, index) =>
    checkItem(item, value.indexOf(item) < index, rules, pointer(at, index))
  )
  const order = [...checkFirst(value[0], at), ...(openBadges ? checkSecond(value[1], at) : [])]
  const problems = [...order, ...items]
  return hasError(problems) ? problems : [...problems, ...checkConflicts(value, contexts, at)]
}

function checkItem(
  item: unknown,
  repeated: boolean,
  { contexts, unknown: severity, inline = false }: ContextRules,
  path: string
): Problem[] {
  if (isObject(item)) {
    if (inline) return []
    const hint = 'give it a URL and pass its document in the option `contexts`'
    return [
      problem('OB_CONTEXT_INLINE', 'an inline context can change what other members mean', { path, hint })
    ]
  }
  if (typeof item !== 'string') {
    return [problem('MALFORMED_VALUE_ERROR', `a context must be a URL, found ${quote(item)}`, { path })]
  }
  if (repeated) return [problem('OB_CONTEXT_REPEATED', `${quote(item)} is named twice`, { path })]
  if (contexts.get(item) === undefined) {
    return [
      problem('OB_CONTEXT_UNKNOWN', `the context ${quote(item, 300)} is neither pinned nor given`, {
        path,
        severity,
        hint: contextHint(item)
      })
    ]
  }
  return []
}

function checkFirst(first: unknown, path: string): Problem[] {
  const at = pointer(path, 0)
  if (first === contextUrls.credentialsV2) return []
  if (first === contextUrls.credentialsV1) {
    const detail = 'this credential has the form of VCDM 1.1'
    return [problem('OB_OLDER_FORM', detail, { path: at, severity: 'warning' })]
  }
  const detail = `the first context must be ${contextUrls.credentialsV2}, found ${quote(first)}`
  return [problem('OB_CONTEXT_ORDER', detail, { path: at })]
}

function checkSecond(second: unknown, path: string): Problem[] {
  const at = pointer(path, 1)
  if (second === contextUrls.openBadges) return []
  if (typeof second !== 'string' || !openBadgesContextPattern.test(second)) {
    const detail = `the second context must be ${contextUrls.openBadges}, found ${quote(second)}`
    return [problem('OB_CONTEXT_ORDER', detail, { path: at })]
  }
  const hint = `the newest is ${contextUrls.openBadges}`
  const detail = `${second} is not the newest Open Badges context`
  return [problem('OB_CONTEXT_OLDER', detail, { path: at, severity: 'warning', hint })]
}

function checkConflicts(value: readonly unknown[], contexts: ContextSet, path: string): Problem[] {
  const processor = contextProcessorOf(contexts)
  let active = processor.initial
  for (const [index, item] of value.entries()) {
    if (typeof item !== 'string') continue
    active = processor.process(active, item, 'plain')
    const [term] = active.conflicts
    if (term !== undefined) {
      const detail = `${item} defines ${quote(term)} anew, which an earlier context protects`
      const hint = openBadgesContextPattern.test(item)
        ? `with VCDM 2.0 use ${contextUrls.openBadges}`
        : undefined
      return [problem('OB_CONTEXT_CONFLICT', detail, { path: pointer(path, index), ...(hint && { hint }) })]
    }
  }
  return []
}
