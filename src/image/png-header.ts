/**
 * The header of a PNG: what its fields may hold.
 * @module
 */
import { failure } from '../problem/error.ts'

const LENGTH = 13
const MAX_SIDE = 0x7fffffff

/** Colour type -> the bit depths that it may have. */
const bitDepths: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16]
}

/** What the rest of a PNG is judged by. */
export interface PngHeader {
  /** 0 greyscale, 2 truecolour, 3 indexed, 4 greyscale with alpha, 6 truecolour with alpha. */
  readonly colourType: number
}

/**
 * Reads and checks the data of an IHDR chunk.
 * @throws OpenBadgesError `OB_PNG_HEADER` if a field holds what the standard does not allow
 * @see https://www.w3.org/TR/png-3/#11IHDR
 */
export function readPngHeader(data: Uint8Array): PngHeader {
  if (data.length !== LENGTH) throw invalid('length', data.length, String(LENGTH))
  const view = new DataView(data.buffer, data.byteOffset, LENGTH)
  const depth = view.getUint8(8)
  const colourType = view.getUint8(9)
  const allowedDepths = bitDepths[colourType]

  checkSide('width', view.getUint32(0))
  checkSide('height', view.getUint32(4))
  if (!allowedDepths) throw invalid('colour type', colourType, '0, 2, 3, 4 or 6')
  if (!allowedDepths.includes(depth)) {
    throw invalid('bit depth', depth, `${allowedDepths.join(', ')} for colour type ${colourType}`)
  }
  if (view.getUint8(10) !== 0) throw invalid('compression method', view.getUint8(10), '0')
  if (view.getUint8(11) !== 0) throw invalid('filter method', view.getUint8(11), '0')
  if (view.getUint8(12) > 1) throw invalid('interlace method', view.getUint8(12), '0 or 1')
  return { colourType }
}

function checkSide(name: string, pixels: number): void {
  if (pixels < 1 || pixels > MAX_SIDE) throw invalid(name, pixels, `1 to ${MAX_SIDE}`)
}

function invalid(field: string, found: number, expected: string): Error {
  return failure('OB_PNG_HEADER', `the ${field} of IHDR is ${found}, expected ${expected}`, {
    hint: 'the picture is damaged: export it again'
  })
}
