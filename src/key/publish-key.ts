/**
 * One public key, in the forms in which others look for it.
 * @module
 */
import { contextUrls } from '../model/context-urls.ts'
import type { DateTimeStamp } from '../model/values.ts'
import { algorithmNamed } from './algorithm.ts'
import type { PublicJwk } from './jwk-members.ts'
import type { Multikey } from './multikey.ts'
import { type PublicKeyPair, publicKeyOfPair } from './public-key-pair.ts'

// Type aliases, not interfaces: only these can be handed on as a JsonObject.

/** What a published JWK says beside the key. */
export type JwkAlgorithm = {
  /** The `alg` of the JWTs that it signs: `EdDSA`, `ES256`, `ES384` or `RS256`. */
  readonly alg: string
}

/**
 * A key as verification method of type `JsonWebKey`.
 * @see https://www.w3.org/TR/cid-1.0/#JsonWebKey
 */
export type JsonWebKeyMethod = {
  /** URL of the key. */
  readonly id: string
  /** Always `JsonWebKey`. */
  readonly type: 'JsonWebKey'
  /** Who holds the key: an issuer's id. */
  readonly controller: string
  /** From when on it must not be trusted any more. */
  readonly revoked?: DateTimeStamp
  /** The public key. */
  readonly publicKeyJwk: PublicJwk & JwkAlgorithm
}

/** A JWK that says how it is called and what it is for. */
export type SigningJwk = PublicJwk &
  JwkAlgorithm & {
    /** URL of the key. */
    readonly kid: string
    /** For signatures. */
    readonly use: 'sig'
  }

/**
 * The verification method of a key: Multikey for Ed25519, whose proofs want that; JsonWebKey for the others, which
 * sign JWTs.
 * @throws OpenBadgesError `OB_KEY_...` if it is no sound public key
 */
export function verificationMethodOf(pair: PublicKeyPair): Multikey | JsonWebKeyMethod {
  const { algorithm: name, publicKey, publicKeyMultibase } = publicKeyOfPair(pair)
  const { publishedAs, alg } = algorithmNamed(name)
  const { id, controller, revoked } = pair
  const end = revoked === undefined ? {} : { revoked }
  return publishedAs === 'Multikey' && publicKeyMultibase !== undefined
    ? { id, type: 'Multikey', controller, ...end, publicKeyMultibase }
    : { id, type: 'JsonWebKey', controller, ...end, publicKeyJwk: { ...publicKey, alg: alg[0] } }
}

/** The JWK of a key, with its name. @throws OpenBadgesError `OB_KEY_...` if it is no sound public key */
export function signingJwkOf(pair: PublicKeyPair): SigningJwk {
  const { algorithm, publicKey } = publicKeyOfPair(pair)
  return { ...publicKey, kid: pair.id, alg: algorithmNamed(algorithm).alg[0], use: 'sig' }
}

/** The contexts that define the types of these methods. */
export function contextsOf(methods: readonly { readonly type: string }[]): string[] {
  const types = new Set(methods.map(({ type }) => type))
  return [
    ...(types.has('Multikey') ? [contextUrls.multikey] : []),
    ...(types.has('JsonWebKey') ? [contextUrls.jwk] : [])
  ]
}
