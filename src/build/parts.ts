/**
 * What the builders take: the classes of the model in the form in which people write them.
 * @module
 */

import type { JsonObject, OneOrMany } from '../base/json.ts'
import type { Achievement, Criteria } from '../model/achievement.ts'
import type {
  AchievementCredential,
  CredentialSchema,
  CredentialStatus,
  RefreshService,
  TermsOfUse
} from '../model/credential.ts'
import type { EndorsementCredential, EndorsementCredentialv1p1 } from '../model/endorsement.ts'
import type { IdentifierEntry, Image, Profile } from '../model/profile.ts'
import type { AchievementSubject, IdentityObject } from '../model/subject.ts'
import type { DateTimeStamp, Iri } from '../model/values.ts'
import type { Recipient } from './identify-recipient.ts'

/**
 * A class of the model as it is given to a builder: the same members under the same names, but
 * - `type` may be left out, it is filled in; names of further classes may be given and are kept;
 * - where the model has a list, one item may stand alone: `tag: 'budget'`;
 * - some members have a short form, see {@link ShortForms};
 * - members of an extension vocabulary go into `extension`, see {@link Extensible};
 * - a member that is `undefined` or an empty list (or `null`, where one slips in) is left out.
 *
 * What a builder returns may be given again as a part of something larger.
 */
export type Parts<T> = Members<T> & TypeMember<T> & (T extends ClosedClass ? unknown : Extensible)

/**
 * The members that may be written in another way than the model has them.
 * All other members are written as in the model, nested objects as their own parts.
 */
export interface ShortForms {
  /** A picture, or the address of it: `https:` or `data:`. */
  readonly image: Iri | Parts<Image>
  /** `{ id, narrative }`, or the narrative alone as Markdown text. A web page is given as `{ id }`. */
  readonly criteria: string | Parts<Criteria>
  /** A profile, or its id alone: `did:key:...`, `https://...`. It becomes a Profile with this id. */
  readonly issuer: Iri | Parts<Profile>
  /** A profile, or its id alone. */
  readonly creator: Iri | Parts<Profile>
  /** A profile, or its id alone. */
  readonly source: Iri | Parts<Profile>
  /** A profile, or its id alone. */
  readonly parentOrg: Iri | Parts<Profile>
  /** Signed endorsements. They are copied as they are: filling in anything would break their proofs. */
  readonly endorsement: OneOrMany<EndorsementCredential | EndorsementCredentialv1p1>
  /** Text with its zone, kept as it is, or a `Date`, written in whole seconds of UTC. */
  readonly validFrom: Date | DateTimeStamp
  /** Text with its zone, kept as it is, or a `Date`, written in whole seconds of UTC. */
  readonly validUntil: Date | DateTimeStamp
  /** Text with its zone, kept as it is, or a `Date`, written in whole seconds of UTC. */
  readonly awardedDate: Date | DateTimeStamp
  /** Text with its zone, kept as it is, or a `Date`, written in whole seconds of UTC. */
  readonly activityStartDate: Date | DateTimeStamp
  /** Text with its zone, kept as it is, or a `Date`, written in whole seconds of UTC. */
  readonly activityEndDate: Date | DateTimeStamp
  /**
   * `type` says which schema language this is, so it has no default. Further members as the type has them.
   */
  readonly credentialSchema: OneOrMany<CredentialSchema & JsonObject>
  /**
   * One entry, or several, such as one for revocation and one for suspension; a list of one becomes that one. `type`
   * says which status method this is, so it has no default. Further members as the type has them.
   */
  readonly credentialStatus: OneOrMany<CredentialStatus & JsonObject>
  /** `type` says which refresh method this is, so it has no default. Further members as the type has them. */
  readonly refreshService: RefreshService & JsonObject
  /** `type` says which policy this is, so it has no default. Further members as the type has them. */
  readonly termsOfUse: OneOrMany<TermsOfUse & JsonObject>
}

/** What every class but Image, IdentityObject and IdentifierEntry takes. */
export interface Extensible {
  /**
   * Members of an extension vocabulary, merged into the object as they are. Their terms must be defined by
   * a context given as `context`. The name of a member of the class is refused here.
   * @see https://www.imsglobal.org/spec/ob/v3p0/#extending-the-data-model
   */
  readonly extension?: JsonObject | undefined
}

/** The classes that take no members beyond their own. */
export type ClosedClass = Image | IdentityObject | IdentifierEntry

type Members<T> = {
  readonly [M in keyof T as M extends '@context' | 'type' | 'proof' ? never : M]: MemberPart<T, M>
}

type MemberPart<T, M extends keyof T> =
  | (M extends keyof ShortForms ? ShortForms[M] : Part<Exclude<T[M], undefined>>)
  | (T extends Required<Pick<T, M>> ? never : undefined)

type Part<V> = V extends readonly (infer Item)[] ? OneOrMany<Part<Item>> : V extends object ? Parts<V> : V

type TypeMember<T> = 'type' extends keyof T ? { readonly type?: T['type'] | undefined } : unknown

/** Parts of a {@link Profile}. */
export type ProfileParts = Parts<Profile>

/** Parts of an {@link Achievement}. */
export type AchievementParts = Parts<Achievement>

/**
 * Parts of an {@link AchievementCredential}: its members, and beside them who gets what.
 * There is no `proof` and no `@context` here: a proof is added by signing, the contexts are filled in.
 */
export interface CredentialParts
  extends Omit<Parts<AchievementCredential>, 'id' | 'validFrom' | 'credentialSubject'>,
    DocumentParts {
  /** The achievement that is awarded: parts, or what `buildAchievement` returned. */
  readonly achievement: AchievementParts
  /**
   * Who gets it: `{ email }`, `{ did }`, `{ url }`, `{ identityType, identity }`, several of them at once, or
   * what `identifyRecipient` returned. May be left out if `credentialSubject` has an `id` or an `identifier`.
   */
  readonly recipient?: OneOrMany<Recipient> | undefined
  /** What else is said of the recipient: results, role, term, credits, further identifiers. */
  readonly credentialSubject?: Omit<Parts<AchievementSubject>, 'achievement'> | undefined
}

/** Parts of an {@link EndorsementCredential}. There is no `proof` and no `@context` here. */
export interface EndorsementParts
  extends Omit<Parts<EndorsementCredential>, 'id' | 'validFrom'>,
    DocumentParts {}

/** What the parts of both kinds of credential have in common. */
export interface DocumentParts {
  /** Id of the credential. Default: a new `urn:uuid:`. */
  readonly id?: Iri | undefined
  /** Start of validity, as text with its zone or as `Date`. Default: now. */
  readonly validFrom?: Date | DateTimeStamp | undefined
  /**
   * Addresses of further contexts, for terms of an extension. Those of the data model and of OB 3.0 are always
   * there, that of the 1EdTech extensions wherever one of its types is used.
   */
  readonly context?: OneOrMany<Iri> | undefined
}
