/**
 * Dates as a JWT writes them: seconds since 1970.
 * @module
 */

const FIRST_SECOND = -62_135_596_800
const LAST_SECOND = 253_402_300_799

/**
 * The instant that a NumericDate names; it may lie before 1970, and between two seconds.
 * @param value a claim; anything but a number, and years outside of 0001 to 9999, are refused
 * @returns milliseconds since 1970-01-01T00:00:00Z, further digits cut off; `undefined` if refused.
 *   0 is an instant: compare with `undefined`
 * @see https://www.rfc-editor.org/rfc/rfc7519#section-2
 */
export function millisecondsOf(value: unknown): number | undefined {
  if (typeof value !== 'number' || !(value >= FIRST_SECOND && value <= LAST_SECOND)) return undefined
  return Math.floor(value * 1000)
}

/** The NumericDate of an instant, in whole seconds: what is left of a second is cut off. */
export function numericDateOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
