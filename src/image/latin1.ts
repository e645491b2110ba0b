/**
 * Latin-1 (ISO 8859-1) text, the encoding of tEXt and zTXt chunks.
 * @module
 */

/** A call takes so many arguments safely on every engine. */
const STEP = 4096

/**
 * The text that `bytes` hold as Latin-1: each byte is the code point of the same number. `TextDecoder` cannot do
 * this: by its standard the label `latin1` means windows-1252, which differs from 0x80 to 0x9F.
 */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += STEP)
    text += String.fromCharCode(...bytes.subarray(at, at + STEP))
  return text
}
