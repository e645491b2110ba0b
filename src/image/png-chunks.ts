/**
 * A PNG as a list of chunks: found and checked in place, nothing copied, no pixel decoded.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { checkImageSize } from './image-size.ts'
import { CHUNK_OVERHEAD, checkPngCrc, type PngChunk, pngChunkData } from './png-chunk.ts'
import { readPngHeader } from './png-header.ts'
import { checkPngOrder } from './png-order.ts'

/** The first eight bytes of every PNG. */
export const PNG_SIGNATURE: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

const MAX_DATA = 0x7fffffff
const LETTERS = /^[A-Za-z]{4}$/

/** How a PNG is to be read. */
export interface PngReading {
  /** Ceilings; `maxImageBytes` and `maxChunks` count here. */
  readonly limits: Limits
  /** Check the CRC of every chunk. Default false: only that of IHDR. */
  readonly checkAllCrcs?: boolean
  /** Leave out what stands after IEND instead of refusing the picture. Default false. */
  readonly dropTrailingData?: boolean
}

/**
 * Finds all chunks of a PNG and checks its form: signature, lengths, types, IHDR, order, the CRC of IHDR and, where
 * asked for, of all others. The first fault ends the reading, as what follows it has no certain meaning.
 * It does NOT look at pixels, nor into the data of other chunks.
 * @param image the bytes of a picture
 * @returns the chunks in the order of the file, IHDR first, IEND last
 * @throws OpenBadgesError `OB_LIMIT_IMAGE_BYTES`, `OB_LIMIT_CHUNKS`, `OB_PNG_SIGNATURE`, `OB_PNG_TRUNCATED`,
 *   `OB_PNG_CHUNK_LENGTH`, `OB_PNG_CHUNK_TYPE`, `OB_PNG_CHUNK_ORDER`, `OB_PNG_CHUNK_MISSING`,
 *   `OB_PNG_CHUNK_REPEATED`, `OB_PNG_CHUNK_UNKNOWN`, `OB_PNG_CRC`, `OB_PNG_HEADER`, `OB_PNG_TRAILING_DATA`
 * @see https://www.w3.org/TR/png-3/#5DataRep
 */
export function readPngChunks(image: Uint8Array, reading: PngReading): readonly PngChunk[] {
  const { limits, checkAllCrcs = false, dropTrailingData = false } = reading
  checkImageSize(image.length, limits)
  checkSignature(image)

  const header = chunkAt(image, PNG_SIGNATURE.length)
  if (header.type !== 'IHDR') throw headerNotFirst(header)
  checkPngCrc(image, header)
  const { colourType } = readPngHeader(pngChunkData(image, header))

  const chunks = [header]
  let last = header
  while (last.type !== 'IEND') {
    last = chunkAt(image, last.end)
    if (chunks.length === limits.maxChunks) {
      throw failure('OB_LIMIT_CHUNKS', `the picture has more than ${limits.maxChunks} chunks`, {
        hint: 'export the picture again, or raise limits.maxChunks'
      })
    }
    if (checkAllCrcs) checkPngCrc(image, last)
    chunks.push(last)
  }
  checkPngOrder(chunks, colourType)
  checkEnd(image, last, dropTrailingData)
  return chunks
}

function checkSignature(image: Uint8Array): void {
  const wrong = PNG_SIGNATURE.findIndex((byte, at) => image[at] !== byte)
  if (wrong === -1) return
  if (wrong === image.length) throw truncated(image)
  throw failure('OB_PNG_SIGNATURE', `byte ${wrong} is not that of the PNG signature`, {
    hint: 'a PNG that was sent as text has lost or gained line ends: get the original again'
  })
}

function chunkAt(image: Uint8Array, start: number): PngChunk {
  if (image.length - start < CHUNK_OVERHEAD) throw truncated(image)
  const length = new DataView(image.buffer, image.byteOffset + start).getUint32(0)
  const type = String.fromCharCode(...image.subarray(start + 4, start + 8))
  if (length > MAX_DATA) {
    throw failure(
      'OB_PNG_CHUNK_LENGTH',
      `the chunk at byte ${start} claims ${length} bytes, at most 2^31 - 1 may be`
    )
  }
  if (!LETTERS.test(type)) {
    throw failure(
      'OB_PNG_CHUNK_TYPE',
      `the chunk at byte ${start} has the type ${quote(type)}, expected four letters`
    )
  }
  const end = start + CHUNK_OVERHEAD + length
  if (end > image.length) throw truncated(image)
  return { type, start, end }
}

function headerNotFirst({ type }: PngChunk): Error {
  return failure('OB_PNG_CHUNK_ORDER', `the first chunk is ${type}, expected IHDR`, {
    hint:
      type === 'CgBI' ? 'this is the PNG of an iOS app: export it as a plain PNG' : 'export the picture again'
  })
}

function checkEnd(image: Uint8Array, { start, end }: PngChunk, dropTrailingData: boolean): void {
  if (end - start > CHUNK_OVERHEAD) {
    throw failure('OB_PNG_CHUNK_LENGTH', `IEND at byte ${start} holds data, expected none`)
  }
  if (end < image.length && !dropTrailingData) {
    throw failure('OB_PNG_TRAILING_DATA', `${image.length - end} bytes stand after IEND, expected none`, {
      hint: 'export the picture again; when baking, the option dropTrailingData leaves them out'
    })
  }
}

function truncated(image: Uint8Array): Error {
  return failure(
    'OB_PNG_TRUNCATED',
    `the picture ends after ${image.length} bytes, before the end of its IEND chunk`,
    {
      hint: 'the file was cut off: get the original again'
    }
  )
}
