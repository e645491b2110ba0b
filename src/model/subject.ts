/**
 * Who got the badge, and with which results.
 * @module
 */

import type { OneOrMany } from '../base/json.ts'
import type { Achievement, Alignment } from './achievement.ts'
import type { IdentifierTypeEnum, ResultStatusType } from './enums.ts'
import type { Image, Profile } from './profile.ts'
import type { DateTimeStamp, Iri } from './values.ts'

/**
 * Base subject class.
 */
export interface CredentialSubject {
  /** Identifier URI of this object. */
  readonly id?: Iri
}

/**
 * The recipient and what is claimed of them.
 */
export interface AchievementSubject extends CredentialSubject {
  /** Identifier URI of this object. */
  readonly id?: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** End of the activity. */
  readonly activityEndDate?: DateTimeStamp
  /** Start of the activity. */
  readonly activityStartDate?: DateTimeStamp
  /** Credits earned (pairs with creditsAvailable). */
  readonly creditsEarned?: number
  /** The achievement awarded, embedded as an object. */
  readonly achievement: Achievement
  /** Identity objects of the recipient; id or at least one identifier is needed. */
  readonly identifier?: readonly IdentityObject[]
  /** This learner's image; meant to be a baked PNG or SVG. */
  readonly image?: Image
  /** License number. */
  readonly licenseNumber?: string
  /** Text tying several pieces of evidence together. */
  readonly narrative?: string
  /** Results achieved. */
  readonly result?: readonly Result[]
  /** Role of the learner. */
  readonly role?: string
  /** Profile that assessed on behalf of the issuer. */
  readonly source?: Profile
  /** Academic term. */
  readonly term?: string
}

/**
 * Recipient identity, plain or hashed. Closed class.
 * - closed: no extra members; type is a single string, not an array
 */
export interface IdentityObject {
  /** Class names; must hold the class name. */
  readonly type: 'IdentityObject'
  /** True if identityHash is a hash. */
  readonly hashed: boolean
  /** Hash string, or plain identity when hashed is false. */
  readonly identityHash: string
  /** Kind of identity. */
  readonly identityType: IdentifierTypeEnum
  /** String appended before hashing; absent = unsalted. */
  readonly salt?: string
}

/**
 * A result the learner got.
 */
export interface Result {
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** id of a RubricCriterionLevel of the linked ResultDescription. */
  readonly achievedLevel?: Iri
  /** Links to outside frameworks. */
  readonly alignment?: readonly Alignment[]
  /** id of a ResultDescription in the asserted achievement. */
  readonly resultDescription?: Iri
  /** Status of the achievement; needed if the linked description has resultType Status. */
  readonly status?: ResultStatusType
  /** Result as text. */
  readonly value?: string
}
