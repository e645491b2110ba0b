/**
 * The check `recipient`: the badge is about the person the caller named.
 * @module
 */
import { type JsonObject, pointer } from '../../base/json.ts'
import type { CheckResult } from '../check.ts'
import { type ExpectedRecipient, knownIdentities, knownIds } from '../expected-recipient.ts'
import {
  type Compared,
  comparisons,
  equalText,
  fits,
  isMd5,
  type WrittenIdentity
} from '../identity-comparison.ts'
import { type FoundIdentity, identitiesOf, type Subject, subjectsOf } from '../recipient-identities.ts'
import { mismatchOf, warningsOf } from '../recipient-problems.ts'

/** Which name of the badge fits the person you named, and how. */
export interface MatchedRecipient {
  /** JSON pointer to the id of the subject, or to the IdentityObject. */
  readonly path: string
  /** The id of the subject, or an IdentityObject that is hashed or plain. */
  readonly by: 'id' | 'hashed' | 'plain'
  /** The type of the IdentityObject; absent for an id. */
  readonly identityType?: string
  /**
   * How it was compared: letter by letter; without white space around it and with its accents composed (Unicode NFC); or in
   * lower case as well, which only e-mail addresses are. All but `exact` come with OB_RECIPIENT_LOOSE_MATCH.
   */
  readonly compared: Compared
}

/** What the check `recipient` answers: `passed` with what fits, or `failed`. */
export interface RecipientResult extends CheckResult {
  /** What fits; absent if nothing does. */
  readonly matched?: MatchedRecipient
}

/**
 * Compares the subject of `credential`, or each if there are several, with the person named: first the ids, then the
 * identities letter by letter, then more loosely. Types must be the same. Hashed identities are hashed again with their salt.
 * All is compared in constant time, and what was named never stands in a problem.
 * @returns what fits first, or OB_RECIPIENT_MISMATCH, with OB_RECIPIENT_NOT_COMPARED as a warning for each identity of a type
 *   that was named and could not be compared. As warnings of what fits: OB_RECIPIENT_LOOSE_MATCH, OB_RECIPIENT_HASH_WEAK
 *   (md5; a salt that is missing or short), OB_RECIPIENT_TYPE (`email` was read as `emailAddress`)
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verify-identifier
 */
export function checkRecipient(credential: JsonObject, expected: ExpectedRecipient): RecipientResult {
  const subjects = subjectsOf(credential)
  const path = fittingId(subjects, knownIds(expected))
  if (path !== undefined)
    return { outcome: 'passed', problems: [], matched: { path, by: 'id', compared: 'exact' } }
  const known = knownIdentities(expected)
  const types = new Set<string>(known.map(({ identityType }) => identityType))
  const found = subjects.flatMap(identitiesOf).filter(({ identityType }) => types.has(identityType))
  for (const compared of comparisons) {
    for (const identity of found) {
      const written = comparable(identity, expected)
      const same = known.filter(({ identityType }) => identityType === identity.identityType)
      if (written && same.some(person => fits(written, person, compared)))
        return match(identity, written, compared)
    }
  }
  const uncompared = found.filter(identity => comparable(identity, expected) === undefined)
  return { outcome: 'failed', problems: mismatchOf(subjects, uncompared) }
}

function fittingId(subjects: readonly Subject[], ids: readonly string[]): string | undefined {
  const fitting = subjects.find(({ subject: { id } }) => {
    return typeof id === 'string' && ids.some(known => equalText(known, id))
  })
  return fitting && pointer(fitting.path, 'id')
}

function comparable({ written }: FoundIdentity, { acceptMd5 }: ExpectedRecipient) {
  if (typeof written === 'string') return undefined
  return acceptMd5 === true || !isMd5(written) ? written : undefined
}

function match(identity: FoundIdentity, written: WrittenIdentity, compared: Compared): RecipientResult {
  const { path, identityType } = identity
  return {
    outcome: 'passed',
    problems: warningsOf(identity, written, compared),
    matched: { path, by: written.by, identityType, compared }
  }
}
