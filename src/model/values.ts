/**
 * Kinds of string that the standard names.
 * @module
 */

/** An absolute URI or IRI: `https:`, `did:`, `urn:uuid:`, `data:` ... */
export type Iri = string

/** RFC 3339 date and time with its zone, as `2026-11-22T09:30:00Z`. */
export type DateTimeStamp = string
