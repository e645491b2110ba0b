/**
 * Takes a credential out of a picture.
 * @module
 */
import type { FreshBytes } from '../base/fresh-bytes.ts'
import type { Limits } from '../base/limits.ts'
import { asGiven, checkOptions, imageBytes } from './arguments.ts'
import { containerOf } from './containers.ts'

/** Options of {@link strip}. */
export interface StripOptions {
  /** Ceilings of the picture, over the defaults. */
  readonly limits?: Partial<Limits>
}

/**
 * Takes out of a picture every credential of generation 3.0, also doubled, compressed, damaged or misplaced ones.
 * Everything else stays, so that `strip(bake(image, credential))` equals `image` to the last byte; a picture without
 * one gives an equal copy. Badges of older generations stay. NOT given back: what `bake` was told to leave out, such as
 * a DOCTYPE. NOT checked: the checksums of a PNG, but for that of the header.
 * @param image the bytes of a PNG or SVG, or the text of an SVG; not changed
 * @param options see {@link StripOptions}
 * @returns bytes (in a buffer of their own) for bytes, text for text
 * @throws OpenBadgesError `OB_IMAGE_FORMAT`, `OB_PNG_...` and `OB_SVG_...` for a broken picture, `OB_LIMIT_...`
 * @throws TypeError for arguments of the wrong type
 * @example
 * const original = strip(picture)
 * strip(bake('<svg/>', credential)) // '<svg/>'
 * @see https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */
export function strip(image: Uint8Array, options?: StripOptions): FreshBytes
export function strip(image: string, options?: StripOptions): string
export function strip(image: Uint8Array | string, options?: StripOptions): FreshBytes | string
export function strip(image: Uint8Array | string, options: StripOptions = {}): FreshBytes | string {
  const limits = checkOptions(options, [])
  const bytes = imageBytes(image, limits)
  return asGiven(image, containerOf(bytes).container.strip(bytes, { limits }))
}
