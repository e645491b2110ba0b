/**
 * The Multikey encoding: multibase `z` (base58btc) of a multicodec prefix and the bytes of a key.
 * @module
 */
import { base58 } from '@scure/base'
import type { DateTimeStamp } from '../model/values.ts'
import { failure } from '../problem/error.ts'
import { algorithms, type KeyAlgorithm, kindOf } from './algorithm.ts'
import type { MultikeyForm } from './multikey-form.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

// Type aliases, not interfaces: only these can be handed on as a JsonObject.

/**
 * A key as verification method of type `Multikey`.
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 */
export type Multikey = {
  /** URL of the key: its controller, `#` and a fragment. */
  readonly id: string
  /** Always `Multikey`. */
  readonly type: 'Multikey'
  /** Who holds the key: an issuer's id. */
  readonly controller: string
  /** From when on it must not be trusted any more. */
  readonly revoked?: DateTimeStamp
  /** The public key: `z6Mk…` for Ed25519, `zDna…` for P-256, `z82L…` for P-384. */
  readonly publicKeyMultibase: string
}

/** A {@link Multikey} together with its secret. Keep it where nobody else reads. */
export type SecretMultikey = Multikey & {
  /** The secret key: `z3u2…` for Ed25519, `z42t…` for P-256, `z2fa…` for P-384. */
  readonly secretKeyMultibase: string
}

/** Which half of a key a text holds. */
export type KeyHalf = 'public' | 'secret'

/** The bytes of a key and what they are for. They are not yet known to be a usable key. */
export interface KeyBytes {
  readonly algorithm: MultikeyAlgorithm
  readonly bytes: Uint8Array
}

/** An algorithm whose keys have a Multikey. */
export type MultikeyAlgorithm = SignatureAlgorithm<KeyAlgorithm> & { readonly multikey: MultikeyForm }

/** True if the keys of `algorithm` have a Multikey. */
export function hasMultikey(algorithm: SignatureAlgorithm<KeyAlgorithm>): algorithm is MultikeyAlgorithm {
  return algorithm.multikey !== undefined
}

const withMultikey: readonly MultikeyAlgorithm[] = algorithms.filter(hasMultikey)
const supportedMultikeys = withMultikey
  .map(algorithm => `${kindOf(algorithm)} (${algorithm.name})`)
  .join(', ')

/** Longer than any key in the table; base58 costs the square of its length, so nothing longer is read. */
const MAX_LENGTH = 160

/** One half of a key as multibase text. */
export function encodeMultikey({ algorithm, bytes }: KeyBytes, half: KeyHalf): string {
  return `z${base58.encode(Uint8Array.of(...prefixOf(algorithm, half), ...bytes))}`
}

/**
 * Reads one half of a key from multibase text. The length of a public key is checked, not the key itself.
 * @param text what stands in `publicKeyMultibase` or `secretKeyMultibase`
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_UNSUPPORTED` (another kind of key),
 * `OB_KEY_SECRET_PUBLISHED` (a secret where a public key is due). The text itself is never shown: a secret
 * may stand in the wrong place.
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 */
export function decodeMultikey(text: unknown, half: KeyHalf): KeyBytes {
  const decoded = decodeMultibase(text, half)
  const found = withMultikey.find(algorithm => startsWith(decoded, prefixOf(algorithm, half)))
  if (found === undefined) throw otherKey(decoded, half)
  const { publicLength } = found.multikey
  const bytes = decoded.slice(prefixOf(found, half).length)
  if (half === 'public' && bytes.length !== publicLength) {
    throw failure(
      'OB_KEY_MALFORMED',
      `the ${kindOf(found)} public key has ${bytes.length} bytes; it must have ${publicLength}`
    )
  }
  return { algorithm: found, bytes }
}

function decodeMultibase(text: unknown, half: KeyHalf): Uint8Array {
  if (typeof text !== 'string' || !text.startsWith('z')) {
    throw failure(
      'OB_KEY_MALFORMED',
      `the ${half} key is not multibase text that begins with "z" (base58btc)`
    )
  }
  if (text.length > MAX_LENGTH) {
    throw failure(
      'OB_KEY_UNSUPPORTED',
      `the ${half} key has ${text.length} characters; known keys are shorter`,
      {
        hint: `Known keys: ${supportedMultikeys}. An RSA key must be a JWK.`
      }
    )
  }
  try {
    return base58.decode(text.slice(1))
  } catch {
    throw failure('OB_KEY_MALFORMED', `the ${half} key holds a character that is not base58btc`)
  }
}

function otherKey(decoded: Uint8Array, half: KeyHalf) {
  const isOf = (other: KeyHalf) =>
    withMultikey.some(algorithm => startsWith(decoded, prefixOf(algorithm, other)))
  if (half === 'public' && isOf('secret')) {
    return failure('OB_KEY_SECRET_PUBLISHED', 'a secret key stands where a public key is due', {
      hint: 'Whoever read it can sign: stop using this key and make a new one.'
    })
  }
  if (half === 'secret' && isOf('public')) {
    return failure('OB_KEY_MALFORMED', 'a public key stands where a secret key is due')
  }
  return failure('OB_KEY_UNSUPPORTED', `the ${half} key is of a kind that is not known here, or was cut`, {
    hint: `Known keys: ${supportedMultikeys}. An RSA key must be a JWK.`
  })
}

function prefixOf({ multikey }: MultikeyAlgorithm, half: KeyHalf): readonly [number, number] {
  return half === 'public' ? multikey.publicPrefix : multikey.secretPrefix
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte)
}
