/**
 * What the holder of a did:web hosts.
 * @module
 */
import { asArray, type OneOrMany } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import { quote } from '../problem/problem.ts'
import { checkDidWeb } from './did-web.ts'
import type { Multikey } from './multikey.ts'
import { controllerOf, idsForSigning, type PublicKeyPair } from './public-key-pair.ts'
import { contextsOf, type JsonWebKeyMethod, verificationMethodOf } from './publish-key.ts'

// Type aliases, not interfaces: only these can be handed on as a JsonObject.

/**
 * A DID document with keys for issuing.
 * @see https://www.w3.org/TR/did-1.0/#did-documents
 */
export type DidWebDocument = {
  readonly '@context': readonly string[]
  /** The did:web. */
  readonly id: string
  /** Its keys. */
  readonly verificationMethod: readonly (Multikey | JsonWebKeyMethod)[]
  /** Ids of the keys that issue badges. */
  readonly assertionMethod: readonly string[]
}

/**
 * The DID document that an issuer with a did:web publishes, so that others find his keys. Host it as JSON:
 * for `did:web:example.org` at `https://example.org/.well-known/did.json`, for `did:web:example.org:lms` at
 * `https://example.org/lms/did.json`; `hostedDocuments` gives the address. A verifier that fetches nothing is given
 * it as `controllers`.
 *
 * Ed25519 keys stand in it as Multikey, all others as JsonWebKey. Keep the keys that issued earlier badges in it: a
 * badge verifies for as long as its key is listed.
 *
 * @param keyPairs one key pair or several, all of one did:web; only their public halves are used
 * @throws TypeError if there is none, they are not of one did:web, one has an id that is no fragment of it, or two
 * have one id
 * @throws OpenBadgesError `OB_DID_MALFORMED`, `OB_KEY_...` for what is no sound public key
 * @example
 * ```ts
 * const keyPair = await generateKeyPair({ controller: 'did:web:example.org' })
 * const didDocument = didWebDocument(keyPair)
 * const verifier = createVerifier({ controllers: { 'did:web:example.org': didDocument } })
 * ```
 * @see https://w3c-ccg.github.io/did-method-web/#create-register
 */
export function didWebDocument(keyPairs: OneOrMany<PublicKeyPair>): DidWebDocument {
  const pairs = asArray(keyPairs)
  const id = controllerOf(pairs)
  if (!id.startsWith('did:web:')) throw new TypeError(`${quote(id)} is no did:web`)
  checkDidWeb(id)
  // Verifiers take a DID's keys from nowhere but its own document.
  const other = pairs.find(pair => !pair.id.startsWith(`${id}#`))
  if (other !== undefined) throw new TypeError(`the key ${quote(other.id)} must be called ${id}#…`)
  const verificationMethod = pairs.map(verificationMethodOf)
  return {
    '@context': [contextUrls.did, ...contextsOf(verificationMethod)],
    id,
    verificationMethod,
    assertionMethod: idsForSigning(pairs)
  }
}
