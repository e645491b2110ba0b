/**
 * How the outcomes of checks become a verdict.
 * @module
 */
import type { CheckResult } from './check.ts'
import type { Answer, CheckName, Outcome, Verdict } from './report.ts'

/** What the caller asked beyond authentic and current. */
export interface Asked {
  readonly bound: boolean
  readonly trusted: boolean
  /** Outcomes of the checks that must have passed, or had nothing to check. */
  readonly required: readonly Outcome[]
}

/** The verdict that the results of all checks add up to. */
export function verdictOf({
  parse,
  conformance,
  proof,
  issuer,
  status,
  validity,
  recipient,
  trust
}: Readonly<Record<CheckName, Pick<CheckResult, 'outcome'>>>): Verdict {
  const authentic = authenticity([parse.outcome, conformance.outcome, proof.outcome, issuer.outcome])
  return {
    authentic,
    current: currency(authentic, status.outcome, validity.outcome),
    bound: answerOf(authentic, recipient.outcome),
    trusted: answerOf(authentic, trust.outcome)
  }
}

/** True if nothing that was asked is `no` or `unknown`. */
export function isVerified({ authentic, current, bound, trusted }: Verdict, asked: Asked): boolean {
  return (
    authentic === 'yes' &&
    current === 'yes' &&
    bound !== 'no' &&
    trusted !== 'no' &&
    (bound === 'yes' || !asked.bound) &&
    (trusted === 'yes' || !asked.trusted) &&
    asked.required.every(outcome => outcome === 'passed' || outcome === 'skipped')
  )
}

function authenticity(outcomes: readonly Outcome[]): Answer {
  if (outcomes.includes('failed')) return 'no'
  return outcomes.every(outcome => outcome === 'passed') ? 'yes' : 'unknown'
}

function currency(authentic: Answer, status: Outcome, validity: Outcome): Answer {
  if (status === 'failed' || validity === 'failed') return 'no'
  const statusGood = status === 'passed' || status === 'skipped'
  return authentic === 'yes' && statusGood && validity === 'passed' ? 'yes' : 'unknown'
}

// What a badge says that is not authentic binds nobody.
function answerOf(authentic: Answer, outcome: Outcome): Answer {
  if (outcome === 'failed') return 'no'
  return outcome === 'passed' && authentic === 'yes' ? 'yes' : 'unknown'
}
