/**
 * CRC-32 on Node, whose zlib does it many times as fast as JavaScript: `#crc32` there.
 * @module
 */
import * as zlib from 'node:zlib'

/** The CRC-32 of `bytes[start]` up to, but without, `bytes[end]`. Throws RangeError if either lies beyond the bytes. */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  if (start < 0 || end > bytes.length) throw new RangeError('not within the bytes')
  return zlib.crc32(bytes.subarray(start, end))
}
