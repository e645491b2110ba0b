/**
 * Organisations and persons.
 * @module
 */

import type { OneOrMany } from '../base/json.ts'
import type { EndorsementCredential } from './endorsement.ts'
import type { IdentifierTypeEnum } from './enums.ts'
import type { Iri } from './values.ts'

/**
 * An organisation or person: issuer, creator, source, endorser.
 */
export interface Profile {
  /** Identifier URI of this object. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Display name. */
  readonly name?: string
  /** Home page. */
  readonly url?: Iri
  /** Phone number. */
  readonly phone?: string
  /** Short text. */
  readonly description?: string
  /** Embedded endorsement credentials with their own embedded proof. */
  readonly endorsement?: readonly EndorsementCredential[]
  /** Endorsement credentials as VC-JWT compact strings. */
  readonly endorsementJwt?: readonly string[]
  /** Logo, PNG or SVG. */
  readonly image?: Image
  /** Email. */
  readonly email?: string
  /** Postal address. */
  readonly address?: Address
  /** Further identifiers. */
  readonly otherIdentifier?: readonly IdentifierEntry[]
  /** Name of an authorised official of an organisation. */
  readonly official?: string
  /** Parent organisation. */
  readonly parentOrg?: Profile
  /** Family name. */
  readonly familyName?: string
  /** Given name. */
  readonly givenName?: string
  /** Middle or extra name. */
  readonly additionalName?: string
  /** Patronymic. */
  readonly patronymicName?: string
  /** As Dr. */
  readonly honorificPrefix?: string
  /** As M.D. */
  readonly honorificSuffix?: string
  /** As van, de. */
  readonly familyNamePrefix?: string
  /** Birth date. */
  readonly dateOfBirth?: string
}

/**
 * An image reference. Closed class.
 * - closed: no extra members; type is a single string, not an array
 */
export interface Image {
  /** URL or data: URI of the image. */
  readonly id: Iri
  /** Class names; must hold the class name. */
  readonly type: 'Image'
  /** Caption. */
  readonly caption?: string
}

/**
 * Postal address (CDM base type).
 */
export interface Address {
  /** Class names; must hold the class name. */
  readonly type: OneOrMany<string>
  /** Country name. */
  readonly addressCountry?: string
  /** ISO 3166-1 alpha-2 code. */
  readonly addressCountryCode?: string
  /** Region. */
  readonly addressRegion?: string
  /** Town. */
  readonly addressLocality?: string
  /** Street. */
  readonly streetAddress?: string
  /** PO box. */
  readonly postOfficeBoxNumber?: string
  /** Post code. */
  readonly postalCode?: string
  /** Coordinates. */
  readonly geo?: GeoCoordinates
}

/**
 * Latitude and longitude (CDM).
 */
export interface GeoCoordinates {
  /** Class names; must hold the class name. */
  readonly type: 'GeoCoordinates'
  /** Degrees. */
  readonly latitude: number
  /** Degrees. */
  readonly longitude: number
}

/**
 * A typed identifier of an entity (CDM). Closed class.
 * - closed: no extra members; type is a single string, not an array
 */
export interface IdentifierEntry {
  /** Class names; must hold the class name. */
  readonly type: 'IdentifierEntry'
  /** The identifier text. */
  readonly identifier: string
  /** Kind of identifier. */
  readonly identifierType: IdentifierTypeEnum
}
