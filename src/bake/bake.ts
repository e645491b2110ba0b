/**
 * Puts a credential into a picture.
 * @module
 */
import type { FreshBytes } from '../base/fresh-bytes.ts'
import type { Limits } from '../base/limits.ts'
import { checkBySecondJudge } from '../image/svg-second-judge.ts'
import { asGiven, checkOptions, imageBytes } from './arguments.ts'
import { containerOf } from './containers.ts'
import { writeCredential } from './credential-text.ts'

/** Options of {@link bake}. */
export interface BakeOptions {
  /** Take out every 3.0 credential that the picture already carries. Default false: `OB_CARRIER_PRESENT`. */
  readonly replace?: boolean
  /** PNG: leave out bytes that stand after the end of the picture. Default false: `OB_PNG_TRAILING_DATA`. */
  readonly dropTrailingData?: boolean
  /**
   * SVG: leave out the DOCTYPE, unless the picture depends on it: `OB_SVG_ENTITY` if it uses entities, `OB_SVG_DOCTYPE`
   * if its attributes may get values or types from there. Default false: `OB_SVG_DOCTYPE`.
   */
  readonly stripDoctype?: boolean
  /** Ceilings of picture and credential, over the defaults. */
  readonly limits?: Partial<Limits>
}

/**
 * Puts a signed credential into a picture: into a PNG as one uncompressed iTXt chunk directly before the pixels, into
 * an SVG as the first element within the root. Everything else in the picture stays as it is; badges of older
 * generations stay too.
 *
 * The whole picture is checked first (PNG: chunks, their order and every checksum; SVG: all of XML, and namespaces),
 * as a broken picture should not be issued. NOT checked: what the picture shows, and whether the credential is signed
 * or conforms; sign before you bake. An SVG is NOT cleaned of scripts: {@link inspectSvg} finds them.
 *
 * JSON text stands in the picture as it is given; only what XML cannot hold (`]]>`, U+FFFE, U+FFFF, controls) is
 * written in an SVG as a JSON escape, which reads as the same value.
 * @param image the bytes of a PNG or SVG, or the text of an SVG; not changed
 * @param credential an object, written as JSON; or its text, a JSON object or a compact JWS, written as it is
 * @param options see {@link BakeOptions}
 * @returns the baked picture, bytes (in a buffer of their own) for bytes, text for text; `unbake` can read it under the
 *   same limits
 * @throws OpenBadgesError `OB_IMAGE_FORMAT`, `OB_PNG_...` and `OB_SVG_...` for a broken picture, `OB_CARRIER_PRESENT`,
 *   `OB_CARRIER_MALFORMED` for a text that is no credential, `OB_JSON_...` for an object that is not plain data,
 *   `OB_LIMIT_...`
 * @throws TypeError for arguments of the wrong type, a PNG as a string among them
 * @example
 * const picture = bake(await readFile('budget.png'), credential)
 * const drawing = bake('<svg xmlns="http://www.w3.org/2000/svg"/>', credential)
 * typeof drawing // 'string'
 * @see https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */
export function bake(image: Uint8Array, credential: object | string, options?: BakeOptions): FreshBytes
export function bake(image: string, credential: object | string, options?: BakeOptions): string
export function bake(
  image: Uint8Array | string,
  credential: object | string,
  options?: BakeOptions
): FreshBytes | string
export function bake(
  image: Uint8Array | string,
  credential: object | string,
  options: BakeOptions = {}
): FreshBytes | string {
  const limits = checkOptions(options, ['replace', 'dropTrailingData', 'stripDoctype'])
  const bytes = imageBytes(image, limits)
  const text = writeCredential(credential, limits)
  const { replace = false, dropTrailingData = false, stripDoctype = false } = options
  const { container } = containerOf(bytes)
  const baking = { limits, replace, dropTrailingData, stripDoctype, secondJudge: checkBySecondJudge }
  return asGiven(image, container.bake(bytes, text, baking))
}
