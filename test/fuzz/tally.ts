/**
 * Counts of what became of cases.
 * @module
 */
import type { Fault } from './judge.ts'
import type { Kind } from './mutants.ts'
import type { Ended } from './run-case.ts'

/** One case with a fault. */
export interface Finding {
  readonly kind: Kind
  readonly case: number
  readonly seed: string
  readonly changes: readonly string[]
  readonly faults: readonly Fault[]
}

/** Counts of one kind. */
export interface Tally {
  mutants: number
  /** How often each answer was given. */
  readonly outcomes: Record<string, number>
  /** How often each change was made. */
  readonly changes: Record<string, number>
  readonly findings: Finding[]
}

/** Nothing counted yet. */
export function emptyTally(): Tally {
  return { mutants: 0, outcomes: {}, changes: {}, findings: [] }
}

const add = (counts: Record<string, number>, name: string, more = 1) => {
  counts[name] = (counts[name] ?? 0) + more
}

/** Counts one case. */
export function count(
  tally: Tally,
  kind: Kind,
  caseNumber: number,
  { mutant, outcome, faults }: Ended
): void {
  tally.mutants++
  add(tally.outcomes, outcome)
  for (const change of new Set(mutant.changes)) add(tally.changes, change)
  if (faults.length === 0) return
  const { seed, changes } = mutant
  tally.findings.push({ kind, case: caseNumber, seed, changes, faults })
}

/** Adds what was counted elsewhere. */
export function addTally(tally: Tally, { mutants, outcomes, changes, findings }: Tally): void {
  tally.mutants += mutants
  for (const [name, more] of Object.entries(outcomes)) add(tally.outcomes, name, more)
  for (const [name, more] of Object.entries(changes)) add(tally.changes, name, more)
  tally.findings.push(...findings)
}
