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
    | 'roads differ'
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

type AnyReport = VerificationReport | VerificationReport['endorsements'][number]

function falseAccept(report: VerificationReport, mutant: Mutant, signed: SignedForms): Fault[] {
  const kind = mutant.kind ?? 'badge'
  return [
    ...unsigned(report, kind, mutant, signed),
    ...report.endorsements.flatMap(endorsement => unsigned(endorsement, 'badge', mutant, signed))
  ]
}

function unsigned(
  { verified, verdict, credential, source }: AnyReport,
  kind: 'badge' | 'credential',
  { byStranger }: Mutant,
  signed: SignedForms
): Fault[] {
  const fault = (detail: string): Fault[] => [{ what: 'false accept', detail }]
  if (verdict.authentic !== 'yes') {
    return verified || credential !== undefined
      ? fault('verified, or with a credential, and not authentic')
      : []
  }
  if (credential === undefined) return fault('authentic, and without a credential')
  // What a report holds is JSON.
  const found = credential as unknown as JsonTree
  const proof = source.proof as unknown as JsonTree | undefined
  // Who takes the status out, and signs that in his own name, has a badge of his own that nobody revoked.
  const isAnother = byStranger !== undefined && found.credentialStatus === undefined
  if (signed.isRevoked(found) && !isAnother && verdict.current === 'yes')
    return fault('revoked, and said to be current')
  const known =
    proof?.type === 'VC-JWT'
      ? signed.hasJwt(
          found,
          proof.claims as JsonTree,
          typeof byStranger === 'string' ? byStranger : undefined
        )
      : signed.hasEmbedded(found, kind, typeof byStranger === 'object' ? byStranger : undefined)
  return known ? [] : fault(JSON.stringify(found))
}

function leaks(report: VerificationReport): Fault[] {
  const told = JSON.stringify(
    [report, ...report.endorsements].map(({ problems, checks }) => [problems, checks])
  )
  return canaries.filter(canary => told.includes(canary)).map(() => ({ what: 'leak', detail: told }))
}

function brokenChecks(report: VerificationReport): Fault[] {
  return [report, ...report.endorsements]
    .flatMap(({ problems }) => problems)
    .filter(({ code }) => code === 'OB_CHECK_BROKEN')
    .map(problem => ({ what: 'broken check', detail: JSON.stringify(problem) }))
}
