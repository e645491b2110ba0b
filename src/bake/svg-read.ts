/**
 * Reads the text of an element that carries a credential.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { isLongerThan } from '../base/utf8.ts'
import { decodeReferences } from '../image/svg-reference.ts'
import type { XmlRun } from '../image/svg-tokens.ts'
import { failure } from '../problem/error.ts'
import { isCompactJws } from './credential-text.ts'
import type { FoundCarrier } from './svg-find.ts'

/** A credential stands directly within the root. */
export const CARRIER_DEPTH = 2

/**
 * The text that an element carries: as it stands in CDATA or in `verify`, with its references decoded elsewhere.
 * Line ends stay as they are.
 * @param picture the text of the whole picture
 * @throws OpenBadgesError `OB_CARRIER_MISPLACED`; `OB_CARRIER_MALFORMED` for an element that holds nothing, more than
 *   one text, other elements, both forms at once, or one form in the place of the other, or whose namespace has blanks
 *   around it; `OB_LIMIT_BYTES`
 */
export function readCarrier(picture: string, found: FoundCarrier, limits: Limits): string {
  const { carrier, element, verify, hasElements } = found
  if (element.depth !== CARRIER_DEPTH) {
    throw failure(
      'OB_CARRIER_MISPLACED',
      `the credential stands ${element.depth - CARRIER_DEPTH} elements too deep, expected it directly within svg`,
      { hint: 'other readers may look elsewhere or find another one: ask the issuer for the picture again' }
    )
  }
  if (element.namespace !== carrier.namespace) throw malformed('its namespace has blanks around it')
  if (hasElements) throw malformed('elements stand within it, expected text alone')
  const written = found.runs.reduce((sum, { start, end }) => sum + end - start, 0)
  // Before it is decoded: no honest text is written three times as long as it is.
  if (written > 3 * limits.maxBytes) throw tooLong(limits)
  const runs = found.runs.filter(run => !isBlank(picture, run))
  const [run, ...others] = runs
  if (others.length > 0) throw malformed(`its text is in ${runs.length} pieces, expected one`)
  if (run && verify !== undefined && carrier.oneForm) {
    throw malformed('it has both a body and the attribute verify, expected one of them')
  }
  const text = run ? textOf(picture, run) : verify && withoutBlanks(verify)
  if (text === undefined) throw malformed('it has neither a body nor the attribute verify')
  if (isLongerThan(text, limits.maxBytes)) throw tooLong(limits)
  if (carrier.oneForm && isCompactJws(withoutBlanks(text)) !== (run === undefined)) {
    throw malformed(run ? 'a compact JWS is its body, expected it in verify' : 'verify is no compact JWS')
  }
  return text
}

function tooLong({ maxBytes }: Limits): Error {
  return failure('OB_LIMIT_BYTES', `found more than ${maxBytes} bytes of text`, {
    hint: 'raise limits.maxBytes if you trust the picture'
  })
}

/** Without the blanks of XML around it, and no others. */
function withoutBlanks(text: string): string {
  return text.replace(/^[ \t\r\n]+/, '').replace(/[ \t\r\n]+$/, '')
}

function textOf(picture: string, { kind, start, end }: XmlRun): string {
  if (kind === 'cdata') return picture.slice(start + '<![CDATA['.length, end - ']]>'.length)
  return decodeReferences(picture.slice(start, end))
}

function isBlank(picture: string, run: XmlRun): boolean {
  return !/[^ \t\r\n]/.test(textOf(picture, run))
}

function malformed(what: string): Error {
  return failure('OB_CARRIER_MALFORMED', `the element of the credential cannot be read: ${what}`, {
    hint: 'bake the credential again'
  })
}
