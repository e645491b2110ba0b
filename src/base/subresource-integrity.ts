/**
 * Digests of files in the form of Subresource Integrity, as credentials state them.
 * @module
 */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { base64 } from '@scure/base'

/** The algorithms that Subresource Integrity has. */
export type DigestAlgorithm = 'sha256' | 'sha384' | 'sha512'

const hashes: Readonly<Record<DigestAlgorithm, (bytes: Uint8Array) => Uint8Array>> = {
  sha256,
  sha384,
  sha512
}

/** The algorithms, from the weakest to the strongest. */
export const digestAlgorithms: readonly DigestAlgorithm[] = ['sha256', 'sha384', 'sha512']

/** The digest of `bytes`. */
export function digestOf(bytes: Uint8Array, algorithm: DigestAlgorithm): Uint8Array {
  return hashes[algorithm](bytes)
}

/**
 * The digest of a file, for `digestSRI`: whoever signs a credential with it says which bytes they mean, so that evidence cannot
 * be exchanged behind its address. `verify` holds bytes against it that are given as `resources`.
 *
 * It goes into what has an `id`, such as evidence. An Image takes no further members: a picture has its digest in
 * `relatedResource`, as `{ id, type: 'Image', digestSRI }`. VCDM 1.1 has no such terms.
 *
 * @param bytes the file
 * @param algorithm `sha256`, `sha384` or `sha512`. Default: `sha384`
 * @returns text such as `sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb`
 * @throws TypeError for anything but bytes, and for another algorithm
 * @example
 * ```ts
 * digestSRI(new Uint8Array(), 'sha256') // 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
 * buildCredential({
 *   issuer: keyPair.controller,
 *   recipient,
 *   achievement,
 *   evidence: { id: 'https://example.org/report.pdf', extension: { digestSRI: digestSRI(message) } }
 * })
 * ```
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 */
export function digestSRI(bytes: Uint8Array, algorithm: DigestAlgorithm = 'sha384'): string {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('bytes must be a Uint8Array')
  if (!digestAlgorithms.includes(algorithm))
    throw new TypeError(`algorithm must be one of ${digestAlgorithms.join(', ')}`)
  return `${algorithm}-${base64.encode(digestOf(bytes, algorithm))}`
}
