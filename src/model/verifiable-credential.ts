/**
 * Any W3C Verifiable Credential, whatever it speaks of: what its data model says of it, and nothing of badges.
 * @module
 */

import type { JsonObject, OneOrMany } from '../base/json.ts'
import type { Proof } from './proof.ts'
import type { DateTimeStamp, Iri } from './values.ts'

/**
 * Any credential of VCDM 2.0. Further members are those of the contexts that it names.
 * @see https://www.w3.org/TR/vc-data-model-2.0/#verifiable-credentials
 */
export interface VerifiableCredential extends VerifiableCredentialMembers {
  /** Short text for people, in one or several languages. */
  readonly name?: LanguageText
  /** Longer text for people, in one or several languages. */
  readonly description?: LanguageText
  /** Start of validity. */
  readonly validFrom?: DateTimeStamp
  /** End of validity. */
  readonly validUntil?: DateTimeStamp
  /** What is pointed to, with digests of it. */
  readonly relatedResource?: OneOrMany<JsonObject>
  /** How to be more sure that somebody is whom the credential speaks of. */
  readonly confidenceMethod?: OneOrMany<JsonObject>
  /** How to show the credential. */
  readonly renderMethod?: OneOrMany<JsonObject>
}

/**
 * Any credential of VCDM 1.1. Further members are those of the contexts that it names.
 * @see https://www.w3.org/TR/vc-data-model/#basic-concepts
 */
export interface VerifiableCredentialv1p1 extends VerifiableCredentialMembers {
  /** Start of validity. */
  readonly issuanceDate: DateTimeStamp
  /** End of validity. */
  readonly expirationDate?: DateTimeStamp
}

/** Any credential of either data model; its first context says which. */
export type AnyCredential = VerifiableCredential | VerifiableCredentialv1p1

/** What a credential has in both data models. */
export interface VerifiableCredentialMembers {
  /** Ordered contexts: first that of the data model, then any others. */
  readonly '@context': readonly (string | JsonObject)[]
  /** Identifier of the credential. */
  readonly id?: Iri
  /** Names of classes; `VerifiableCredential` is one of them. */
  readonly type: OneOrMany<string>
  /** Who says it: an id, or an object that has one. */
  readonly issuer: Iri | (JsonObject & { readonly id: Iri })
  /** Whom or what it speaks of, and what it says. */
  readonly credentialSubject: OneOrMany<JsonObject>
  /** Embedded proofs. */
  readonly proof?: OneOrMany<Proof>
  /** Where status is found. */
  readonly credentialStatus?: OneOrMany<JsonObject>
  /** Schemas the credential conforms to. */
  readonly credentialSchema?: OneOrMany<JsonObject>
  /** Where a newer copy is found. */
  readonly refreshService?: OneOrMany<JsonObject>
  /** Obligations, prohibitions, permissions. */
  readonly termsOfUse?: OneOrMany<JsonObject>
  /** What the issuer went by. */
  readonly evidence?: OneOrMany<JsonObject>
  /** Terms of further contexts. */
  readonly [term: string]: unknown
}

/** A text, or a text with its language, or the same in several languages. */
export type LanguageText = string | OneOrMany<LanguageValue>

/**
 * A text with its language, its direction, or both.
 * @see https://www.w3.org/TR/vc-data-model-2.0/#language-and-base-direction
 */
export interface LanguageValue {
  /** The text. */
  readonly '@value': string
  /** Language tag of BCP 47, as `fr-CA`. */
  readonly '@language'?: string
  /** Left to right, or right to left. */
  readonly '@direction'?: 'ltr' | 'rtl'
}
