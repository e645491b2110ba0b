/**
 * Which numbers keep their value on the way from JSON to RDF and back.
 * @module
 */

/** Decimal digits that a binary64 number always keeps; JSON-LD writes it to RDF with one more. */
const MAX_DIGITS = 15

/** Below this a binary64 number is subnormal and keeps fewer digits. */
const MIN_NORMAL = 2 ** -1022

/**
 * Says why a number would not come back as it was written, if so.
 * @param value what `source` reads as; infinite for one that is too large
 * @param source the number as JSON writes it
 * @returns what was found and what was expected, or `undefined` if the number is exact
 * @see https://www.rfc-editor.org/rfc/rfc7493#section-2.2
 * @see https://www.w3.org/TR/json-ld11-api/#data-round-tripping
 */
export function inexactness(value: number, source: string): string | undefined {
  if (Object.is(value, -0)) return 'found minus zero, which RDF does not know'
  if (!Number.isFinite(value)) return 'found a number that is too large'
  const digits = significantDigits(source)
  if (digits > 0 && Math.abs(value) < MIN_NORMAL) return 'found a number that is too close to zero'
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return `found ${value}, expected whole numbers between -(2^53 - 1) and 2^53 - 1`
  }
  // whole numbers of 16 digits may still be exact
  if (digits > MAX_DIGITS && String(value) !== (Number.isInteger(value) ? source : undefined)) {
    return `found ${digits} significant digits, expected at most ${MAX_DIGITS}`
  }
  return undefined
}

/** Digits from the first to the last that is not zero; 0 for zero itself. */
function significantDigits(source: string): number {
  let digits = 0
  let significant = 0
  for (const char of source) {
    if (char === 'e' || char === 'E') break
    if (char === '-' || char === '.' || (char === '0' && digits === 0)) continue
    digits++
    if (char !== '0') significant = digits
  }
  return significant
}
