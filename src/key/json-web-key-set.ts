/**
 * The key set that an issuer hosts.
 * @module
 */
import { asArray, type OneOrMany } from '../base/json.ts'
import { assertPairs, type PublicKeyPair } from './public-key-pair.ts'
import { type SigningJwk, signingJwkOf } from './publish-key.ts'

// Type aliases, not interfaces: only these can be handed on as a JsonObject.

/** A JWK of a key set: which key it is, what for, and whose. */
export type IssuerJwk = SigningJwk & {
  /** Whose key it is: the issuer's id. */
  readonly iss: string
}

/**
 * A JSON Web Key Set.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export type JsonWebKeySet = {
  /** The keys. A list of its own, and not `readonly`, as other libraries want it so in their types. */
  readonly keys: IssuerJwk[]
}

/**
 * The key set that a host publishes, so that verifiers of JWTs find the keys of its issuers. Host it as
 * `application/jwk-set+json` at `https://{host}/.well-known/jwks.json`, the host being that of the issuer's id. Each
 * key says in `iss` whose it is, so that issuers who share a host do not sign for each other.
 *
 * Keep the keys that issued earlier badges in it: a badge verifies for as long as its key is published. Keys with
 * `revoked` are left out.
 *
 * @param keyPairs one key pair or several, of one issuer or several on one host; only their public halves are used
 * @returns a new key set, which other libraries take as it is: `createLocalJWKSet(jwks(keyPair))` of `jose`
 * @throws TypeError if there is none, or two have one id
 * @throws OpenBadgesError `OB_KEY_...` for what is no sound public key
 * @example
 * ```ts
 * const keyPair = await generateKeyPair({ algorithm: 'ES256', controller: 'https://example.org/issuer' })
 * const keySet = jwks(keyPair)
 * keySet.keys.map(({ kid, alg }) => [kid, alg]) // [['https://example.org/issuer#zDna…', 'ES256']]
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function jwks(keyPairs: OneOrMany<PublicKeyPair>): JsonWebKeySet {
  const pairs = asArray(keyPairs)
  assertPairs(pairs)
  // A key set has no word for a key that was revoked.
  const good = pairs.filter(({ revoked }) => revoked === undefined)
  return { keys: good.map(pair => ({ ...signingJwkOf(pair), iss: pair.controller })) }
}
