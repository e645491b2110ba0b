/**
 * The public key of a verification method, by the types that are in use.
 * @module
 */
import { isObject } from '../base/json.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import type { VerificationMethod } from './controller.ts'
import { type PublicKey, publicKeyFromJwk, publicKeyFromMultibase } from './public-key.ts'

/** What is to be known of a method to read its key. */
export type PublishedKey = Pick<VerificationMethod, 'id' | 'published'>

/** Keys already read, by the method they stand in: judging a point costs more than checking a signature. */
const keys = new WeakMap<PublishedKey, PublicKey>()

/**
 * The public key of a method of type Multikey, Ed25519VerificationKey2020 or JsonWebKey, or of an older
 * spelling of these.
 * @throws OpenBadgesError `OB_KEY_UNSUPPORTED` (another type or kind of key), `OB_KEY_MALFORMED`,
 * `OB_KEY_WEAK`, `OB_KEY_MISMATCH`, `OB_KEY_PURPOSE`, `OB_KEY_SECRET_PUBLISHED`
 * @see https://www.w3.org/TR/cid-1.0/#verification-material
 */
export function keyOf(method: PublishedKey): PublicKey {
  const known = keys.get(method)
  if (known !== undefined) return known
  const key = readKey(method)
  keys.set(method, key)
  return key
}

// OB 3.0 names the type DataIntegrityProof by mistake, and the reference validator writes MultiKey.
const multikeyTypes = ['Multikey', 'MultiKey', 'Ed25519VerificationKey2020', 'DataIntegrityProof']
const jwkTypes = ['JsonWebKey', 'JsonWebKey2020']

function readKey({ id, published }: PublishedKey): PublicKey {
  const { type, publicKeyMultibase, publicKeyJwk } = published
  if (typeof type !== 'string' || ![...multikeyTypes, ...jwkTypes].includes(type)) {
    const found = typeof type === 'string' ? quote(type) : `a value of type ${typeof type}`
    throw failure('OB_KEY_UNSUPPORTED', `the type of the key ${quote(id)} is ${found}`, {
      hint: 'Publish it as Multikey or JsonWebKey.'
    })
  }
  if (publicKeyMultibase !== undefined && publicKeyJwk !== undefined) {
    throw failure('OB_KEY_MALFORMED', `the key ${quote(id)} is given twice, as multibase and as JWK`)
  }
  if (jwkTypes.includes(type)) {
    if (isObject(publicKeyJwk)) return publicKeyFromJwk(publicKeyJwk)
    throw failure('OB_KEY_MALFORMED', `the key ${quote(id)} of type ${type} has no object in "publicKeyJwk"`)
  }
  const key = publicKeyFromMultibase(publicKeyMultibase)
  if (type !== 'Ed25519VerificationKey2020' || key.algorithm === 'Ed25519') return key
  throw failure('OB_KEY_MISMATCH', `the key ${quote(id)} has the type ${type}, but is a ${key.algorithm} key`)
}
