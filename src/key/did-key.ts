/**
 * The DID method `key`: the identifier is the key.
 * @module
 */
import { failure } from '../problem/error.ts'
import { documentOfOneKey, type OneKeyDocument } from './controlled-identifier-document.ts'
import type { AnyJwk } from './jwk-members.ts'
import { decodeMultikey } from './multikey.ts'
import { publicKeyFromJwk } from './public-key.ts'

const PREFIX = 'did:key:'

/**
 * The did:key of a public key: an issuer id that needs no hosting. RSA keys have none here: use `didJwk`.
 *
 * @param key a key pair, a signer, or anything else with the `publicKey` as JWK
 * @returns `did:key:z6Mk…` (Ed25519), `did:key:zDna…` (P-256) or `did:key:z82L…` (P-384)
 * @throws OpenBadgesError `OB_KEY_SECRET_PUBLISHED` (the JWK holds a secret), `OB_KEY_MALFORMED`,
 * `OB_KEY_WEAK`, `OB_KEY_UNSUPPORTED` (RSA, or a kind that is not known), `OB_KEY_MISMATCH`, `OB_KEY_PURPOSE`
 * @example
 * ```ts
 * const keyPair = await generateKeyPair()
 * didKey(keyPair) // 'did:key:z6Mk…', the same as keyPair.controller
 * ```
 * @see https://w3c-ccg.github.io/did-key-spec/
 */
export function didKey(key: { readonly publicKey: AnyJwk }): string {
  const { algorithm, publicKeyMultibase } = publicKeyFromJwk(key.publicKey)
  if (publicKeyMultibase !== undefined) return `${PREFIX}${publicKeyMultibase}`
  throw failure('OB_KEY_UNSUPPORTED', `keys for ${algorithm} have no did:key here`, { hint: 'Use didJwk.' })
}

/**
 * The document of a did:key. Its one key is `did:key:X#X`. Whether the key is usable shows when it is read.
 * @param did the DID, without a fragment
 * @throws OpenBadgesError `OB_DID_MALFORMED`, and what `decodeMultikey` throws
 */
export function didKeyDocument(did: string): OneKeyDocument {
  const publicKeyMultibase = did.slice(PREFIX.length)
  if (!publicKeyMultibase.startsWith('z')) {
    throw failure('OB_DID_MALFORMED', 'a did:key must have "z" (base58btc) and a key after "did:key:"')
  }
  decodeMultikey(publicKeyMultibase, 'public')
  return documentOfOneKey({ id: methodOfDidKey(did), type: 'Multikey', controller: did, publicKeyMultibase })
}

/**
 * The id of the one key of a did:key. Proofs also name the key by the bare DID; both mean this one.
 * @returns `did:key:X#X` for the bare `did:key:X`, any other id as it is
 */
export function methodOfDidKey(id: string): string {
  return id.startsWith(PREFIX) && !id.includes('#') ? `${id}#${id.slice(PREFIX.length)}` : id
}
