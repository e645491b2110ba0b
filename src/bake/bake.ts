/**
 * Puts a credential into a picture.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { checkImage, checkOptions } from './arguments.ts'
import { containerOf } from './containers.ts'
import { writeCredential } from './credential-text.ts'

/** Options of {@link bake}. */
export interface BakeOptions {
  /** Take out every 3.0 credential that the picture already carries. Default false: `OB_CARRIER_PRESENT`. */
  readonly replace?: boolean
  /** Leave out bytes that stand after the end of the picture. Default false: `OB_PNG_TRAILING_DATA`. */
  readonly dropTrailingData?: boolean
  /** Ceilings of picture and credential, over the defaults. */
  readonly limits?: Partial<Limits>
}

/**
 * Puts a signed credential into a PNG, as one uncompressed iTXt chunk directly before the pixels. Every other byte
 * stays; badges of older generations in the same picture stay too.
 *
 * The whole picture is checked first (chunks, their order and every checksum), as a broken picture should not be
 * issued. NOT checked: the pixels, and whether the credential is signed or conforms; sign before you bake.
 * @param image the bytes of a PNG; not changed
 * @param credential an object, written as JSON; or its text, a JSON object or a compact JWS, written as it is
 * @param options see {@link BakeOptions}
 * @returns the bytes of the baked PNG, in a buffer of their own; `unbake` can read them under the same limits
 * @throws OpenBadgesError `OB_IMAGE_FORMAT` (SVG is not supported yet), `OB_PNG_...` for a broken picture,
 *   `OB_CARRIER_PRESENT`, `OB_CARRIER_MALFORMED` for a text that is no credential, `OB_JSON_...` for an object that is
 *   not plain data, `OB_LIMIT_...`
 * @throws TypeError for arguments of the wrong type
 * @example
 * const picture = bake(await readFile('budget.png'), credential)
 * @see https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */
export function bake(image: Uint8Array, credential: object | string, options: BakeOptions = {}): Uint8Array {
  checkImage(image)
  const limits = checkOptions(options, ['replace', 'dropTrailingData'])
  const text = writeCredential(credential, limits)
  const { replace = false, dropTrailingData = false } = options
  return containerOf(image).container.bake(image, text, { limits, replace, dropTrailingData })
}
