/**
 * The DID method `jwk`: the identifier holds the key as JWK.
 * @module
 */
import { decodeBase64url, encodeBase64url } from '../base/base64url.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { defaultLimits, type Limits } from '../base/limits.ts'
import { readJson } from '../base/read-json.ts'
import { decodeUtf8, encodeUtf8 } from '../base/utf8.ts'
import { failure } from '../problem/error.ts'
import { documentOfOneKey, type OneKeyDocument } from './controlled-identifier-document.ts'
import type { AnyJwk } from './jwk-members.ts'
import { canonicalJwk } from './jwk-thumbprint.ts'
import { publicKeyFromJwk } from './public-key.ts'
import { findPublishedSecret } from './published-secret.ts'

const PREFIX = 'did:jwk:'

/** An RSA key with a chain of certificates fits well; documents that are kept stay small. */
const limits: Limits = Object.freeze({ ...defaultLimits, maxBytes: 16 * 1024 })

/**
 * The did:jwk of a public key of any kind: an issuer id that needs no hosting. Only the members that make the
 * key are in it, in the order of their names, so that one key has one did:jwk here. Other tools may write
 * another for it.
 *
 * @param key a key pair, a signer, or anything else with the `publicKey` as JWK
 * @throws OpenBadgesError `OB_KEY_SECRET_PUBLISHED` (the JWK holds a secret), `OB_KEY_MALFORMED`,
 * `OB_KEY_WEAK`, `OB_KEY_UNSUPPORTED`, `OB_KEY_MISMATCH`, `OB_KEY_PURPOSE`
 * @example
 * ```ts
 * const keyPair = await generateKeyPair()
 * didJwk(keyPair) // 'did:jwk:eyJjcnYiOiJFZDI1NTE5Ii…'
 * ```
 * @see https://github.com/quartzjer/did-jwk/blob/main/spec.md
 */
export function didJwk(key: { readonly publicKey: AnyJwk }): string {
  const { publicKey } = publicKeyFromJwk(key.publicKey)
  return `${PREFIX}${encodeBase64url(encodeUtf8(canonicalJwk(publicKey)))}`
}

/**
 * The document of a did:jwk. Its one key is `#0`. Whether the key is usable shows when it is read.
 * @param did the DID, without a fragment
 * @throws OpenBadgesError `OB_DID_MALFORMED` if it is not strict base64url of strict JSON,
 * `OB_KEY_SECRET_PUBLISHED` if that holds a secret
 */
export function didJwkDocument(did: string): OneKeyDocument {
  return documentOfOneKey({
    id: `${did}#0`,
    type: 'JsonWebKey',
    controller: did,
    publicKeyJwk: decodeJwk(did.slice(PREFIX.length))
  })
}

function decodeJwk(text: string): JsonObject {
  const bytes = text.length > 2 * limits.maxBytes ? undefined : decodeBase64url(text)
  const json = bytes && decodeUtf8(bytes)
  if (!json) {
    throw failure('OB_DID_MALFORMED', 'a did:jwk must have base64url text without padding after "did:jwk:"')
  }
  const { value, problems } = readJson(json, limits)
  // Only codes are told, and not the DID itself: the JWK may hold a secret.
  if (!isObject(value)) {
    const reasons = problems.map(({ code }) => code).join(', ') || 'another kind of value'
    throw failure('OB_DID_MALFORMED', `the text of a did:jwk must be a strict JSON object; found ${reasons}`)
  }
  if (findPublishedSecret(value) === undefined) return value
  throw failure('OB_KEY_SECRET_PUBLISHED', 'the JWK in a did:jwk holds its secret', {
    hint: 'Whoever read it can sign: stop using this key and make a new one.'
  })
}
