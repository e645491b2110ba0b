/**
 * Judges the options that a caller gives. What is wrong here is the caller's: a TypeError.
 * @module
 */

/**
 * Refuses options that do not exist: one that is misspelt would silently not hold.
 * @param options what the caller gave
 * @param known the names there are
 * @param name what they are called, for the text
 * @param elsewhere options that something else takes, by its name: what is given in the wrong place is told the right one
 * @throws TypeError for anything but an object, and for an unknown name
 */
export function assertOptions(
  options: object,
  known: readonly string[],
  name = 'options',
  elsewhere: Readonly<Record<string, readonly string[]>> = {}
): void {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${name} must be an object`)
  for (const option of Object.keys(options)) {
    if (known.includes(option)) continue
    const [place] = Object.entries(elsewhere).find(([, names]) => names.includes(option)) ?? []
    const advice = place === undefined ? '' : ` here, but one of ${place}`
    throw new TypeError(`${option} is not an option${advice}; there are ${known.join(', ')}`)
  }
}
