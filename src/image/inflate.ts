/**
 * Inflates a zlib stream under a ceiling that holds while inflating.
 * @module
 */
import { Unzlib } from 'fflate'

/** What came of inflating: the bytes, or why there are none. */
export type Inflation =
  | { readonly bytes: Uint8Array }
  | { readonly fault: 'damaged' | 'too long'; readonly cause?: unknown }

/** Deflate makes at most 1,032 bytes out of one, so that one step never passes the ceiling by more than 1 MB. */
const STEP = 1024
/** What costs most is not output but empty blocks: thousands of code tables per 100 kB. So the input is held too. */
const INPUT_SHARE = 4

/**
 * Inflates `stream` in small steps and stops at the ceiling.
 * @param stream a zlib stream (RFC 1950), no more and no less
 * @param maxBytes ceiling of the inflated bytes; the stream itself may have a quarter of it
 * @returns the bytes, or a fault: `too long` for a passed ceiling, `damaged` for what is no zlib stream, is cut off,
 *   goes on after its end, or does not fit its checksum; never throws for a bad stream
 * @see https://www.w3.org/TR/png-3/#10Compression
 */
export function inflate(stream: Uint8Array, maxBytes: number): Inflation {
  if (stream.length * INPUT_SHARE > Math.max(maxBytes, STEP)) return { fault: 'too long' }
  const parts: Uint8Array[] = []
  let length = 0
  const inflating = new Unzlib(part => {
    parts.push(part)
    length += part.length
  })
  try {
    for (let at = 0; at < stream.length && length <= maxBytes; at += STEP) {
      inflating.push(stream.subarray(at, at + STEP), at + STEP >= stream.length)
    }
  } catch (cause) {
    return { fault: 'damaged', cause }
  }
  if (length > maxBytes) return { fault: 'too long' }
  const bytes = joined(parts, length)
  return endsWithChecksum(stream, adler32(bytes)) ? { bytes } : { fault: 'damaged' }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The inflating library reads past the checksum; it also tells a stream that was cut off or goes on. */
function endsWithChecksum(stream: Uint8Array, checksum: number): boolean {
  const { buffer, byteOffset, length } = stream
  return length >= 6 && new DataView(buffer, byteOffset + length - 4).getUint32(0) === checksum
}

/** @see https://www.rfc-editor.org/rfc/rfc1950#section-8.2 */
function adler32(bytes: Uint8Array): number {
  const MODULUS = 65521
  let low = 1
  let high = 0
  for (const byte of bytes) {
    low = (low + byte) % MODULUS
    high = (high + low) % MODULUS
  }
  return ((high << 16) | low) >>> 0
}
