/**
 * Judges the options that a caller gives. What is wrong here is the caller's: a TypeError.
 * @module
 */

/**
 * Refuses options that do not exist: one that is misspelt would silently not hold.
 * @param options what the caller gave
 * @param known the names there are
 * @throws TypeError for anything but an object, and for an unknown name
 */
export function assertOptions(options: object, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('options must be an object')
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new TypeError(`${name} is not an option; there are ${known.join(', ')}`)
  }
}
