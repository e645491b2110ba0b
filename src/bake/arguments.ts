/**
 * Judges the arguments that the verbs of baking share. What is wrong here is the caller's: a TypeError.
 * @module
 */
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'

/** Throws a TypeError unless `image` is a Uint8Array, of any realm; a Buffer is one. */
export function checkImage(image: unknown): asserts image is Uint8Array {
  // `instanceof` would refuse the bytes of another realm, such as those of a test runner or a frame
  if (ArrayBuffer.isView(image) && Object.prototype.toString.call(image) === '[object Uint8Array]') return
  throw new TypeError(
    'image must be a Uint8Array: the bytes of a picture, not its text, path, address or ArrayBuffer'
  )
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
