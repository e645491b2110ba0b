/**
 * Public keys, read from Multikey or JWK.
 * @module
 */
import { failure, OpenBadgesError } from '../problem/error.ts'
import type { Problem } from '../problem/problem.ts'
import type { KeyAlgorithm } from './algorithm.ts'
import { algorithmOfJwk, secretJwkMembers } from './jwk.ts'
import type { JwkMembers, PublicJwk, SecretJwk } from './jwk-members.ts'
import { decodeMultikey, encodeMultikey, hasMultikey } from './multikey.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

/** A public key that was checked. Frozen. */
export interface PublicKey {
  /** The algorithm it verifies. */
  readonly algorithm: KeyAlgorithm
  /** The key as JWK, with the members that make the key and no others. */
  readonly publicKey: PublicJwk
  /** The key as Multikey text; RSA keys have none. */
  readonly publicKeyMultibase: string | undefined
}

/** A public key, or why there is none. */
export type PublicKeyReading = { readonly key: PublicKey } | { readonly problems: readonly Problem[] }

/**
 * The key that `read` gives, or the problems of the OpenBadgesError that it throws.
 * @throws whatever else `read` throws: that is no fault of the key
 */
export function readingOf(read: () => PublicKey): PublicKeyReading {
  try {
    return { key: read() }
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return { problems: thrown.problems }
    throw thrown
  }
}

/**
 * Reads a public key from its Multikey text.
 * @param text `z6Mk…` (Ed25519), `zDna…` (P-256) or `z82L…` (P-384)
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_WEAK`, `OB_KEY_UNSUPPORTED`, `OB_KEY_SECRET_PUBLISHED`
 */
export function publicKeyFromMultibase(text: unknown): PublicKey {
  const { algorithm, bytes } = decodeMultikey(text, 'public')
  return publicKeyOf(algorithm, algorithm.multikey.publicJwkOf(bytes))
}

/**
 * Reads a public key from a JWK. Members that do not make the key (`kid`, `x5c` ...) are not looked at;
 * `alg`, `use` and `key_ops` must allow verifying.
 * @param jwk the JWK as an object
 * @throws OpenBadgesError `OB_KEY_SECRET_PUBLISHED` (it holds secret members), `OB_KEY_MALFORMED`,
 * `OB_KEY_WEAK`, `OB_KEY_UNSUPPORTED`, `OB_KEY_MISMATCH`, `OB_KEY_PURPOSE`
 */
export function publicKeyFromJwk(jwk: object): PublicKey {
  const members: JwkMembers = { ...jwk }
  const secret = secretJwkMembers.find(name => Object.hasOwn(members, name))
  if (secret !== undefined) {
    throw failure('OB_KEY_SECRET_PUBLISHED', `the JWK holds its secret in "${secret}"; a public key is due`, {
      hint: 'Whoever read it can sign: stop using this key and make a new one.'
    })
  }
  const algorithm = algorithmOfJwk(members, 'verify')
  return publicKeyOf(algorithm, algorithm.publicJwk(members))
}

/** The public half of a secret key that was checked. */
export function publicHalfOf(secret: SecretJwk): PublicKey {
  const algorithm = algorithmOfJwk(secret, 'verify')
  return publicKeyOf(algorithm, algorithm.publicJwk(secret))
}

function publicKeyOf(algorithm: SignatureAlgorithm<KeyAlgorithm>, publicKey: PublicJwk): PublicKey {
  const publicKeyMultibase = hasMultikey(algorithm)
    ? encodeMultikey({ algorithm, bytes: algorithm.multikey.publicBytes(publicKey) }, 'public')
    : undefined
  return Object.freeze({ algorithm: algorithm.name, publicKey: Object.freeze(publicKey), publicKeyMultibase })
}
