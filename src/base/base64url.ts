/**
 * Base64url without padding, read strictly: one text for one run of bytes.
 * @module
 */
import { decode, encode } from '#base64url'

/** `bytes` as base64url without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  return encode(bytes)
}

/**
 * The bytes of a base64url text, or `undefined` if `text` is anything else: no text, padding, line breaks,
 * the alphabet of plain base64, or stray bits in the last character.
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-2
 */
export function decodeBase64url(text: unknown): Uint8Array | undefined {
  return typeof text === 'string' ? decode(text) : undefined
}
