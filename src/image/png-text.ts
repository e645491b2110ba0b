/**
 * Text in a PNG: reads iTXt, tEXt and zTXt chunks, writes an iTXt chunk.
 * @module
 */
import { decodeUtf8, encodeUtf8 } from '../base/utf8.ts'
import { failure } from '../problem/error.ts'
import { inflate } from './inflate.ts'
import { decodeLatin1 } from './latin1.ts'
import { type PngChunk, pngChunkData, writePngChunk } from './png-chunk.ts'

/** The chunk types that hold a keyword and its text. */
export type PngTextType = 'iTXt' | 'tEXt' | 'zTXt'

/** The text of one chunk. */
export interface PngText {
  /** The text, as it stands; a byte order mark stays too. */
  readonly text: string
  /** True if it was stored compressed: zTXt, or iTXt with its flag set. */
  readonly compressed: boolean
  /**
   * How its bytes were read. iTXt is UTF-8. tEXt and zTXt are Latin-1 by the standard; but if the bytes are UTF-8 with
   * characters beyond ASCII, that is what the writer meant, as Latin-1 text is hardly ever UTF-8 by chance.
   */
  readonly encoding: 'UTF-8' | 'Latin-1'
}

const MAX_KEYWORD = 79

/** The type of `chunk` if it holds text, else `undefined`. */
export function pngTextType({ type }: PngChunk): PngTextType | undefined {
  return type === 'iTXt' || type === 'tEXt' || type === 'zTXt' ? type : undefined
}

/**
 * True if the text chunk has this keyword. A chunk that begins with the keyword, but has no NUL where a keyword must
 * have ended, counts too: it is meant so, and {@link readPngText} says what is wrong with it.
 * @param keyword ASCII, 1 to 79 characters
 */
export function hasKeyword(image: Uint8Array, chunk: PngChunk, keyword: string): boolean {
  const start = pngChunkData(image, chunk).subarray(0, MAX_KEYWORD + 1)
  const nul = start.indexOf(0)
  const found = decodeLatin1(start)
  return nul === -1 ? found.startsWith(keyword) : found.slice(0, nul) === keyword
}

/**
 * Reads the text of a chunk. Language tag and translated keyword of iTXt are passed over: badges give them no meaning.
 * It does NOT check the CRC.
 * @param chunk a text chunk of `image`
 * @param maxBytes ceiling of the text in bytes; held while inflating. Compressed text may have a quarter of it
 * @throws OpenBadgesError `OB_CARRIER_MALFORMED` (a part is missing, an unknown flag or method, damaged compressed
 *   data), `OB_CARRIER_NOT_UTF8` (iTXt), `OB_LIMIT_BYTES`
 * @see https://www.w3.org/TR/png-3/#11textinfo
 */
export function readPngText(image: Uint8Array, chunk: PngChunk, maxBytes: number): PngText {
  const { compressed, stored } = readLayout(image, chunk)
  const bytes = compressed ? inflated(stored, maxBytes) : stored
  if (bytes.length > maxBytes) throw tooLong(`more than ${maxBytes} bytes of text`)

  const text = decodeUtf8(bytes)
  if (chunk.type === 'iTXt') {
    if (text === undefined) throw failure('OB_CARRIER_NOT_UTF8', 'the text of the iTXt chunk is not UTF-8')
    return { text, compressed, encoding: 'UTF-8' }
  }
  const isAscii = text?.length === bytes.length
  if (text === undefined || isAscii)
    return { text: text ?? decodeLatin1(bytes), compressed, encoding: 'Latin-1' }
  return { text, compressed, encoding: 'UTF-8' }
}

/**
 * The bytes of an iTXt chunk, uncompressed, with empty language tag and empty translated keyword.
 * @param keyword ASCII, 1 to 79 characters; NOT checked
 * @param text well-formed and without NUL; that there is none is NOT checked
 * @throws TypeError if `text` has a lone surrogate
 * @see https://www.w3.org/TR/png-3/#11iTXt
 */
export function writeItxt(keyword: string, text: string): Uint8Array {
  // end of keyword, compression flag, compression method, end of language tag, end of translated keyword
  return writePngChunk('iTXt', encodeUtf8(keyword), [0, 0, 0, 0, 0], encodeUtf8(text))
}

/** Where in the chunk its text begins, still as stored. */
function readLayout(image: Uint8Array, chunk: PngChunk): { compressed: boolean; stored: Uint8Array } {
  const data = pngChunkData(image, chunk)
  const nul = data.indexOf(0)
  if (nul < 1 || nul > MAX_KEYWORD)
    throw malformed(chunk, `no NUL ends its keyword within ${MAX_KEYWORD} bytes`)
  switch (chunk.type) {
    case 'tEXt':
      return { compressed: false, stored: data.subarray(nul + 1) }
    case 'zTXt':
      checkMethod(chunk, data[nul + 1])
      return { compressed: true, stored: data.subarray(nul + 2) }
    default: {
      const flag = data[nul + 1]
      if (flag !== 0 && flag !== 1) throw malformed(chunk, `its compression flag is ${flag}, expected 0 or 1`)
      if (flag === 1) checkMethod(chunk, data[nul + 2])
      const language = data.indexOf(0, nul + 3)
      if (language === -1) throw malformed(chunk, 'no NUL ends its language tag')
      const translated = data.indexOf(0, language + 1)
      if (translated === -1) throw malformed(chunk, 'no NUL ends its translated keyword')
      return { compressed: flag === 1, stored: data.subarray(translated + 1) }
    }
  }
}

function checkMethod(chunk: PngChunk, method: number | undefined): void {
  if (method !== 0) throw malformed(chunk, `its compression method is ${method}, expected 0`)
}

function inflated(stream: Uint8Array, maxBytes: number): Uint8Array {
  const inflation = inflate(stream, maxBytes)
  if ('bytes' in inflation) return inflation.bytes
  if (inflation.fault === 'too long') {
    throw tooLong(
      `compressed text of more than ${maxBytes} bytes, or more than a quarter of that before inflating`
    )
  }
  throw failure('OB_CARRIER_MALFORMED', 'the compressed text is damaged', { cause: inflation.cause })
}

function malformed({ type, start }: PngChunk, what: string): Error {
  return failure('OB_CARRIER_MALFORMED', `the chunk ${type} at byte ${start} is no text chunk: ${what}`, {
    hint: 'bake the credential again'
  })
}

function tooLong(what: string): Error {
  return failure('OB_LIMIT_BYTES', `found ${what}`, {
    hint: 'raise limits.maxBytes if you trust the picture'
  })
}
