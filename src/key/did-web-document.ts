/**
 * What the holder of a did:web hosts.
 * @module
 */
import { asArray, type OneOrMany } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import { checkDidWeb } from './did-web.ts'
import type { Multikey } from './multikey.ts'

/** The public half of a key: a key pair, or what `exportKeyPair` gives. */
export interface PublicMultikey {
  /** URL of the key. */
  readonly id: string
  /** Whose key it is: a did:web. */
  readonly controller: string
  /** The public key as Multikey text. */
  readonly publicKeyMultibase: string
}

/** A DID document with keys for issuing. */
export interface DidWebDocument {
  readonly '@context': readonly string[]
  /** The did:web. */
  readonly id: string
  /** Its keys. */
  readonly verificationMethod: readonly Multikey[]
  /** Ids of the keys that issue badges. */
  readonly assertionMethod: readonly string[]
}

/**
 * The DID document that an issuer with a did:web publishes, so that others find his keys. Host it as JSON:
 * for `did:web:example.org` at `https://example.org/.well-known/did.json`, for `did:web:example.org:lms` at
 * `https://example.org/lms/did.json`. A verifier that fetches nothing is given it as `controllers`.
 *
 * Keep the keys that issued earlier badges in it: a badge verifies for as long as its key is listed.
 *
 * @param keyPairs one key pair or several, all of one did:web; only their public halves are used
 * @throws TypeError if there is none, or they are not of one did:web
 * @throws OpenBadgesError `OB_DID_MALFORMED`
 * @example
 * ```ts
 * const keyPair = await generateKeyPair({ controller: 'did:web:example.org' })
 * const didDocument = didWebDocument(keyPair)
 * const verifier = createVerifier({ controllers: { 'did:web:example.org': didDocument } })
 * ```
 * @see https://w3c-ccg.github.io/did-method-web/#create-register
 */
export function didWebDocument(keyPairs: OneOrMany<PublicMultikey>): DidWebDocument {
  const given = asArray(keyPairs)
  const id = given[0]?.controller
  if (id === undefined || !id.startsWith('did:web:') || given.some(({ controller }) => controller !== id)) {
    throw new TypeError('didWebDocument needs key pairs that all have the same did:web as controller')
  }
  checkDidWeb(id)
  return {
    '@context': [contextUrls.did, contextUrls.multikey],
    id,
    verificationMethod: given.map(({ id, controller, publicKeyMultibase }) => ({
      id,
      type: 'Multikey',
      controller,
      publicKeyMultibase
    })),
    assertionMethod: given.map(({ id }) => id)
  }
}
