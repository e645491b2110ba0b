/**
 * Badges to begin with: signed with fixed keys, at a fixed time.
 * @module
 */

import {
  buildAchievement,
  buildCredential,
  type CredentialParts,
  identifyRecipient
} from '../../src/build.ts'
import type { ProblemCode } from '../../src/problem/codes.ts'
import { generateKeyPair, type KeyPair, type SignCredentialOptions, signCredential } from '../../src/sign.ts'
import type { CheckName, VerificationReport } from '../../src/verify.ts'
import { inWords } from './problems.ts'

/** The time of all tests that do not say otherwise. */
export const now = Date.parse('2026-11-22T12:00:00Z')

export const clock = () => now

/** The issuer's key, and that of somebody else. */
export const issuerKey: KeyPair<'Ed25519'> = await generateKeyPair()
export const strangerKey: KeyPair<'Ed25519'> = await generateKeyPair()

export const achievement = buildAchievement({
  id: 'https://example.org/achievements/budget',
  name: 'Je sais gérer un budget',
  description: 'Sait établir un budget mensuel et le tenir.',
  criteria: 'Tenir son budget pendant trois mois.'
})

/** An unsigned badge of `issuerKey` for Léa. */
export function unsignedBadge(parts: Partial<CredentialParts> = {}) {
  return buildCredential(
    {
      id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000001',
      issuer: { id: issuerKey.controller, name: 'Campus Exemple' },
      validFrom: '2026-11-01T08:00:00Z',
      recipient: identifyRecipient({ email: 'lea@example.org' }, { salt: 'a fixed salt' }),
      achievement,
      ...parts
    },
    { now: clock }
  )
}

/** A signed badge of `issuerKey`. */
export function signedBadge(
  parts: Partial<CredentialParts> = {},
  options: Partial<SignCredentialOptions> = {}
) {
  return signCredential(unsignedBadge(parts), {
    signer: issuerKey.signer,
    created: '2026-11-01T08:00:00Z',
    ...options
  })
}

/** A deep copy that can be written into. */
// biome-ignore lint/suspicious/noExplicitAny: tests tamper with documents in ways that no type allows.
export function tampered(document: unknown, tamper: (copy: any) => void): Record<string, unknown> {
  const copy = structuredClone(document) as Record<string, unknown>
  tamper(copy)
  return copy
}

/** Outcome and codes of one check. */
export function outcomeOf(
  report: Pick<VerificationReport, 'checks'>,
  name: CheckName
): [string, ...ProblemCode[]] {
  const check = report.checks.find(check => check.name === name)
  if (check === undefined) throw new Error(`no check ${name}`)
  return [check.outcome, ...check.problems.map(problem => inWords(problem).code)]
}

/** The codes of all problems that are errors. */
export function errorsOf({ problems }: Pick<VerificationReport, 'problems'>): ProblemCode[] {
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}
