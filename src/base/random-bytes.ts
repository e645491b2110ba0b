/**
 * Random bytes, a few at a time.
 * @module
 */

/** Asking the system costs as much for these as for a few. */
const AT_ONCE = 4_096

let pool = new Uint8Array(0)
let taken = 0

/** `length` bytes from the platform's secure source, in a buffer of their own; none is given twice. */
export function randomBytes(length: number): Uint8Array {
  if (length > AT_ONCE) throw new RangeError(`at most ${AT_ONCE} bytes at a time`)
  if (taken + length > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(AT_ONCE))
    taken = 0
  }
  const bytes = pool.slice(taken, taken + length)
  pool.fill(0, taken, taken + length)
  taken += length
  return bytes
}
