/**
 * Judges the arguments that the verbs of baking share. What is wrong here is the caller's: a TypeError.
 * @module
 */
import type { FreshBytes } from '../base/fresh-bytes.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { decodeUtf8, encodeUtf8, isWellFormed, utf8Length } from '../base/utf8.ts'
import { checkImageSize } from '../image/image-size.ts'
import { failure } from '../problem/error.ts'

/**
 * The bytes of a picture that is given as bytes, or, an SVG, as text.
 * @throws TypeError for anything but a Uint8Array, of any realm (a Buffer is one), or a string of markup
 * @throws OpenBadgesError `OB_SVG_ENCODING` for text that UTF-8 cannot hold, `OB_LIMIT_IMAGE_BYTES`
 */
export function imageBytes(image: unknown, limits: Limits): Uint8Array {
  if (typeof image === 'string') return textBytes(image, limits)
  // `instanceof` would refuse the bytes of another realm, such as those of a test runner or a frame
  if (isUint8Array(image)) return image
  throw new TypeError(
    'image must be a Uint8Array, the bytes of a picture, or the text of an SVG; not a path, address or ArrayBuffer'
  )
}

function isUint8Array(image: unknown): image is Uint8Array {
  return ArrayBuffer.isView(image) && Object.prototype.toString.call(image) === '[object Uint8Array]'
}

function textBytes(image: string, limits: Limits): Uint8Array {
  if (!/^\ufeff?[ \t\r\n]*</.test(image)) {
    throw new TypeError('image is a string, but not the text of an SVG; other pictures are given as bytes')
  }
  checkImageSize(utf8Length(image), limits)
  if (isWellFormed(image)) return encodeUtf8(image)
  throw failure('OB_SVG_ENCODING', 'the text has a lone surrogate, which UTF-8 cannot hold', {
    hint: 'read the file as UTF-8, or give its bytes'
  })
}

/** `made` in the form in which the picture was given: bytes for bytes, text for text. */
export function asGiven(image: Uint8Array | string, made: FreshBytes): FreshBytes | string {
  return typeof image === 'string' ? (decodeUtf8(made) ?? '') : made
}

/**
 * Checks options and gives their limits over the defaults.
 * @param flags names of the options that are true or false
 * @throws TypeError for an option that does not exist, or whose value is of the wrong type
 */
export function checkOptions(
  options: { readonly limits?: Partial<Limits> },
  flags: readonly string[]
): Limits {
  assertOptions(options, ['limits', ...flags])
  const { limits, ...others } = options
  for (const [name, value] of Object.entries<unknown>(others)) {
    if (value !== undefined && typeof value !== 'boolean')
      throw new TypeError(`${name} must be true or false`)
  }
  return withDefaultLimits(limits)
}
