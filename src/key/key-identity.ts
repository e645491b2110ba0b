/**
 * Whose a key is and what it is called.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { didJwk } from './did-jwk.ts'
import { didKey } from './did-key.ts'
import { type ComputedDidMethod, checkDid, computeDocument, computedDidMethod } from './did-methods.ts'
import { checkDidWeb } from './did-web.ts'
import { jwkThumbprint } from './jwk-thumbprint.ts'
import type { PublicKey } from './public-key.ts'
import { keyOf } from './published-key.ts'
import { isSameKey } from './same-key.ts'

/** Whose a key is, as the caller says it. */
export interface KeyIdentityOptions {
  /**
   * Whose key it is: the id of the issuer, a DID or an https URL; or `'did:key'` or `'did:jwk'` for the key's own
   * DID. Default: what stands before `#` in `id`; without `id`, its own did:key, and for an RSA key, which has
   * none, its own did:jwk.
   */
  readonly controller?: string
  /**
   * URL of the key. Default: `controller`, `#` and the public key as Multikey text, for an RSA key its JWK
   * thumbprint (for a did:jwk `#0`, as its method wants it). For an https controller it may be a URL of its
   * own at the same host, as 1EdTech's validator wants it for JWTs.
   */
  readonly id?: string
}

/** Whose a key is. */
export interface KeyIdentity {
  readonly controller: string
  readonly id: string
}

/**
 * Completes the identity of `key`. A did:key or did:jwk is its own proof, so it must be the one of this very
 * key.
 * @throws TypeError for anything but absolute identifiers
 * @throws OpenBadgesError `OB_DID_MALFORMED`, `OB_KEY_MISMATCH`, and other `OB_KEY_...` if such a DID holds no sound
 * public key
 */
export function keyIdentity(key: PublicKey, options: KeyIdentityOptions): KeyIdentity {
  const id = absoluteOption('id', options.id)
  const controller =
    ownDidNamed(options.controller, key) ??
    absoluteOption('controller', options.controller) ??
    id?.replace(/#.*$/s, '') ??
    ownDid(key)
  if (controller.startsWith('did:')) checkDid(controller)
  if (controller.startsWith('did:web:')) checkDidWeb(controller)
  const method = computedDidMethod(controller)
  if (method !== undefined) return { controller, id: idInComputedDocument(key, method, controller, id) }
  if (id === undefined && controller.includes('#')) {
    throw new TypeError(`id must be given: the controller ${quote(controller)} has a fragment already`)
  }
  return { controller, id: id ?? `${controller}#${key.publicKeyMultibase ?? jwkThumbprint(key.publicKey)}` }
}

/** The key's own DID of the method that is named in place of a controller. */
function ownDidNamed(controller: string | undefined, key: PublicKey): string | undefined {
  if (controller === 'did:jwk') return didJwk(key)
  return controller === 'did:key' ? didKey(key) : undefined
}

/** The DID that is the key itself. */
function ownDid(key: PublicKey): string {
  return key.publicKeyMultibase === undefined ? didJwk(key) : didKey(key)
}

function idInComputedDocument(
  key: PublicKey,
  method: ComputedDidMethod,
  controller: string,
  id?: string
): string {
  const [own] = computeDocument(method, controller).verificationMethod
  if (isSameKey(keyOf({ id: own.id, published: own }), key) && (id ?? own.id) === own.id) return own.id
  throw failure('OB_KEY_MISMATCH', `the key is not ${quote(id ?? controller)}; it is ${quote(ownDid(key))}`, {
    hint: 'Leave "controller" and "id" out, or give an issuer id that lists this key.'
  })
}

function absoluteOption(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string' && isAbsoluteIri(value)) return value
  throw new TypeError(
    `${name} must be an absolute identifier, such as did:web:example.org or https://example.org`
  )
}
