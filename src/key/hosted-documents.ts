/**
 * All that an issuer must put on his web server, so that others find his keys.
 * @module
 */
import { asArray, type JsonObject, type OneOrMany } from '../base/json.ts'
import { assertOptions } from '../base/options.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { Profile } from '../model/profile.ts'
import { quote } from '../problem/problem.ts'
import { controllerDocument } from './controller-document.ts'
import { computedDidMethod } from './did-methods.ts'
import { didWebUrl } from './did-web.ts'
import { didWebDocument } from './did-web-document.ts'
import { jwks } from './json-web-key-set.ts'
import { keySetUrl } from './key-set-url.ts'
import { controllerOf, type PublicKeyPair } from './public-key-pair.ts'
import { signingJwkOf, verificationMethodOf } from './publish-key.ts'

/** A document to put on a web server. */
export interface HostedDocument {
  /** Where it must be. */
  readonly url: string
  /** The `Content-Type` to serve it with. `application/json` will do too. */
  readonly contentType: string
  /** What must be there, as JSON. */
  readonly document: JsonObject
}

/** Options of {@link hostedDocuments}. */
export interface HostedDocumentsOptions {
  /**
   * The issuer's profile, as `buildProfile` makes it. It becomes part of the document at an https id; a DID document
   * has no room for it. Default: none.
   */
  readonly profile?: Partial<Profile>
}

/**
 * All that an issuer must put on his web server, so that this library, 1EdTech's validator and others find his keys:
 *
 * - for a did:web its DID document;
 * - for an https id the document at this id, the key set at `/.well-known/jwks.json` of its host, and each key whose id
 *   is an address of its own at this address: Ed25519 as Multikey, others as JWK. 1EdTech's validator finds the keys of
 *   JWTs in this last way only, so give a key that signs JWTs an id such as `https://example.org/keys/1`;
 * - for a did:key or did:jwk nothing.
 *
 * Issuers who share a host share its key set: host one that `jwks` makes of all their keys. Give all keys that issued
 * earlier badges: a badge verifies for as long as its key is published. A key that must not be trusted any more is given
 * as `{ ...keyPair, revoked: '2026-11-22T09:30:00Z' }`.
 *
 * @param keyPairs one key pair or several, all of one controller; only their public halves are used
 * @param options `profile`
 * @returns the documents, each at an address of its own
 * @throws TypeError if there is no key pair, they are not of one controller, it is neither https nor one of the DIDs
 * above, a key's id is not at its host, two documents would be at one address, or as `didWebDocument` and
 * `controllerDocument` do
 * @throws OpenBadgesError `OB_DID_MALFORMED`, `OB_KEY_...` for what is no sound public key, and as
 * `controllerDocument` does
 * @example
 * ```ts
 * const controller = 'https://example.org/issuer'
 * const keyPair = await generateKeyPair({ algorithm: 'ES256', controller, id: 'https://example.org/keys/1' })
 * hostedDocuments(keyPair, { profile: { name: 'Campus Exemple' } }).map(({ url }) => url)
 * // [controller, 'https://example.org/.well-known/jwks.json', 'https://example.org/keys/1']
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#dereferencing-the-public-key
 */
export function hostedDocuments(
  keyPairs: OneOrMany<PublicKeyPair>,
  options: HostedDocumentsOptions = {}
): readonly HostedDocument[] {
  assertOptions(options, ['profile'])
  const pairs = asArray(keyPairs)
  const controller = controllerOf(pairs)
  if (computedDidMethod(controller) !== undefined) return []
  if (controller.startsWith('did:web:')) {
    const url = didWebUrl(controller)
    return [{ url, contentType: 'application/did+json', document: didWebDocument(pairs) }]
  }
  const documents = [
    ...issuerDocuments(pairs, controller, options.profile),
    ...keyDocuments(pairs, controller)
  ]
  assertApart(documents)
  return documents
}

function issuerDocuments(
  pairs: readonly PublicKeyPair[],
  controller: string,
  profile?: Partial<Profile>
): HostedDocument[] {
  const document = controllerDocument(pairs, profile)
  const keySet = keySetUrl(new URL(controller).origin)
  return [
    { url: addressOf(controller), contentType: 'application/ld+json', document },
    { url: keySet, contentType: 'application/jwk-set+json', document: jwks(pairs) }
  ]
}

function keyDocuments(pairs: readonly PublicKeyPair[], controller: string): HostedDocument[] {
  const apart = pairs.filter(({ id, revoked }) => revoked === undefined && !id.startsWith(`${controller}#`))
  return apart.map(keyDocument)
}

function keyDocument(pair: PublicKeyPair): HostedDocument {
  const url = addressOf(pair.id)
  const method = verificationMethodOf(pair)
  if (method.type === 'Multikey') {
    const document = { '@context': contextUrls.multikey, ...method }
    return { url, contentType: 'application/ld+json', document }
  }
  const document = { ...signingJwkOf(pair), controller: pair.controller }
  return { url, contentType: 'application/jwk+json', document }
}

function addressOf(id: string): string {
  const url = id.replace(/#.*$/s, '')
  // Verifiers ask for an address only as it is written by its standard, or they would ask for another.
  const { href } = new URL(url)
  if (href === url) return url
  throw new TypeError(`${quote(url)} is no address that can be asked for: write it as ${quote(href)}`)
}

function assertApart(documents: readonly HostedDocument[]): void {
  const urls = documents.map(({ url }) => url)
  const shared = urls.find((url, index) => urls.indexOf(url) !== index)
  if (shared === undefined) return
  const hint = "give each key an id with an address of its own, or a fragment of the issuer's id"
  throw new TypeError(`two documents would be at ${quote(shared)}: ${hint}`)
}
