/**
 * Verifiers that read more loosely, and what their reports warn of.
 * @module
 */
import type { Leniency } from '../../src/verify/leniency.ts'
import { createVerifier, type VerificationReport } from '../../src/verify.ts'
import { clock, tampered, unsignedBadge } from './badges.ts'

/** Accepts nothing. */
export const strict = createVerifier({ now: clock })

/** Accepts these. */
export const loose = (...accept: Leniency[]) => createVerifier({ now: clock, accept })

/** Whether it is authentic, and the warnings. */
export function told({
  verdict,
  problems
}: Pick<VerificationReport, 'verdict' | 'problems'>): [string, ...string[]] {
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  return [verdict.authentic, ...warnings.map(({ code, path }) => `${code} ${path}`)]
}

/** The unsigned badge, changed before it is signed. */
export const prepared = (change: Parameters<typeof tampered>[1]) => tampered(unsignedBadge(), change)
