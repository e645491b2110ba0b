/**
 * Bitstring Status List: the entry in a credential, and the credential that is the list.
 * @module
 */
import type { JsonObject, OneOrMany } from '../base/json.ts'
import type { CredentialStatus } from './credential.ts'
import type { DateTimeStamp, Iri } from './values.ts'

/**
 * What one value of a list means.
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#statusMessage
 */
export interface StatusMessage extends JsonObject {
  /** The value in hexadecimal, as `0x1`. */
  readonly status: string
  /** What it means, for developers; not to be shown to people. */
  readonly message: string
}

/**
 * Where the status of a badge stands.
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 */
export interface BitstringStatusListEntry extends CredentialStatus, JsonObject {
  /** Identifier of the entry; nothing is found there. */
  readonly id: Iri
  /** Class name. */
  readonly type: 'BitstringStatusListEntry'
  /** `revocation`, `suspension`, `message`, `refresh`, or any other. */
  readonly statusPurpose: string
  /** Place in the list, in decimal digits. */
  readonly statusListIndex: string
  /** URL of the list. */
  readonly statusListCredential: Iri
  /** Bits of one value; 1 where it is left out. */
  readonly statusSize?: number
  /** What each value means. */
  readonly statusMessage?: readonly StatusMessage[]
  /** Where more is said of what the values mean. */
  readonly statusReference?: OneOrMany<Iri>
}

/**
 * A status list as it is published: a credential of VCDM 2.0, to be signed.
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 */
export interface BitstringStatusListCredential {
  /** That of VCDM 2.0, then those that were given. */
  readonly '@context': readonly string[]
  /** URL of the list. */
  readonly id: Iri
  /** Class names. */
  readonly type: readonly ['VerifiableCredential', 'BitstringStatusListCredential']
  /** Who says it: an id, or an object that has one. */
  readonly issuer: Iri | (JsonObject & { readonly id: Iri })
  /** Start of validity. */
  readonly validFrom: DateTimeStamp
  /** End of validity. */
  readonly validUntil?: DateTimeStamp
  /** The list. */
  readonly credentialSubject: BitstringStatusList
}

/** The list within its credential. */
export interface BitstringStatusList {
  /** Identifier of the list, apart from that of its credential. */
  readonly id: Iri
  /** Class name. */
  readonly type: 'BitstringStatusList'
  /** What the list is for. */
  readonly statusPurpose: OneOrMany<string>
  /** The values, as `encodeStatusList` gives them. */
  readonly encodedList: string
  /** How long the list may be kept before it is asked for again, in milliseconds. */
  readonly ttl?: number
  /** Bits of one value; there only together with `statusMessages`. */
  readonly statusSize?: number
  /** What each value means. */
  readonly statusMessages?: readonly StatusMessage[]
}
