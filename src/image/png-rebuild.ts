/**
 * A PNG with chunks taken out or put in, every other byte kept.
 * @module
 */
import type { FreshBytes } from '../base/fresh-bytes.ts'
import type { PngChunk } from './png-chunk.ts'
import { PNG_SIGNATURE } from './png-chunks.ts'

/**
 * The picture of `chunks`, copied as they are, with one more directly before the first IDAT.
 * @param image the bytes that `chunks` lie in; not changed
 * @param chunks those to keep, in their order
 * @param added the bytes of a whole chunk; none by default
 * @returns new bytes with a buffer of their own
 */
export function rebuildPng(
  image: Uint8Array,
  chunks: readonly PngChunk[],
  added: Uint8Array = new Uint8Array()
): FreshBytes {
  const length = chunks.reduce(
    (sum, { start, end }) => sum + end - start,
    PNG_SIGNATURE.length + added.length
  )
  const rebuilt = new Uint8Array(length)
  let at = 0
  const append = (bytes: Uint8Array | readonly number[]) => {
    rebuilt.set(bytes, at)
    at += bytes.length
  }
  const firstIdat = chunks.findIndex(({ type }) => type === 'IDAT')
  append(PNG_SIGNATURE)
  chunks.forEach(({ start, end }, index) => {
    if (index === firstIdat) append(added)
    append(image.subarray(start, end))
  })
  return rebuilt
}
