/**
 * What may stand in a proof, judged before any key or signature is looked at.
 * @module
 */
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { isAbsoluteIri } from '../base/iri.ts'
import { asArray, type JsonObject, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { SIGNATURE_BYTES } from './signature.ts'
import type { ProofSuite } from './suite.ts'

const known = [
  'id',
  'type',
  'cryptosuite',
  'created',
  'expires',
  'verificationMethod',
  'proofPurpose',
  'proofValue',
  'domain',
  'challenge',
  'nonce',
  'previousProof'
]

/** The exchange that a proof must be made for, if the caller says so. */
export interface ExpectedExchange {
  /** The domain that the proof must name. */
  readonly domain?: string
  /** The challenge that the proof must repeat. */
  readonly challenge?: string
}

/** When a proof is judged, and what the caller expects of it. */
export interface ProofExpectation extends ExpectedExchange {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Milliseconds by which clocks may differ. */
  readonly maxClockSkewMs: number
}

/**
 * Checks the members of a proof of a known suite.
 * @param signature what `signatureOf` reads in its `proofValue`
 * @returns OB_PROOF_MALFORMED, OB_PROOF_PURPOSE, OB_PROOF_CHAIN_UNSUPPORTED, OB_PROOF_IN_FUTURE, OB_PROOF_EXPIRED,
 *   INVALID_DOMAIN_ERROR, INVALID_CHALLENGE_ERROR, and OB_PROOF_UNASKED_MEMBER as a warning
 * @see https://www.w3.org/TR/vc-data-integrity/#proofs
 */
export function checkProofMembers(
  proof: JsonObject,
  suite: ProofSuite,
  signature: Uint8Array | undefined,
  expected: ProofExpectation,
  path: string
): Problem[] {
  return [
    ...checkShape(proof, signature, path),
    ...checkPurpose(proof, suite, path),
    ...checkTimes(proof, suite, expected, path),
    ...checkMeant('domain', 'INVALID_DOMAIN_ERROR', proof, expected, path),
    ...checkMeant('challenge', 'INVALID_CHALLENGE_ERROR', proof, expected, path)
  ]
}

function checkShape(proof: JsonObject, signature: Uint8Array | undefined, path: string): Problem[] {
  const malformed = (member: string, detail: string) =>
    problem('OB_PROOF_MALFORMED', detail, { path: pointer(path, member) })
  const problems = Object.keys(proof)
    .filter(member => !known.includes(member))
    .map(member => malformed(member, `a proof may not have the member ${quote(member)}`))
  if (typeof proof.verificationMethod !== 'string') {
    problems.push(malformed('verificationMethod', 'verificationMethod must be the URL of a key'))
  }
  if (signature === undefined) {
    problems.push(malformed('proofValue', `proofValue must be "z" and ${SIGNATURE_BYTES} bytes in base58btc`))
  }
  if (proof.id !== undefined && !(typeof proof.id === 'string' && isAbsoluteIri(proof.id))) {
    problems.push(
      malformed('id', `the id of a proof must be an absolute identifier, found ${quote(proof.id)}`)
    )
  }
  if (proof.nonce !== undefined && typeof proof.nonce !== 'string') {
    problems.push(malformed('nonce', 'nonce must be a text'))
  }
  if (proof.challenge !== undefined && typeof proof.challenge !== 'string') {
    problems.push(malformed('challenge', 'challenge must be a text'))
  }
  if (!isOneOrMoreTexts(proof.domain)) {
    problems.push(malformed('domain', 'domain must be a text, or several'))
  }
  if (!isOneOrMoreTexts(proof.previousProof)) {
    problems.push(malformed('previousProof', 'previousProof must be the id of a proof, or several'))
  }
  return problems
}

/** Whether the value is missing or says something: an empty list, and a null in a list, are in no signature. */
function isOneOrMoreTexts(value: unknown): boolean {
  const texts = asArray(value)
  return texts.every(text => typeof text === 'string') && (texts.length > 0 || value === undefined)
}

function checkPurpose(proof: JsonObject, suite: ProofSuite, path: string): Problem[] {
  const problems: Problem[] = []
  if (proof.proofPurpose !== 'assertionMethod') {
    const detail = `proofPurpose must be assertionMethod, found ${quote(proof.proofPurpose)}`
    problems.push(problem('OB_PROOF_PURPOSE', detail, { path: pointer(path, 'proofPurpose') }))
  }
  if (proof.previousProof !== undefined && !suite.chains) {
    const detail = `proofs of ${suite.name} cannot build on others`
    problems.push(problem('OB_PROOF_CHAIN_UNSUPPORTED', detail, { path: pointer(path, 'previousProof') }))
  }
  return problems
}

function checkTimes(
  proof: JsonObject,
  suite: ProofSuite,
  { now, maxClockSkewMs }: ProofExpectation,
  path: string
): Problem[] {
  const problems: Problem[] = []
  for (const member of ['created', 'expires'] as const) {
    const value = proof[member]
    const at = pointer(path, member)
    const time = parseDateTimeStamp(value)
    if (value === undefined) {
      if (member === 'created' && suite.createdRequired) {
        problems.push(
          problem('OB_PROOF_MALFORMED', `a proof of ${suite.name} must say when it was created`, { path: at })
        )
      }
    } else if (time === undefined) {
      const detail = `${member} must be a date and time with its zone, found ${quote(value)}`
      problems.push(problem('OB_PROOF_MALFORMED', detail, { path: at }))
    } else if (member === 'created' && time > now + maxClockSkewMs) {
      problems.push(
        problem(
          'OB_PROOF_IN_FUTURE',
          `the proof says it was made at ${quote(value)}, which is still to come`,
          {
            path: at
          }
        )
      )
    } else if (member === 'expires' && time < now - maxClockSkewMs) {
      problems.push(problem('OB_PROOF_EXPIRED', `the proof expired at ${quote(value)}`, { path: at }))
    }
  }
  return problems
}

function checkMeant(
  member: 'domain' | 'challenge',
  code: 'INVALID_DOMAIN_ERROR' | 'INVALID_CHALLENGE_ERROR',
  proof: JsonObject,
  expected: ProofExpectation,
  path: string
): Problem[] {
  const value = proof[member]
  const wanted = expected[member]
  const at = pointer(path, member)
  if (wanted !== undefined) {
    if (asArray(value).includes(wanted)) return []
    return [problem(code, `${member} must be the one expected, found ${quote(value)}`, { path: at })]
  }
  if (value === undefined) return []
  const detail = `the proof names a ${member}, so it was made for one exchange and not as a badge to keep`
  return [problem('OB_PROOF_UNASKED_MEMBER', detail, { path: at, severity: 'warning' })]
}
