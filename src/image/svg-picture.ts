/**
 * An SVG as bytes, as text, and as a document.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { decodeUtf8 } from '../base/utf8.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { checkImageSize } from './image-size.ts'
import { readXml, type XmlLimits, type XmlVisitor } from './svg-document.ts'
import type { XmlElement } from './svg-element.ts'

/** The namespace of SVG. */
export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

/**
 * The text of an SVG. A byte order mark stays.
 * @throws OpenBadgesError `OB_SVG_ENCODING` if the bytes are not UTF-8, `OB_LIMIT_IMAGE_BYTES`
 */
export function decodeSvg(image: Uint8Array, limits: Pick<Limits, 'maxImageBytes'>): string {
  checkImageSize(image.length, limits)
  // UTF-16 without a byte order mark is UTF-8 by the letter: the first character is < and has a NUL beside it
  const isWide = image[0] === 0 || image[1] === 0
  const text = isWide ? undefined : decodeUtf8(image)
  if (text !== undefined) return text
  throw failure('OB_SVG_ENCODING', `the picture is not UTF-8${isWide ? ', probably it is UTF-16' : ''}`, {
    hint: 'save the picture again in UTF-8'
  })
}

/**
 * Reads a whole SVG strictly and tells `visitor` what is in it.
 * @returns its root: `svg`, in the namespace of SVG or in none
 * @throws OpenBadgesError those of `readXml`; `OB_IMAGE_FORMAT` for another root
 */
export function readSvg(text: string, limits: XmlLimits, visitor: XmlVisitor): XmlElement {
  const root = readXml(text, limits, visitor)
  const { namespace, localName } = root
  if (localName === 'svg' && (namespace === SVG_NAMESPACE || namespace === '')) return root
  const found =
    namespace === '' ? quote(localName) : `${quote(localName)} of the namespace ${quote(namespace)}`
  throw failure('OB_IMAGE_FORMAT', `the root element is ${found}, expected svg`, {
    hint: 'give the picture itself, not a page that shows it'
  })
}
