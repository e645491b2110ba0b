/**
 * What others say for a credential, an achievement or a profile.
 * @module
 */

import type { JsonObject, OneOrMany } from '../base/json.ts'
import type { MembersOfV1p1, OpenBadgesCredentialMembers } from './credential.ts'
import type { CredentialSubject } from './subject.ts'
import type { DateTimeStamp, Iri } from './values.ts'

/**
 * A credential in which a third party speaks for a credential, achievement or profile.
 * - name required in both forms
 * - endorsement has no endorsement/evidence/image members of its own in the model
 * - must carry its own proof (embedded in endorsement, or VC-JWT in endorsementJwt)
 */
export interface EndorsementCredential extends OpenBadgesCredentialMembers {
  /** Ordered contexts: first the VCDM one, second the OB one, then any others (URI or inline object). */
  readonly '@context': readonly (string | JsonObject)[]
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Identifier URI of this object. */
  readonly id: Iri
  /** Display name. */
  readonly name: string
  /** Short text. */
  readonly description?: string
  /** Exactly one subject object. */
  readonly credentialSubject: EndorsementSubject
  /** When first awarded; validFrom moves on re-issue, this does not. */
  readonly awardedDate?: DateTimeStamp
}

/**
 * What is endorsed, and the comment.
 */
export interface EndorsementSubject extends CredentialSubject {
  /** id of the endorsed credential, achievement or profile. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** What the endorser says (Markdown). */
  readonly endorsementComment?: string
}

/** The endorsement in the form of VCDM 1.1: other date members, and the issuer is a Profile. */
export type EndorsementCredentialv1p1 = Omit<
  EndorsementCredential,
  keyof MembersOfV1p1 | 'validFrom' | 'validUntil'
> &
  MembersOfV1p1
