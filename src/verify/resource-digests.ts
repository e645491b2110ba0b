/**
 * The digests that a credential states of a resource, and whether bytes fit them.
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 * @module
 */
import { equalBytes } from '@noble/curves/utils.js'
import { base58, base64nopad } from '@scure/base'
import { decodeBase64url } from '../base/base64url.ts'
import { asArray, type JsonObject, type JsonValue } from '../base/json.ts'
import { type DigestAlgorithm, digestAlgorithms } from '../base/subresource-integrity.ts'

/** One digest of one resource. */
interface StatedDigest {
  readonly algorithm: DigestAlgorithm
  readonly digest: Uint8Array
}

/** The members that state digests, and how each is read. */
const readers: Readonly<Record<DigestMember, (text: string) => readonly StatedDigest[]>> = {
  digestSRI: readSri,
  digestMultibase: readMultibase
}

/** A member that states digests. */
export type DigestMember = 'digestSRI' | 'digestMultibase'

/** The members that state digests. */
export const digestMembers: readonly DigestMember[] = ['digestSRI', 'digestMultibase']

/**
 * Holds the digest of a resource against those that `node` states in `member`. Of several algorithms the strongest decides;
 * of several digests by that algorithm one is enough. What is no digest, or of another algorithm, is passed over.
 * @param digestBy the digest of the resource by an algorithm
 * @returns `undefined` if none is stated by an algorithm that is read here
 */
export function fitsDigests(
  node: JsonObject,
  member: DigestMember,
  digestBy: (algorithm: DigestAlgorithm) => Uint8Array
): boolean | undefined {
  const texts = asArray<JsonValue>(node[member]).filter(text => typeof text === 'string')
  const stated = texts.flatMap(readers[member])
  const strongest = digestAlgorithms.findLast(name => stated.some(({ algorithm }) => algorithm === name))
  if (strongest === undefined) return undefined
  return stated.some(({ algorithm, digest }) => {
    return algorithm === strongest && equalBytes(digest, digestBy(algorithm))
  })
}

/** Each is an algorithm, a digest, and options, which nobody has defined. @see https://www.w3.org/TR/SRI/#the-integrity-attribute */
function readSri(text: string): StatedDigest[] {
  return text.split(/[\t\n\f\r ]+/).flatMap(token =>
    algorithms.flatMap(({ algorithm, length }) => {
      if (!token.startsWith(`${algorithm}-`)) return []
      const digest = decodeBase64(token.slice(algorithm.length + 1).replace(/\?.*$/s, ''))
      return digest?.length === length ? [{ algorithm, digest }] : []
    })
  )
}

/** Either alphabet of base64, with padding or without. */
function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return base64nopad.decode(
      text
        .replaceAll('-', '+')
        .replaceAll('_', '/')
        .replace(/={1,2}$/, '')
    )
  } catch {
    return undefined
  }
}

/** Longer than any digest here; decoding base58 takes the square of the length. */
const LONGEST = 100

/** The bytes of a digest, and the code that stands before it in a multihash, followed by the length. */
const algorithms: readonly {
  readonly algorithm: DigestAlgorithm
  readonly length: number
  readonly code: number
}[] = [
  { algorithm: 'sha256', length: 32, code: 0x12 },
  { algorithm: 'sha384', length: 48, code: 0x20 },
  { algorithm: 'sha512', length: 64, code: 0x13 }
]

function readMultibase(text: string): StatedDigest[] {
  const multihash = decodeMultibase(text)
  if (multihash === undefined) return []
  const digest = multihash.subarray(2)
  return algorithms.flatMap(({ algorithm, length, code }) => {
    const isIt = multihash[0] === code && multihash[1] === length && digest.length === length
    return isIt ? [{ algorithm, digest }] : []
  })
}

function decodeMultibase(text: string): Uint8Array | undefined {
  if (text.length > LONGEST) return undefined
  if (text.startsWith('u')) return decodeBase64url(text.slice(1))
  if (!text.startsWith('z')) return undefined
  try {
    return base58.decode(text.slice(1))
  } catch {
    return undefined
  }
}
