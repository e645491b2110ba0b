/**
 * Base64url on Node, where its own buffers do in a tenth of the time what JavaScript does: `#base64url` there.
 * @module
 */
import { Buffer } from 'node:buffer'

/** Bytes as base64url without padding. */
export function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url')
}

/** The bytes of a text in base64url; `undefined` for a text that {@link encode} does not write. */
export function decode(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64url')
  // It reads much that is none, and passes over the rest.
  return bytes.toString('base64url') === text ? new Uint8Array(bytes) : undefined
}
