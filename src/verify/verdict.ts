/**
 * How the outcomes of checks become a verdict.
 * @module
 */
import type { Answer, CheckName, Outcome, Verdict } from './report.ts'

/** What the caller asked beyond authentic and current. */
export interface Asked {
  readonly bound: boolean
  readonly trusted: boolean
  /** Outcomes of the checks that must have passed, or had nothing to check. */
  readonly required: readonly Outcome[]
}

/** The verdict that `outcomes` add up to. */
export function verdictOf(outcomes: Readonly<Record<CheckName, Outcome>>): Verdict {
  const authentic = authenticity([outcomes.parse, outcomes.conformance, outcomes.proof, outcomes.issuer])
  return {
    authentic,
    current: currency(authentic, outcomes.status, outcomes.validity),
    bound: answerOf(authentic, outcomes.recipient),
    trusted: answerOf(authentic, outcomes.trust)
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
