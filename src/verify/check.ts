/**
 * What the checks look at, and what they answer.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { isNotAtHand } from '../binding/not-at-hand.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { ProblemCode } from '../problem/codes.ts'
import type { Problem } from '../problem/problem.ts'
import type { LocateKeyOptions } from '../proof/locate-key.ts'
import type { Outcome } from './report.ts'

/** How a verifier works, defaults filled in. */
export interface VerifierSettings extends LocateKeyOptions {
  /** What the credential must be: an Open Badge, or any Verifiable Credential. */
  readonly kind: 'badge' | 'credential'
  readonly contexts: ContextSet
  readonly limits: Limits
  readonly maxClockSkewMs: number
}

/** What a check answers. */
export interface CheckResult {
  readonly outcome: Outcome
  readonly problems: readonly Problem[]
}

/** What these say is not that the badge is bad, but that it could not be checked here. */
const uncheckable: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'OB_INPUT_IS_ADDRESS',
  'OB_IMAGE_FORMAT',
  // There is no badge in what was handed in, or it came damaged: nobody forged anything.
  'OB_INPUT_KIND',
  'OB_INPUT_EMPTY',
  'OB_INPUT_NOT_UTF8',
  'OB_CARRIER_MISSING',
  'OB_LIMIT_IMAGE_BYTES',
  'OB_SVG_DOCTYPE',
  'OB_PNG_TRUNCATED',
  'OB_GENERATION_UNSUPPORTED',
  'OB_SECURING_UNSUPPORTED',
  'OB_CONTEXT_UNKNOWN',
  'OB_PROOF_UNSUPPORTED'
])

/** `passed` without errors; `inconclusive` if all errors say that something could not be checked; else `failed`. */
export function judged(problems: readonly Problem[]): CheckResult {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return { outcome: 'passed', problems }
  const open = errors.every(({ code }) => uncheckable.has(code) || isNotAtHand(code))
  return { outcome: open ? 'inconclusive' : 'failed', problems }
}

/** Nothing to check, or nobody asked. */
export const skipped: CheckResult = Object.freeze({ outcome: 'skipped', problems: Object.freeze([]) })
