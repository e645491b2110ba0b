/**
 * Text and its UTF-8 bytes, with nothing dropped and nothing replaced.
 * @module
 */

import type { FreshBytes } from './fresh-bytes.ts'

/**
 * The text that `bytes` hold as UTF-8. A byte order mark stays, as U+FEFF, so that the caller decides about it.
 * @returns `undefined` if `bytes` are not UTF-8, or hold more text than the platform allows in one string
 * @see https://encoding.spec.whatwg.org/#utf-8-decoder
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * The UTF-8 bytes of `text`, in a buffer of their own.
 * @throws TypeError if `text` is not well-formed: the platform's encoder would write U+FFFD in silence
 */
export function encodeUtf8(text: string): FreshBytes {
  if (!isWellFormed(text)) throw new TypeError('text with a lone surrogate has no UTF-8 form')
  return new TextEncoder().encode(text)
}

/** The number of bytes of `text` as UTF-8, counted without encoding. A lone surrogate counts as three. */
export function utf8Length(text: string): number {
  let bytes = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    bytes += unit < 0x800 ? 1 : 2
    // a surrogate pair is two units and four bytes: the low half is paid for with the high one
    if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1))) at++
  }
  return bytes
}

/** True if `text` has more than `bytes` bytes as UTF-8. A UTF-16 unit takes one to three: often there is nothing to count. */
export function isLongerThan(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length * 3 > bytes && utf8Length(text) > bytes)
}

/** True if `text` has no lone surrogates, so that UTF-8 can hold it. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}

// with the flag `u` a pair is one character, so only halves without their other half match
const LONE_SURROGATE = /\p{Surrogate}/u

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
