/**
 * Warns of what an SVG could do to an application that shows it.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { MAX_PROBLEMS, ProblemList } from '../base/problem-list.ts'
import { pictureFormat } from '../image/picture-format.ts'
import { type ActiveContent, findActiveContent } from '../image/svg-active.ts'
import { placesIn } from '../image/svg-malformed.ts'
import { decodeSvg } from '../image/svg-picture.ts'
import { failure } from '../problem/error.ts'
import { type Problem, problem } from '../problem/problem.ts'
import { checkOptions, imageBytes } from './arguments.ts'

/** Options of {@link inspectSvg}. */
export interface InspectSvgOptions {
  /** Ceilings of the picture, over the defaults. */
  readonly limits?: Partial<Limits>
}

/**
 * Lists what in an SVG can run or reach out when an application puts it into a page: scripts, event handlers,
 * `foreignObject`, addresses with `javascript:` or with data of a web page, animated addresses (`OB_SVG_ACTIVE`);
 * links, pictures, fonts and style sheets from elsewhere, any address in CSS, and CSS with more than a million
 * characters of escapes, which is not looked at (`OB_SVG_EXTERNAL`). Shown by `<img>` none of it runs or loads. It errs on
 * the side of warning.
 *
 * It does NOT clean the picture, and an empty list is no promise: what browsers run is more than any list knows. It reads
 * the picture as XML. Put into a page as markup it is read as HTML: elements that HTML takes for its own, and comments,
 * instructions and CDATA that end earlier there, are warned of (`OB_SVG_ACTIVE`), but the page around the picture is not
 * known. Show the pictures of strangers by `<img>`, or from another origin.
 * @param image the bytes or the text of an SVG, baked or not; not changed
 * @param options see {@link InspectSvgOptions}
 * @returns warnings in the order of the picture, each with its line and column; after 100 one `OB_LIMIT_PROBLEMS`
 * @throws OpenBadgesError `OB_IMAGE_FORMAT` for another kind of picture, `OB_SVG_...` for a broken one, `OB_LIMIT_...`
 * @throws TypeError for arguments of the wrong type
 * @example
 * const [warning] = inspectSvg('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
 * warning?.code // 'OB_SVG_ACTIVE'
 * @see https://www.w3.org/TR/svg-integration/#secure-static-mode
 */
export function inspectSvg(image: Uint8Array | string, options: InspectSvgOptions = {}): Problem[] {
  const limits = checkOptions(options, [])
  const bytes = imageBytes(image, limits)
  if (pictureFormat(bytes) !== 'svg') throw failure('OB_IMAGE_FORMAT', 'the picture is no SVG')
  const text = decodeSvg(bytes, limits)
  const problems = new ProblemList()
  const placeOf = placesIn(text)
  for (const content of findActiveContent(text, limits, MAX_PROBLEMS + 1))
    problems.add(warning(placeOf(content.at), content))
  return problems.toArray()
}

function warning(place: string, { reach, what }: ActiveContent): Problem {
  const severity = 'warning'
  if (reach === 'unread') {
    return problem(
      'OB_SVG_EXTERNAL',
      `${place}: ${what}, with others that have escapes, is too long to look at`,
      {
        severity,
        hint: 'show the picture by <img>, or write its style sheets without escapes'
      }
    )
  }
  return reach === 'active'
    ? problem('OB_SVG_ACTIVE', `${place}: ${what} can run code or show a web page`, {
        severity,
        hint: 'show the picture by <img>, or clean it first'
      })
    : problem('OB_SVG_EXTERNAL', `${place}: ${what} refers to something outside of the picture`, {
        severity,
        hint: 'show the picture by <img>, or embed what it refers to'
      })
}
