/**
 * One text and one name for each public key.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { encodeBase64url } from '../base/base64url.ts'
import { encodeUtf8 } from '../base/utf8.ts'
import type { PublicJwk } from './jwk-members.ts'

/**
 * A public key that was checked as JSON text: the members that make the key, in the order of their names.
 * @see https://www.rfc-editor.org/rfc/rfc7638#section-3.3
 */
export function canonicalJwk(jwk: PublicJwk): string {
  return JSON.stringify(Object.fromEntries(Object.entries(jwk).toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

/**
 * The JWK thumbprint of a public key that was checked: SHA-256 of {@link canonicalJwk}, in base64url. Two keys with
 * one thumbprint are one key.
 * @see https://www.rfc-editor.org/rfc/rfc7638
 */
export function jwkThumbprint(jwk: PublicJwk): string {
  return encodeBase64url(sha256(encodeUtf8(canonicalJwk(jwk))))
}
