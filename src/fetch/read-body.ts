/**
 * Reads a body up to a ceiling.
 * @module
 */
import type { FetchBodyReader } from './fetch.ts'

const FIRST_ROOM = 4_096

/**
 * Reads a body to its end. Whatever the header fields say of its length counts for nothing.
 * @param reader of the body, content codings undone
 * @param maxBytes the most that is read
 * @param isOver asked before each piece, since a body of endless empty pieces never lets a timer run; once it is over,
 * nothing more is read, and nothing answered
 * @returns the bytes, or `undefined` if there are more. The caller cancels the reader
 * @throws what `read` throws, and a TypeError for pieces that are not bytes
 */
export async function readBody(
  reader: FetchBodyReader,
  maxBytes: number,
  isOver: () => boolean
): Promise<Uint8Array | undefined> {
  // Copied out piece by piece: a piece of one byte may hold on to a large buffer of the platform.
  let bytes: Uint8Array = new Uint8Array(Math.min(FIRST_ROOM, maxBytes))
  let length = 0
  while (!isOver()) {
    const { done, value } = await reader.read()
    if (done) return bytes.slice(0, length)
    if (!ArrayBuffer.isView(value)) throw new TypeError('a piece of the body is not bytes')
    const piece = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    if (length + piece.length > maxBytes) return undefined
    if (length + piece.length > bytes.length) bytes = withRoom(bytes, length + piece.length, maxBytes)
    bytes.set(piece, length)
    length += piece.length
  }
  return new Promise(() => {})
}

function withRoom(bytes: Uint8Array, needed: number, maxBytes: number): Uint8Array {
  const larger = new Uint8Array(Math.min(maxBytes, Math.max(needed, bytes.length * 2)))
  larger.set(bytes)
  return larger
}
