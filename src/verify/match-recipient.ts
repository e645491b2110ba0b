/**
 * Whose badge it is, asked of one that was verified before.
 * @module
 */
import { isObject, type JsonObject } from '../base/json.ts'
import type { AnyOpenBadgeCredential } from '../model/credential.ts'
import type { AnyCredential } from '../model/verifiable-credential.ts'
import { checkRecipient, type RecipientResult } from './checks/recipient.ts'
import { assertExpectedRecipient, type ExpectedRecipient, namesSomebody } from './expected-recipient.ts'

/**
 * Compares the recipient of a badge with a person, as `verify` does with `expect`: for a wallet that has verified the badge
 * already and wants to know to whom of its users, or to which of a user's addresses, it is made out.
 *
 * Types must be the same. The ids of the subject come first, then identities letter by letter, then without white space around
 * them, then e-mail addresses in lower case. Hashed identities are hashed again with their salt. All is compared in constant
 * time, and nothing that you name stands in what comes back, or in an error.
 *
 * Not checked: the badge. A forged one is made out to whom the forger likes, so give `report.credential`, which is
 * there only if the badge is authentic. Nor is it checked that the person before you is whom you name.
 *
 * @param credential a credential that was verified
 * @param person names of one person, as for `expect`; one that fits is enough
 * @returns `passed`, and in `matched` which name of the badge fits and how; or `failed` with OB_RECIPIENT_MISMATCH, and
 *   OB_RECIPIENT_NOT_COMPARED for what could not be compared. Warnings: OB_RECIPIENT_LOOSE_MATCH, OB_RECIPIENT_HASH_WEAK,
 *   OB_RECIPIENT_TYPE
 * @throws TypeError if `person` names nobody or is wrong, and if `credential` is no credential
 * @example
 * ```ts
 * const { matched } = matchRecipient(credential, { email: ['tom@example.org', 'lea@example.org'] })
 * matched?.path // '/credentialSubject/identifier/0'
 * matched?.by // 'hashed'
 * matchRecipient(credential, { email: 'tom@example.org' }).outcome // 'failed'
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verify-identifier
 */
export function matchRecipient(
  credential: AnyOpenBadgeCredential | AnyCredential,
  person: ExpectedRecipient
): RecipientResult {
  if (!isObject(credential) || !('credentialSubject' in credential))
    throw new TypeError('credential must be a credential: `report.credential` of a badge that is authentic')
  assertExpectedRecipient(person, 'person')
  if (!namesSomebody(person))
    throw new TypeError('person must have a name: an email, did, url, id or identity')
  // A credential has more members than its type lists, and all of them are JSON.
  return checkRecipient(credential as unknown as JsonObject, person)
}
