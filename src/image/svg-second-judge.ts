/**
 * Asks a second XML parser whether it, too, takes a document for well-formed.
 * @module
 */
import { XMLValidator } from 'fast-xml-parser'
import { failure } from '../problem/error.ts'

/**
 * Longer texts are not shown to it: for 10 million characters it takes up to 4 seconds and 900 MB, where the first
 * judge takes half a second. What it is known to refuse beyond the first judge is one odd name.
 */
const AFFORDABLE = 1024 * 1024

/**
 * Refuses a document that fast-xml-parser calls ill-formed. The document has passed the stricter first judge; this
 * is for what readers built on that parser would stumble over, so it is asked where a picture is made, and only if it has
 * names beyond ASCII: without them it takes all that the first judge takes, which tests hold.
 * @throws OpenBadgesError `OB_SVG_MALFORMED`
 */
export function checkBySecondJudge(text: string): void {
  if (text.length > AFFORDABLE) return
  const verdict = XMLValidator.validate(text)
  if (verdict === true) return
  const { line, msg } = verdict.err
  throw failure('OB_SVG_MALFORMED', `line ${line}: a second XML parser refuses the picture`, {
    hint: 'use plain names for elements and attributes, and save the picture again',
    cause: new SyntaxError(msg)
  })
}
