/**
 * Base64url where there is nothing but what the Web has: `#base64url` everywhere but on Node.
 * @module
 */
import { base64urlnopad } from '@scure/base'

/** Bytes as base64url without padding. */
export const encode: (bytes: Uint8Array) => string = base64urlnopad.encode

/** The bytes of a text in base64url; `undefined` for a text that {@link encode} does not write. */
export function decode(text: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(text)
  } catch {
    return undefined
  }
}
