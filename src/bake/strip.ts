/**
 * Takes a credential out of a picture.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import { checkImage, checkOptions } from './arguments.ts'
import { containerOf } from './containers.ts'

/** Options of {@link strip}. */
export interface StripOptions {
  /** Ceilings of the picture, over the defaults. */
  readonly limits?: Partial<Limits>
}

/**
 * Takes out of a PNG every credential of generation 3.0, also doubled, compressed or damaged ones. Every other byte
 * stays, so that `strip(bake(image, credential))` equals `image`; a picture without one gives an equal copy.
 * Badges of older generations stay. NOT checked: checksums, but for that of the header.
 * @param image the bytes of a PNG; not changed
 * @param options see {@link StripOptions}
 * @returns new bytes in a buffer of their own
 * @throws OpenBadgesError `OB_IMAGE_FORMAT`, `OB_PNG_...` for a broken picture, `OB_LIMIT_...`
 * @throws TypeError for arguments of the wrong type
 * @example
 * const original = strip(picture)
 * @see https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */
export function strip(image: Uint8Array, options: StripOptions = {}): Uint8Array {
  checkImage(image)
  const limits = checkOptions(options, [])
  return containerOf(image).container.strip(image, { limits })
}
