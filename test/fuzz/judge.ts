/**
 * The oracle: what an answer is worth.
 * @module
 */
import type { VerificationReport } from '../../src/index.ts'
import { ed25519Jwk, p256Jwk, p384Jwk, rfc8032, rsaJwk } from '../support/keys.ts'
import { expected } from './circumstances.ts'
import type { Mutant } from './mutants.ts'
import type { SignedForms } from './signed-forms.ts'
import type { JsonTree } from './tree.ts'

/** One thing that must not be. */
export interface Fault {
  readonly what:
    | 'false accept'
    | 'threw'
    | 'rejected later'
    | 'slow'
    | 'hung'
    | 'leak'
    | 'broken check'
    | 'input changed'
    | 'bake'
  readonly detail: string
}

/** The answer in a word, and what is wrong with it. */
export interface Judgement {
  readonly outcome: string
  readonly faults: readonly Fault[]
}

/** What no problem may tell: whom the caller expects, and secrets of keys. */
export const canaries: readonly string[] = [
  expected.email,
  ...[ed25519Jwk, p256Jwk, p384Jwk, rsaJwk].map(({ d }) => d),
  ...rfc8032.map(({ secret }) => secret)
]

/** Judges the report on a mutant. */
export function judge(report: VerificationReport, mutant: Mutant, signed: SignedForms): Judgement {
  return {
    outcome: outcomeOf(report),
    faults: [...falseAccept(report, mutant, signed), ...leaks(report), ...brokenChecks(report)]
  }
}

function outcomeOf({ verdict, checks }: VerificationReport): string {
  if (verdict.authentic === 'yes') return 'accepted'
  if (verdict.authentic === 'unknown') return 'inconclusive'
  return `refused: ${checks.find(({ outcome }) => outcome === 'failed')?.name ?? 'nobody knows why'}`
}

function falseAccept(report: VerificationReport, { byStranger }: Mutant, signed: SignedForms): Fault[] {
  const { verified, verdict, credential, source } = report
  if (verdict.authentic !== 'yes') {
    return verified || credential !== undefined
      ? [{ what: 'false accept', detail: 'verified, or with a credential, and not authentic' }]
      : []
  }
  // What a report holds is JSON.
  const found = credential as unknown as JsonTree
  if (found === undefined) return [{ what: 'false accept', detail: 'authentic, and without a credential' }]
  const proof = source.proof as unknown as JsonTree
  const known =
    proof?.type === 'VC-JWT'
      ? signed.hasJwt(
          found,
          proof.claims as JsonTree,
          typeof byStranger === 'string' ? byStranger : undefined
        )
      : signed.hasEmbedded(found, typeof byStranger === 'object' ? byStranger : undefined)
  return known ? [] : [{ what: 'false accept', detail: JSON.stringify(found) }]
}

function leaks({ problems, checks }: VerificationReport): Fault[] {
  const told = JSON.stringify([problems, checks])
  return canaries.filter(canary => told.includes(canary)).map(() => ({ what: 'leak', detail: told }))
}

function brokenChecks({ problems }: VerificationReport): Fault[] {
  return problems
    .filter(({ code }) => code === 'OB_CHECK_BROKEN')
    .map(problem => ({ what: 'broken check', detail: JSON.stringify(problem) }))
}
