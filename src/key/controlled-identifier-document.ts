/**
 * What a controlled identifier document (a DID document is one) looks like as JSON.
 * @module
 */
import type { JsonObject } from '../base/json.ts'

/**
 * What a key may be used for: the names of the members that list it.
 * @see https://www.w3.org/TR/cid-1.0/#verification-relationships
 */
export const verificationRelationships = Object.freeze([
  'assertionMethod',
  'authentication',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation'
] as const)

/** One of the {@link verificationRelationships}; badges are signed for `assertionMethod`. */
export type VerificationRelationship = (typeof verificationRelationships)[number]

// Type aliases, not interfaces: only these can be handed on as a JsonObject.

/** A key as it is published, in one of two encodings. */
export type PublishedMethod = {
  /** URL of the key. */
  readonly id: string
  /** `Multikey` or `JsonWebKey`. */
  readonly type: string
  /** Who holds the key. */
  readonly controller: string
  /** The key as Multikey text. */
  readonly publicKeyMultibase?: string
  /** The key as JWK. */
  readonly publicKeyJwk?: JsonObject
}

/**
 * Says which keys belong to an identifier, and what for.
 * @see https://www.w3.org/TR/cid-1.0/#controlled-identifier-documents
 */
export type ControlledIdentifierDocument = {
  /** The identifier: a DID or an https URL. */
  readonly id: string
  /** Its keys. */
  readonly verificationMethod: readonly PublishedMethod[]
  /** Ids of the keys that sign statements, such as badges. */
  readonly assertionMethod: readonly string[]
  /** Ids of the keys that prove presence. */
  readonly authentication: readonly string[]
}

/** The document of an identifier that has one key. */
export type OneKeyDocument = ControlledIdentifierDocument & {
  readonly verificationMethod: readonly [PublishedMethod]
}

/** The document of an identifier that has one key, for signing. Frozen, as it may be kept and shared. */
export function documentOfOneKey(method: PublishedMethod): OneKeyDocument {
  return Object.freeze({
    id: method.controller,
    verificationMethod: Object.freeze([Object.freeze(method)] as const),
    assertionMethod: Object.freeze([method.id]),
    authentication: Object.freeze([method.id])
  })
}
