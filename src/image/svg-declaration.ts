/**
 * The characters and the XML declaration of a document.
 * @module
 */
import { codePointName } from '../base/odd-characters.ts'
import { quote } from '../problem/problem.ts'
import { faultAt, malformed } from './svg-malformed.ts'
import { SPACE } from './svg-name.ts'

const BYTE_ORDER_MARK = '\ufeff'

/**
 * Any UTF-16 unit that XML forbids; halves of surrogate pairs are left to the decoder.
 * @see https://www.w3.org/TR/xml/#charsets
 */
const NOT_XML = /[^\t\n\r -\uFFFD]/

const EQUALS = `${SPACE}*=${SPACE}*`
const quoted = (value: string) => `(?:"(${value})"|'(${value})')`
const DECLARATION = new RegExp(
  `<\\?xml${SPACE}+version${EQUALS}${quoted('[\\w.:-]+')}` +
    `(?:${SPACE}+encoding${EQUALS}${quoted('[A-Za-z][\\w.-]*')})?` +
    `(?:${SPACE}+standalone${EQUALS}${quoted('yes|no')})?${SPACE}*\\?>`,
  'y'
)

const saveAgain = 'save the picture again as XML 1.0 in UTF-8'

/**
 * Checks that all characters are allowed in XML, and that the XML declaration, if there is one, says XML 1.0 and
 * UTF-8. Lone surrogates are NOT looked for: there are none in text that was UTF-8.
 * @returns the offset of what follows byte order mark and declaration
 * @throws OpenBadgesError `OB_SVG_MALFORMED`, `OB_SVG_ENCODING`, `OB_SVG_XML_VERSION`
 * @see https://www.w3.org/TR/xml/#sec-prolog-dtd
 */
export function checkXmlText(text: string): number {
  const forbidden = text.search(NOT_XML)
  if (forbidden !== -1) {
    const character = codePointName(text.charCodeAt(forbidden))
    throw malformed(text, forbidden, `found the character ${character}, which XML forbids`)
  }
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0
  if (!/^<\?xml[ \t\r\n]/.test(text.slice(start, start + 6))) return start
  return checkDeclaration(text, start)
}

function checkDeclaration(text: string, start: number): number {
  DECLARATION.lastIndex = start
  const declaration = DECLARATION.exec(text)
  if (!declaration) throw malformed(text, start, 'the XML declaration is not of the form that XML asks for')
  const [, double, single, doubleEncoding, singleEncoding] = declaration
  const version = double ?? single
  const encoding = doubleEncoding ?? singleEncoding
  if (version !== '1.0') {
    const found = `the picture is XML ${quote(version)}, expected "1.0"`
    throw faultAt('OB_SVG_XML_VERSION', text, start, found, saveAgain)
  }
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
    const found = `the picture says that it is ${quote(encoding)}, expected UTF-8`
    throw faultAt('OB_SVG_ENCODING', text, start, found, saveAgain)
  }
  return DECLARATION.lastIndex
}
