/**
 * Who gets the badge: names of a person -> the id and the identity objects of the subject.
 * @module
 */

import { copyJson } from '../base/copy-json.ts'
import type { OneOrMany } from '../base/json.ts'
import { defaultLimits } from '../base/limits.ts'
import type { IdentifierTypeEnum } from '../model/enums.ts'
import type { IdentityObject } from '../model/subject.ts'
import type { Iri } from '../model/values.ts'
import { OpenBadgesError, throwIfError } from '../problem/error.ts'
import { createDraft } from './draft.ts'
import type { IdentifyRecipientOptions } from './identity-options.ts'
import type { Parts } from './parts.ts'
import { fillIdentity } from './subject-identity.ts'

/** Names of one person. One is enough; several at once all name the same person. */
export interface Recipient {
  /** A DID, as `did:key:z6Mk...`. It becomes the id of the subject, readable by everybody. */
  readonly did?: Iri | undefined
  /**
   * An `https:` address that stands for the person. It becomes the id of the subject, readable by everybody.
   */
  readonly url?: Iri | undefined
  /** Any other identifier of the person, as `urn:uuid:...`. It becomes the id of the subject. */
  readonly id?: Iri | undefined
  /** The address alone, as `lea@example.org`. It becomes an identity object of type `emailAddress`. */
  readonly email?: string | undefined
  /** Any other identity, of the type in `identityType`: a student number, a user name, a phone number. */
  readonly identity?: string | undefined
  /** What kind of identity `identity` is: a type of the standard, or your own as `ext:phone`. */
  readonly identityType?: IdentifierTypeEnum | undefined
  /** Identity objects, ready made. They are kept as they are; `identifyRecipient` does not check them. */
  readonly identifier?: OneOrMany<Parts<IdentityObject>> | undefined
}

/** What {@link identifyRecipient} returns. It is a {@link Recipient}, too. */
export interface RecipientIdentity {
  /** Id of the subject. */
  readonly id?: Iri
  /** One identity object for each e-mail address or other identity. */
  readonly identifier?: readonly IdentityObject[]
}

/**
 * Turns names of a person into what the subject of a badge holds: an e-mail address or other identity becomes
 * an IdentityObject, hashed with a random salt; a DID or web address becomes the id of the subject.
 *
 * The salt stands in the badge, so whoever has the badge and guesses the address can confirm the guess:
 * hashing keeps an address from being read, it does not make the badge anonymous. Nothing is looked up:
 * neither that the address receives mail nor that the DID resolves.
 *
 * @param recipient names of one person; an array of such objects if there are two of one kind, as two
 *   addresses
 * @param options `hashed` (default true), `salt` (default: random), `normalize` (default false)
 * @returns `id` and `identifier`, each only if there is one; for `recipient` or `credentialSubject` of
 *   `buildCredential`
 * @throws OpenBadgesError with all problems, paths point into `recipient`: MALFORMED_VALUE_ERROR (blank or
 *   ill-formed value, unknown identity type, two different ids), OB_DID_MALFORMED, OB_MEMBER_MISSING,
 *   OB_MEMBER_UNKNOWN, OB_RECIPIENT_MISSING (no name at all), OB_JSON_... (not plain data)
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * identifyRecipient({ email: 'lea@example.org' }).identifier
 * // [{ type: 'IdentityObject', hashed: true, identityHash: 'sha256$...', salt: '...', ... }]
 * const student = { did: 'did:key:z6Mk...', identityType: 'sisSourcedId', identity: '2026-117' } as const
 * identifyRecipient(student, { hashed: false })
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#identityobject
 */
export function identifyRecipient(
  recipient: OneOrMany<Recipient>,
  options: IdentifyRecipientOptions = {}
): RecipientIdentity {
  const { value, problems } = copyJson(recipient, defaultLimits)
  if (value === undefined) throw new OpenBadgesError(problems)
  const draft = createDraft()
  const { id, identifier } = fillIdentity(draft, value, '', '', 0, options)
  throwIfError(draft.problems)
  return {
    ...(id !== undefined && { id }),
    // Made here, or ready made and promised unchecked.
    ...(identifier.length > 0 && { identifier: structuredClone(identifier) as unknown as IdentityObject[] })
  }
}
