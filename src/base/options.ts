/**
 * Judges the options that a caller gives. What is wrong here is the caller's: a TypeError.
 * @module
 */

/**
 * Refuses options that do not exist: one that is misspelt would silently not hold.
 * @param options what the caller gave
 * @param known the names there are
 * @param name what they are called, for the text
 * @throws TypeError for anything but an object, and for an unknown name
 */
export function assertOptions(options: object, known: readonly string[], name = 'options'): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${name} must be an object`)
  for (const option of Object.keys(options)) {
    if (!known.includes(option))
      throw new TypeError(`${option} is not an option; there are ${known.join(', ')}`)
  }
}
