/**
 * One chunk of a PNG: where it lies, its data, its checksum, and how it is written.
 * @module
 */

import { crc32 } from '#crc32'
import { failure } from '../problem/error.ts'

/** Bytes of a chunk besides its data: four each for length, type and CRC. */
export const CHUNK_OVERHEAD = 12

/** One chunk, as a place in the bytes of the picture. */
export interface PngChunk {
  /** Four letters, such as `IDAT`. */
  readonly type: string
  /** Where it begins, with the four bytes of its length. */
  readonly start: number
  /** The byte after its CRC. */
  readonly end: number
}

/** The data of `chunk`, as a view into `image`: nothing is copied. */
export function pngChunkData(image: Uint8Array, { start, end }: PngChunk): Uint8Array {
  return image.subarray(start + 8, end - 4)
}

/**
 * Checks the CRC of one chunk.
 * @throws OpenBadgesError `OB_PNG_CRC`
 * @see https://www.w3.org/TR/png-3/#5CRC-algorithm
 */
export function checkPngCrc(image: Uint8Array, { type, start, end }: PngChunk): void {
  if (viewOf(image).getUint32(end - 4) === crc32(image, start + 4, end - 4)) return
  throw failure('OB_PNG_CRC', `the chunk ${type} at byte ${start} does not fit its checksum`, {
    hint: 'the picture was damaged or changed: get the original again'
  })
}

/**
 * The bytes of a whole chunk: length, type, data, CRC.
 * @param type four ASCII letters; NOT checked
 * @param data the parts that make up the data, in order
 * @see https://www.w3.org/TR/png-3/#5Chunk-layout
 */
export function writePngChunk(
  type: string,
  ...data: readonly (Uint8Array | readonly number[])[]
): Uint8Array {
  const length = data.reduce((sum, part) => sum + part.length, 0)
  const chunk = new Uint8Array(CHUNK_OVERHEAD + length)
  const view = viewOf(chunk)
  view.setUint32(0, length)
  for (let at = 0; at < 4; at++) chunk[4 + at] = type.charCodeAt(at)
  let at = 8
  for (const part of data) {
    chunk.set(part, at)
    at += part.length
  }
  view.setUint32(at, crc32(chunk, 4, at))
  return chunk
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
