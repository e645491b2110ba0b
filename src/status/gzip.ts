/**
 * The gzip of status lists: written the same each time, read to the letter.
 * @module
 */

import { gzipSync } from 'fflate'
import { crc32 } from '#crc32'
import { type Inflation, inflateRaw } from '../base/inflate.ts'

const FIXED_HEADER = 10
const TRAILER = 8

/** Flags of the header. @see https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1 */
const HEADER_CRC = 2
const EXTRA = 4
const NAME = 8
const COMMENT = 16
const RESERVED = 0xe0

/** `bytes` as gzip, without time and name, so that the same bytes give the same gzip. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { level: 9, mtime: 0 })
}

/** The most bytes that `length` bytes may have as gzip: all stored as they are, and a header with something in it. */
export function longestGzip(length: number): number {
  return length + Math.ceil(length / 1024) + 1024
}

/**
 * Inflates exactly one member of gzip, and stops at the ceiling, or where it says that it ends.
 * @param maxBytes ceiling of the inflated bytes
 * @returns the bytes, or a fault: `too long` for a passed ceiling, `damaged` for what is no gzip, is cut off, goes on
 *   after its end (with a second member, or with anything), or does not fit its checksum or length; never throws
 * @see https://www.rfc-editor.org/rfc/rfc1952
 */
export function gunzip(stream: Uint8Array, maxBytes: number): Inflation {
  const start = endOfHeader(stream)
  if (start === undefined || start + TRAILER > stream.length) return { fault: 'damaged' }
  const trailer = new DataView(stream.buffer, stream.byteOffset + stream.length - TRAILER)
  const checksum = trailer.getUint32(0, true)
  const length = trailer.getUint32(4, true)
  const inflation = inflateRaw(stream.subarray(start, -TRAILER), Math.min(length, maxBytes))
  if (!('bytes' in inflation)) {
    // One that goes on after the length it says it has is damaged, however long.
    return inflation.fault === 'too long' && length > maxBytes
      ? inflation
      : { ...inflation, fault: 'damaged' }
  }
  const { bytes } = inflation
  return bytes.length === length && crc32(bytes, 0, length) === checksum ? { bytes } : { fault: 'damaged' }
}

function endOfHeader(stream: Uint8Array): number | undefined {
  const [first, second, method, flags = 0] = stream
  if (first !== 0x1f || second !== 0x8b || method !== 8 || (flags & RESERVED) !== 0) return undefined
  let at = FIXED_HEADER
  if (flags & EXTRA) at += 2 + littleEndian(stream, at)
  for (const flag of [NAME, COMMENT]) {
    if (!(flags & flag)) continue
    const nul = stream.indexOf(0, at)
    if (nul === -1) return undefined
    at = nul + 1
  }
  if (!(flags & HEADER_CRC)) return at
  if (at > stream.length) return undefined
  return littleEndian(stream, at) === (crc32(stream, 0, at) & 0xffff) ? at + 2 : undefined
}

function littleEndian(stream: Uint8Array, at: number): number {
  return (stream[at] ?? 0) | ((stream[at + 1] ?? 0) << 8)
}
