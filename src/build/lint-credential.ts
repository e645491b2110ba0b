/**
 * Looks a credential over before it is signed.
 * @module
 */

import { copyJson } from '../base/copy-json.ts'
import { isObject } from '../base/json.ts'
import { withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { conform } from '../conform/conform.ts'
import { kindOf } from '../conform/kind.ts'
import { createContextSet } from '../context/context-set.ts'
import { type Problem, problem, quote, worstFirst } from '../problem/problem.ts'
import type { BuildOptions } from './finish.ts'

/** What {@link lintCredential} takes. */
export interface LintCredentialOptions extends BuildOptions {
  /**
   * `'credential'` for any Verifiable Credential, which is held to the rules of its data model. Default: a badge or an
   * endorsement, by its types, held to the rules of Open Badges as well.
   */
  readonly kind?: 'credential'
}

/**
 * All that can be found wrong with a credential, or an endorsement, without keys, clock or network: its form
 * and values, results that do not fit their description, members that no context defines and that a signature
 * would therefore not cover, with the spelling that was probably meant. What is an error here is not signed.
 *
 * It does not check proofs, dates against the clock, or anything behind an address.
 *
 * @param credential the credential as an object, signed or not; anything else is answered with a problem
 * @param options `kind`: `'credential'` for a credential that is no badge; `contexts`: documents of extension contexts;
 *   `limits`
 * @returns problems and warnings, worst first; empty if there is nothing to say. Paths point into
 *   `credential`.
 * @throws TypeError for wrong options; never for the credential
 * @example
 * ```ts
 * lintCredential({ ...credential, tags: ['budget'] })
 * // [{ code: 'OB_TERM_UNDEFINED', path: '/tags', hint: 'did you mean "tag" of Achievement?', ... }]
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 */
export function lintCredential(credential: unknown, options: LintCredentialOptions = {}): Problem[] {
  assertOptions(options, ['kind', 'contexts', 'limits'])
  if (options.kind !== undefined && options.kind !== 'credential') {
    throw new TypeError(`kind must be 'credential' or left out, found ${quote(options.kind)}`)
  }
  const limits = withDefaultLimits(options.limits)
  const contexts = createContextSet(options.contexts)
  const { value, problems } = copyJson(credential, limits)
  if (value === undefined) return worstFirst(problems)
  if (!isObject(value)) {
    return [problem('MALFORMED_VALUE_ERROR', `expected a credential, found ${quote(value)}`, { path: '' })]
  }
  const kind = options.kind ?? kindOf(value)
  return worstFirst([...problems, ...conform(value, { kind, making: true, contexts, limits })])
}
