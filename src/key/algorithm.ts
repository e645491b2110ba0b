/**
 * The table of signature algorithms. A new one is one file and one line here.
 * @module
 */
import { ed25519 } from './ed25519.ts'
import { p256 } from './p256.ts'
import { p384 } from './p384.ts'
import { rsa } from './rsa.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

const table = { Ed25519: ed25519, ES256: p256, ES384: p384, RS256: rsa } as const

/**
 * The algorithms a key can have, by their fully-specified JOSE names. An Ed25519 key signs embedded proofs and
 * JWTs (there as `EdDSA`), the others sign JWTs.
 * @see https://www.rfc-editor.org/rfc/rfc9864
 */
export type KeyAlgorithm = keyof typeof table

/** All algorithms, in the order of preference. */
export const algorithms: readonly SignatureAlgorithm<KeyAlgorithm>[] = Object.freeze(Object.values(table))

/** The names of all algorithms and their kinds of key, for the text of a problem. */
export const supportedKeys: string = algorithms.map(one => `${kindOf(one)} (${one.name})`).join(', ')

/** The kind of key that an algorithm has, for the text of a problem: its curve, or `RSA`. */
export function kindOf({ crv, kty }: SignatureAlgorithm): string {
  return crv ?? kty
}

/**
 * The algorithm of that name.
 * @throws TypeError for a name that is none of {@link KeyAlgorithm}
 */
export function algorithmNamed(name: KeyAlgorithm): SignatureAlgorithm<KeyAlgorithm> {
  const found = algorithms.find(algorithm => algorithm.name === name)
  if (found === undefined) throw new TypeError(`algorithm must be one of ${Object.keys(table).join(', ')}`)
  return found
}
