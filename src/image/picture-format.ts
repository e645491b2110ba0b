/**
 * Which kind of picture some bytes are, by their first bytes.
 * @module
 */
import { NC_NAME } from './svg-name.ts'
import { findDoctype, skipMisc } from './svg-prolog.ts'

/** A kind of picture that can be told by its first bytes. */
export type PictureFormat = 'png' | 'svg' | 'jpeg' | 'gif' | 'webp' | 'avif'

/** Bytes (as Latin-1) that a kind of picture has at a fixed place; `?` is any byte. */
const signatures: readonly (readonly [PictureFormat, offset: number, bytes: string])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF8'],
  ['webp', 0, 'RIFF????WEBP'],
  // The first four are the length of a box, which is short.
  ['avif', 0, '\0\0??ftypavif'],
  // A PNG whose signature was damaged on its way is still meant as one: the reader of PNGs says what is wrong.
  ['png', 0, '\x89'],
  ['png', 1, 'PNG'],
  ['png', 12, 'IHDR']
]

/** `<`, `{`, `[`: what markup and JSON begin with, and no picture of these kinds. */
const BEGINS_TEXT: ReadonlySet<number | undefined> = new Set([0x3c, 0x7b, 0x5b])

/** How far into a file the start tag of the root element is looked for. */
const ROOT_WITHIN = 1024 * 1024

/**
 * Tells the kind of a picture by its first bytes. It does NOT check that the picture is sound.
 * @param image the bytes of a file
 * @returns the kind, or `undefined` if it is none that is known
 */
export function pictureFormat(image: Uint8Array): PictureFormat | undefined {
  // A text that happens to have such a word at such a place is no picture.
  const found = BEGINS_TEXT.has(image[0]) ? undefined : signatures.find(of => hasAscii(image, of[1], of[2]))
  return found?.[0] ?? (isSvg(image) ? 'svg' : undefined)
}

function hasAscii(image: Uint8Array, offset: number, bytes: string): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== '?' && image[offset + at] !== bytes.charCodeAt(at)) return false
  }
  return true
}

const ROOT = new RegExp(`<(?:${NC_NAME}:)?svg(?=[\\s/>])`, 'y')

/** The root is `svg`, under any prefix; prolog, comments and DOCTYPE may come before it. */
function isSvg(image: Uint8Array): boolean {
  const text = new TextDecoder(encodingOf(image)).decode(image.subarray(0, ROOT_WITHIN))
  if (!/^\s*</.test(text)) return false
  const doctype = findDoctype(text, 0)
  if (doctype && doctype.end === undefined) return false
  ROOT.lastIndex = skipMisc(text, doctype?.end ?? 0)
  return ROOT.test(text)
}

/** UTF-16 is told as an SVG too, so that the reader of SVGs can say what is wrong with it. */
function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  return 'utf-8'
}
