/**
 * How long a list must be.
 * @module
 */

/** Fewer would tell whose status is asked for. @see https://www.w3.org/TR/vc-bitstring-status-list/#revocation-bitstring-length */
export const MIN_ENTRIES = 131_072

/** In words, for problems. */
export const listLengths = `a multiple of 8, at least ${MIN_ENTRIES}`

/** True for a length that a new list may have: bytes are filled up, so that it is read back as it was made. */
export function isListLength(length: unknown): length is number {
  return (
    typeof length === 'number' && Number.isSafeInteger(length) && length >= MIN_ENTRIES && length % 8 === 0
  )
}

/** Refuses a length that no list may have. @throws TypeError */
export function assertListLength(length: unknown): void {
  if (!isListLength(length)) throw new TypeError(`length must be ${listLengths}`)
}
