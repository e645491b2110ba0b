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
import { type Problem, problem, quote } from '../problem/problem.ts'

/**
 * Checks the root `@context` of `credential`.
 * @param path JSON pointer to the credential
 * @returns OB_MEMBER_MISSING, MALFORMED_VALUE_ERROR, OB_LIMIT_CONTEXTS, OB_CONTEXT_ORDER, OB_CONTEXT_INLINE,
 *   OB_CONTEXT_REPEATED, OB_CONTEXT_UNKNOWN, OB_CONTEXT_CONFLICT; OB_CONTEXT_OLDER and OB_OLDER_FORM as warnings
 * @see https://www.imsglobal.org/spec/ob/v3p0/#json-ld
 */
export function checkContexts(
  credential: JsonObject,
  contexts: ContextSet,
  limits: Limits,
  path = ''
): Problem[] {
  const value = credential['@context']
  const at = pointer(path, '@context')
  const wanted = `["${contextUrls.credentialsV2}", "${contextUrls.openBadges}"]`
  if (value === undefined) {
    return [
      problem('OB_MEMBER_MISSING', 'a credential needs "@context"', {
        path: at,
        hint: `begin with ${wanted}`
      })
    ]
  }
  if (!Array.isArray(value)) {
    return [
      problem('MALFORMED_VALUE_ERROR', '"@context" must be an array', {
        path: at,
        hint: `begin with ${wanted}`
      })
    ]
  }
  if (value.length > limits.maxContexts) {
    return [
      problem('OB_LIMIT_CONTEXTS', `${value.length} contexts, at most ${limits.maxContexts} are read`, {
        path: at
      })
    ]
  }
  const items = value.flatMap((item, index) =>
    checkItem(item, value.indexOf(item) < index, contexts, pointer(at, index))
  )
  const problems = [...checkOrder(value, at), ...items]
  return problems.length > 0 && problems.some(({ severity }) => severity === 'error')
    ? problems
    : [...problems, ...checkConflicts(value, contexts, at)]
}

function checkItem(item: unknown, repeated: boolean, contexts: ContextSet, path: string): Problem[] {
  if (isObject(item)) {
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
        hint: contextHint(item)
      })
    ]
  }
  return []
}

function checkOrder([first, second]: readonly unknown[], path: string): Problem[] {
  const problems: Problem[] = []
  if (first === contextUrls.credentialsV1) {
    problems.push(
      problem('OB_OLDER_FORM', 'this credential has the form of VCDM 1.1', {
        path: pointer(path, 0),
        severity: 'warning'
      })
    )
  } else if (first !== contextUrls.credentialsV2) {
    const detail = `the first context must be ${contextUrls.credentialsV2}, found ${quote(first)}`
    problems.push(problem('OB_CONTEXT_ORDER', detail, { path: pointer(path, 0) }))
  }
  if (typeof second !== 'string' || !openBadgesContextPattern.test(second)) {
    const detail = `the second context must be ${contextUrls.openBadges}, found ${quote(second)}`
    problems.push(problem('OB_CONTEXT_ORDER', detail, { path: pointer(path, 1) }))
  } else if (second !== contextUrls.openBadges) {
    problems.push(
      problem('OB_CONTEXT_OLDER', `${second} is not the newest Open Badges context`, {
        path: pointer(path, 1),
        severity: 'warning',
        hint: `the newest is ${contextUrls.openBadges}`
      })
    )
  }
  return problems
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
