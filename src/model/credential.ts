/**
 * Credentials of Open Badges 3.0: what they have in common, the badge, and the members they point with.
 * @module
 */

import type { JsonObject, OneOrMany } from '../base/json.ts'
import type { EndorsementCredential, EndorsementCredentialv1p1 } from './endorsement.ts'
import type { Image, Profile } from './profile.ts'
import type { Proof } from './proof.ts'
import type { AchievementSubject, CredentialSubject } from './subject.ts'
import type { DateTimeStamp, Iri } from './values.ts'

/**
 * What badges and endorsements have in common: the members of VCDM 2.0 in the shapes that Open Badges gives them.
 */
export interface OpenBadgesCredentialMembers {
  /** Ordered contexts: first the VCDM one, second the OB one, then any others (URI or inline object). */
  readonly '@context': readonly (string | JsonObject)[]
  /** Identifier URI of this object. */
  readonly id?: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Issuer: URI or Profile. */
  readonly issuer: Iri | Profile
  /** Start of validity; also orders versions of one credential. */
  readonly validFrom: DateTimeStamp
  /** End of validity. */
  readonly validUntil?: DateTimeStamp
  /** Exactly one subject object. */
  readonly credentialSubject: CredentialSubject
  /** Embedded proofs. */
  readonly proof?: OneOrMany<Proof>
  /** Schemas the credential conforms to. */
  readonly credentialSchema?: OneOrMany<CredentialSchema>
  /**
   * Where status is found. One entry by Open Badges; VCDM 2.0 allows several, such as one for revocation and one for
   * suspension.
   */
  readonly credentialStatus?: OneOrMany<CredentialStatus>
  /** Where a newer copy is found. */
  readonly refreshService?: RefreshService
  /** Obligations, prohibitions, permissions. */
  readonly termsOfUse?: OneOrMany<TermsOfUse>
}

/**
 * The badge: a verifiable credential that awards one Achievement to one subject. type value OpenBadgeCredential or AchievementCredential (aliases of one IRI).
 * - id or at least one identifier on credentialSubject (prose; not in schema)
 * - name optional in the VCDM 2.0 form, required in the VCDM 1.1 form
 * - one proof at least: embedded proof or VC-JWT
 * - AchievementCredential is an alias: context term maps it to the OpenBadgeCredential IRI
 */
export interface AchievementCredential extends OpenBadgesCredentialMembers {
  /** Ordered contexts: first the VCDM one, second the OB one, then any others (URI or inline object). */
  readonly '@context': readonly (string | JsonObject)[]
  /** Identifier URI of this object. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Display name. */
  readonly name?: string
  /** Short text. */
  readonly description?: string
  /** Image object (PNG or SVG). */
  readonly image?: Image
  /** When first awarded; validFrom moves on re-issue, this does not. */
  readonly awardedDate?: DateTimeStamp
  /** Exactly one subject object. */
  readonly credentialSubject: AchievementSubject
  /** Embedded endorsement credentials with their own embedded proof. */
  readonly endorsement?: readonly EndorsementCredential[]
  /** Endorsement credentials as VC-JWT compact strings. */
  readonly endorsementJwt?: readonly string[]
  /** Work behind the award. */
  readonly evidence?: readonly Evidence[]
}

/**
 * Pointer to a JSON schema for the credential.
 */
export interface CredentialSchema {
  /** URL of the schema; one entry must be the official OB schema. */
  readonly id: Iri
  /** One entry must be 1EdTechJsonSchemaValidator2019. */
  readonly type: string
}

/**
 * Pointer to a status method.
 */
export interface CredentialStatus {
  /** URL of the status method (required here, optional in Bitstring Status List). */
  readonly id: Iri
  /** Status method name. */
  readonly type: string
}

/**
 * Where a newer copy may be had.
 */
export interface RefreshService {
  /** URL to GET. */
  readonly id: Iri
  /** 1EdTechCredentialRefresh or other. */
  readonly type: string
}

/**
 * Terms under which the credential was issued.
 */
export interface TermsOfUse {
  /** Identifier URI of this object. */
  readonly id?: Iri
  /** Kind of terms. */
  readonly type: string
}

/**
 * One piece (or described set) of work behind the award.
 */
export interface Evidence {
  /** URL of the evidence, or data: URI (discouraged), or urn:. */
  readonly id?: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Longer Markdown text. */
  readonly narrative?: string
  /** Display name. */
  readonly name?: string
  /** Short text. */
  readonly description?: string
  /** Kind of evidence. */
  readonly genre?: string
  /** Intended audience. */
  readonly audience?: string
}

/** The badge by its other name; both names mean the same class. */
export type OpenBadgeCredential = AchievementCredential

/**
 * The badge in the form of VCDM 1.1: other date members, `name` is required, the issuer is a Profile. Endorsements in
 * it, at any depth, have the same form.
 */
export type AchievementCredentialv1p1 = Omit<
  AchievementCredential,
  keyof MembersOfV1p1 | 'validFrom' | 'validUntil' | 'endorsement'
> &
  MembersOfV1p1 & {
    /** Embedded endorsement credentials with their own embedded proof. */
    readonly endorsement?: readonly EndorsementCredentialv1p1[]
  }

/** The members that a credential of Open Badges has in another shape, or under another name, in VCDM 1.1. */
export interface MembersOfV1p1 {
  /** Start of validity. */
  readonly issuanceDate: DateTimeStamp
  /** End of validity. */
  readonly expirationDate?: DateTimeStamp
  /** Issuer. */
  readonly issuer: Profile
  /** Display name. */
  readonly name: string
}

/** A badge in either form of the data model: that of 1.1 has other names for its dates. */
export type AnyOpenBadgeCredential = OpenBadgeCredential | AchievementCredentialv1p1
