/**
 * Inflates a zlib stream under a ceiling that holds while inflating.
 * @module
 */
import { type Inflation, inflateRaw } from '../base/inflate.ts'

/** What costs most is not output but empty blocks: thousands of code tables per 100 kB. So the input is held too. */
const INPUT_SHARE = 4
const SHORT = 1024

const HEADER = 2
const CHECKSUM = 4

/**
 * Inflates `stream` in small steps and stops at the ceiling.
 * @param stream a zlib stream (RFC 1950), no more and no less
 * @param maxBytes ceiling of the inflated bytes; the stream itself may have a quarter of it
 * @returns the bytes, or a fault: `too long` for a passed ceiling, `damaged` for what is no zlib stream, is cut off,
 *   goes on after its end, or does not fit its checksum; never throws for a bad stream
 * @see https://www.w3.org/TR/png-3/#10Compression
 */
export function inflate(stream: Uint8Array, maxBytes: number): Inflation {
  if (stream.length * INPUT_SHARE > Math.max(maxBytes, SHORT)) return { fault: 'too long' }
  if (stream.length < HEADER + CHECKSUM || !isHeader(stream)) return { fault: 'damaged' }
  const inflation = inflateRaw(stream.subarray(HEADER, -CHECKSUM), maxBytes)
  if (!('bytes' in inflation)) return inflation
  const { buffer, byteOffset, length } = stream
  const checksum = new DataView(buffer, byteOffset + length - CHECKSUM).getUint32(0)
  return checksum === adler32(inflation.bytes) ? inflation : { fault: 'damaged' }
}

/**
 * Deflate with a window of at most 32 KiB, and no preset dictionary.
 * @see https://www.rfc-editor.org/rfc/rfc1950#section-2.2
 */
function isHeader([method = 0, flags = 0]: Uint8Array): boolean {
  return (method & 15) === 8 && method >> 4 <= 7 && (flags & 32) === 0 && ((method << 8) | flags) % 31 === 0
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
