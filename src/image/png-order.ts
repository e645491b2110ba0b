/**
 * Which chunks a PNG must have, and where.
 * @module
 */
import { failure } from '../problem/error.ts'
import type { PngChunk } from './png-chunk.ts'

const INDEXED = 3
const IS_CRITICAL = /^[A-Z]/
const KNOWN_CRITICAL: readonly string[] = ['IHDR', 'PLTE', 'IDAT', 'IEND']

/**
 * Checks the critical chunks of a PNG: one IHDR, IDAT present and in one run, at most one PLTE and that before IDAT,
 * PLTE present where colours are indexed, no critical chunk that the standard does not know (an editor of PNGs must
 * stop at those). It does NOT check where ancillary chunks stand: a picture shows without them.
 * @param chunks all chunks, from IHDR to IEND
 * @param colourType as IHDR says
 * @throws OpenBadgesError `OB_PNG_CHUNK_REPEATED`, `OB_PNG_CHUNK_ORDER`, `OB_PNG_CHUNK_MISSING`, `OB_PNG_CHUNK_UNKNOWN`
 * @see https://www.w3.org/TR/png-3/#5ChunkOrdering
 */
export function checkPngOrder(chunks: readonly PngChunk[], colourType: number): void {
  const seen = new Set<string>()
  let previous = ''
  for (const { type, start } of chunks) {
    const again = seen.has(type)
    if (again && (type === 'IHDR' || type === 'PLTE')) {
      throw failure('OB_PNG_CHUNK_REPEATED', `a second ${type} stands at byte ${start}, expected only one`)
    }
    if (again && type === 'IDAT' && previous !== 'IDAT') {
      throw failure(
        'OB_PNG_CHUNK_ORDER',
        `IDAT at byte ${start} is apart from the other IDAT chunks, expected one run`
      )
    }
    if (type === 'PLTE' && seen.has('IDAT')) {
      throw failure('OB_PNG_CHUNK_ORDER', `PLTE stands at byte ${start}, expected it before IDAT`)
    }
    if (IS_CRITICAL.test(type) && !KNOWN_CRITICAL.includes(type)) {
      throw failure(
        'OB_PNG_CHUNK_UNKNOWN',
        `the critical chunk ${type} at byte ${start} is none of the standard`,
        {
          hint: 'export the picture again as a plain PNG'
        }
      )
    }
    seen.add(type)
    previous = type
  }
  if (!seen.has('IDAT')) throw missing('IDAT, which holds the pixels')
  if (colourType === INDEXED && !seen.has('PLTE'))
    throw missing('PLTE, which holds the colours of an indexed picture')
}

function missing(what: string): Error {
  return failure('OB_PNG_CHUNK_MISSING', `the picture has no ${what}`, {
    hint: 'the picture is damaged: export it again'
  })
}
