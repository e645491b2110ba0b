/**
 * The table of signature algorithms. A new one is one file and one line here.
 * @module
 */
import { ed25519 } from './ed25519.ts'
import { p256 } from './p256.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

const table = { Ed25519: ed25519, ES256: p256 } as const

/**
 * The algorithms a key can have, by their fully-specified JOSE names.
 * @see https://www.rfc-editor.org/rfc/rfc9864
 */
export type KeyAlgorithm = keyof typeof table

/** All algorithms, in the order of preference. */
export const algorithms: readonly SignatureAlgorithm<KeyAlgorithm>[] = Object.freeze(Object.values(table))

/** The names of all algorithms and their curves, for the text of a problem. */
export const supportedKeys: string = algorithms.map(({ name, crv }) => `${crv} (${name})`).join(', ')

/**
 * The algorithm of that name.
 * @throws TypeError for a name that is none of {@link KeyAlgorithm}
 */
export function algorithmNamed(name: KeyAlgorithm): SignatureAlgorithm<KeyAlgorithm> {
  const found = algorithms.find(algorithm => algorithm.name === name)
  if (found === undefined) throw new TypeError(`algorithm must be one of ${Object.keys(table).join(', ')}`)
  return found
}
