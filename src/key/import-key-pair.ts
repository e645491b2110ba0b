/**
 * Reads key pairs from secret keys.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { failure } from '../problem/error.ts'
import type { KeyAlgorithm } from './algorithm.ts'
import type { JwkMembers, SecretJwk } from './jwk-members.ts'
import { type KeyIdentityOptions, keyIdentity } from './key-identity.ts'
import { type KeyPair, keyPairOf } from './key-pair.ts'
import { publicHalfOf } from './public-key.ts'
import { secretJwkFromJwk, secretJwkFromMultibase } from './secret-key.ts'
import { importSecret } from './web-crypto.ts'

/**
 * The algorithms that the key of a source can have, as far as its type tells.
 */
export type AlgorithmOfSource<Source> = Source extends
  | string
  | { readonly secretKeyMultibase: string }
  | { readonly kty: 'OKP' | 'EC' }
  ? Exclude<KeyAlgorithm, 'RS256'>
  : Source extends { readonly kty: 'RSA' }
    ? 'RS256'
    : KeyAlgorithm

/**
 * Reads a key pair from a secret key. The public key is computed from the secret; where the source names one
 * too, they must agree. An RSA key must be a JWK with all its members, `p` to `qi` included. A Multikey
 * brings its `id` and `controller`; a JWK has none, and its `kid` is not taken for one.
 *
 * It does not check whether the key was revoked or has expired, nor whether its controller lists it.
 *
 * @param source a `secretKeyMultibase` text; an object with `secretKeyMultibase` (or the older
 * `privateKeyMultibase`); or a JWK with `d`. Ed25519 secrets of 64 bytes (seed and public key) are read too
 * @param options `controller` and `id`; with a `controller`, the `id` of the source is not used
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_MISMATCH`, `OB_KEY_UNSUPPORTED`, `OB_KEY_PURPOSE`,
 * `OB_KEY_WEAK`, `OB_DID_MALFORMED`; never with the secret in its text
 * @throws TypeError if `source` is neither text nor object, or `controller` or `id` no absolute identifier
 * @example
 * ```ts
 * const keyPair = await importKeyPair(secretKeyMultibase, { controller: 'did:web:example.org' })
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 */
export async function importKeyPair<Source extends string | object>(
  source: Source,
  options: KeyIdentityOptions = {}
): Promise<KeyPair<AlgorithmOfSource<Source>>> {
  assertOptions(options, ['controller', 'id'])
  const members = membersOf(source)
  const jwk = secretOfSource(members)
  const key = publicHalfOf(jwk)
  if (members.publicKeyMultibase !== undefined && members.publicKeyMultibase !== key.publicKeyMultibase) {
    throw failure('OB_KEY_MISMATCH', 'the "publicKeyMultibase" of the key pair is not that of its secret key')
  }
  const identity = keyIdentity(
    key,
    options.controller === undefined ? { ...identityOf(members), ...options } : options
  )
  const keyPair = keyPairOf(key, identity, await importSecret(key.algorithm, jwk))
  // A source of that type can hold no key of another algorithm: reading it would have failed.
  return keyPair as KeyPair<AlgorithmOfSource<Source>>
}

function membersOf(source: unknown): JwkMembers {
  if (typeof source === 'string') {
    if (source.trimStart().startsWith('{'))
      throw new TypeError('source is JSON text: give JSON.parse(source)')
    return { secretKeyMultibase: source }
  }
  if (typeof source === 'object' && source !== null && !ArrayBuffer.isView(source)) return { ...source }
  throw new TypeError('source must be a secretKeyMultibase text, a Multikey or a JWK')
}

function secretOfSource(members: JwkMembers): SecretJwk {
  if (members.kty !== undefined) return secretJwkFromJwk(members)
  const { secretKeyMultibase, privateKeyMultibase } = members
  const texts = [secretKeyMultibase, privateKeyMultibase].filter(text => text !== undefined)
  if (texts.length === 1) return secretJwkFromMultibase(texts[0])
  throw failure('OB_KEY_MALFORMED', `the key pair has ${texts.length} secret keys; it must have one`, {
    hint: 'Give secretKeyMultibase, or a JWK with "kty" and "d".'
  })
}

function identityOf({ kty, id, controller }: JwkMembers): KeyIdentityOptions {
  if (kty !== undefined) return {}
  return {
    ...(typeof id === 'string' && { id }),
    ...(typeof controller === 'string' && { controller })
  }
}
