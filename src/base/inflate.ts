/**
 * Inflates under a ceiling that holds while inflating, and to the exact end of what was compressed.
 * @module
 */
import { Gunzip } from 'fflate'
import type { FreshBytes } from './fresh-bytes.ts'

/** What came of inflating: the bytes, or why there are none. */
export type Inflation =
  | { readonly bytes: FreshBytes }
  | { readonly fault: 'damaged' | 'too long'; readonly cause?: unknown }

/** Deflate makes at most 1,032 bytes out of one, so that one step never passes the ceiling by more than 1 MB. */
const STEP = 1024

// The inflating library reads past what follows the data, but it tells where a further member of a gzip file begins. So
// the data goes in as one member with an empty one after it: if that one is found elsewhere, the data does not end where
// it should.
const HEADER = /* @__PURE__ */ Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0)
const TRAILER = /* @__PURE__ */ new Uint8Array(8)
const EMPTY_MEMBER = /* @__PURE__ */ Uint8Array.of(...HEADER, 3, 0, ...TRAILER)

/**
 * Inflates `data` in small steps and stops at the ceiling.
 * @param data a Deflate stream (RFC 1951), no more and no less, without the frame of zlib or gzip
 * @param maxBytes ceiling of the inflated bytes
 * @returns the bytes, or a fault: `too long` for a passed ceiling, `damaged` for what is no such stream, is cut off, or
 *   goes on after its end; never throws for bad data. Checksums are part of the frames, and not looked at
 * @see https://www.rfc-editor.org/rfc/rfc1951
 */
export function inflateRaw(data: Uint8Array, maxBytes: number): Inflation {
  const parts: Uint8Array[] = []
  let length = 0
  let end: number | undefined
  const inflating = new Gunzip(part => {
    parts.push(part)
    length += part.length
  })
  inflating.onmember = at => {
    end ??= at
  }
  try {
    inflating.push(HEADER)
    for (let at = 0; at < data.length && length <= maxBytes; at += STEP) {
      inflating.push(data.subarray(at, at + STEP))
    }
    if (length > maxBytes) return { fault: 'too long' }
    inflating.push(TRAILER)
    inflating.push(EMPTY_MEMBER, true)
  } catch (cause) {
    return { fault: 'damaged', cause }
  }
  if (end !== HEADER.length + data.length + TRAILER.length) return { fault: 'damaged' }
  return { bytes: joined(parts, length) }
}

function joined(parts: readonly Uint8Array[], length: number): FreshBytes {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
