/**
 * Values of some bits each, one after the other in a run of bytes; the left-most bit of the first byte comes first.
 * @module
 */

/** The most bits that one value may have here. */
export const MAX_STATUS_SIZE = 32

/** How many values of `size` bits `bytes` hold. */
export function countOf(bytes: Uint8Array, size: number): number {
  return Math.floor((bytes.length * 8) / size)
}

/**
 * The value at `index`, most significant bit first.
 * @param index below {@link countOf}
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-encoding
 */
export function valueIn(bytes: Uint8Array, index: number, size: number): number {
  let value = 0
  for (let bit = index * size; bit < (index + 1) * size; bit++) {
    value = value * 2 + (((bytes[Math.floor(bit / 8)] ?? 0) >> (7 - (bit % 8))) & 1)
  }
  return value
}

/** Writes `value` at `index` into `bytes`, most significant bit first. */
export function putValue(bytes: Uint8Array, index: number, size: number, value: number): void {
  let rest = value
  for (let bit = (index + 1) * size - 1; bit >= index * size; bit--) {
    const mask = 0x80 >> (bit % 8)
    const at = Math.floor(bit / 8)
    const byte = bytes[at] ?? 0
    bytes[at] = rest % 2 === 1 ? byte | mask : byte & ~mask
    rest = Math.floor(rest / 2)
  }
}
