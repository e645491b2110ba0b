/**
 * What the checks look at, and what they answer.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { KeyResolver } from '../key/resolve.ts'
import { hasError, type Problem } from '../problem/problem.ts'
import type { Outcome } from './report.ts'

/** How a verifier works, defaults filled in. */
export interface VerifierSettings {
  readonly resolver: KeyResolver
  readonly contexts: ContextSet
  readonly limits: Limits
  /** The time of the verification, in milliseconds since 1970. */
  readonly now: number
  readonly maxClockSkewMs: number
}

/** What a check answers. */
export interface CheckResult {
  readonly outcome: Outcome
  readonly problems: readonly Problem[]
}

/** A check of the credential alone. */
export type CredentialCheck = (credential: JsonObject, settings: VerifierSettings) => CheckResult

/** `failed` if one of `problems` is an error, else `passed`. */
export function judged(problems: readonly Problem[]): CheckResult {
  return { outcome: hasError(problems) ? 'failed' : 'passed', problems }
}

/** Nothing to check, or nobody asked. */
export const skipped: CheckResult = Object.freeze({ outcome: 'skipped', problems: Object.freeze([]) })
