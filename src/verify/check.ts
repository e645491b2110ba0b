/**
 * What the checks look at, and what they answer.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { isNotAtHand } from '../binding/not-at-hand.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { FetchSignal } from '../fetch/fetch.ts'
import type { ProblemCode } from '../problem/codes.ts'
import { type Problem, worstFirst } from '../problem/problem.ts'
import type { ChainAllowance } from '../proof/chain-allowance.ts'
import type { LocateKeyOptions } from '../proof/locate-key.ts'
import type { ForeignSchemas } from './checks/credential-schema.ts'
import type { TrustPolicy } from './checks/trust.ts'
import type { ReadInput } from './input.ts'
import type { Leniency } from './leniency.ts'
import type { Outcome } from './report.ts'
import type { StatusCache } from './status-cache.ts'
import type { StatusRound } from './status-round.ts'

/** How a verifier works, defaults filled in. */
export interface VerifierSettings extends LocateKeyOptions {
  /** What the credential must be: an Open Badge, an endorsement, or any Verifiable Credential. */
  readonly kind: 'badge' | 'endorsement' | 'credential'
  readonly contexts: ContextSet
  readonly limits: Limits
  readonly maxClockSkewMs: number
  /** Reads a document that was fetched, whatever its form. Never rejects. */
  readonly read: (document: Uint8Array, limits: Limits) => Promise<ReadInput>
  /** Who may issue status lists beside the issuer himself. */
  readonly statusIssuers: readonly string[]
  /** Absent where nothing is kept. */
  readonly statusCache?: StatusCache | undefined
  /** What this verification has asked of status lists so far. */
  readonly statusRound: StatusRound
  readonly refresh: 'off' | 'try' | 'require'
  readonly endorsements: 'skip' | 'report' | 'require'
  readonly trust?: TrustPolicy | undefined
  readonly schemas?: ForeignSchemas | undefined
  /** What endorsements share for proofs that build on others. */
  readonly chains?: ChainAllowance | undefined
  /** Ends what takes time. */
  readonly signal?: FetchSignal | undefined
  /** The looser readings that were asked for. */
  readonly accept: ReadonlySet<Leniency>
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
  'OB_PROOF_UNSUPPORTED',
  // The schema of somebody else says nothing then; whose fault that is cannot be told.
  'OB_SCHEMA_UNUSABLE',
  'OB_LIMIT_SCHEMA_TIME',
  'OB_LIMIT_SCHEMA_MEMORY'
])

/** `passed` without errors; `inconclusive` if all errors say that something could not be checked; else `failed`. */
export function judged(problems: readonly Problem[]): CheckResult {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return { outcome: 'passed', problems }
  const open = errors.every(({ code }) => uncheckable.has(code) || isNotAtHand(code))
  return { outcome: open ? 'inconclusive' : 'failed', problems }
}

/** The same, with what is wrong as a warning: for what decides nothing. */
export function asWarnings(problems: readonly Problem[]): Problem[] {
  return problems.map(found => (found.severity === 'error' ? { ...found, severity: 'warning' } : found))
}

/** The worst of `problems`, to end a sentence with: `, CODE: detail`; empty if there are none. */
export function reasonIn(problems: readonly Problem[]): string {
  const [reason = ''] = worstFirst(problems).map(({ code, detail }) => `, ${code}: ${detail}`)
  return reason
}

/** Nothing to check, or nobody asked. */
export const skipped: CheckResult = Object.freeze({ outcome: 'skipped', problems: Object.freeze([]) })
