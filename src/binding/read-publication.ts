/**
 * Reads what stands at the address of a key, in the shapes that are in use: the key as verification method, as bare
 * JWK, in a key set, or in a document of its controller.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#dereferencing-the-public-key
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import type { JsonObject } from '../base/json.ts'
import { readController } from '../key/controller.ts'
import { findInJwks, readJwks } from '../key/jwks.ts'
import { type PublicKey, publicKeyFromJwk } from '../key/public-key.ts'
import { keyOf } from '../key/published-key.ts'
import { findPublishedSecret } from '../key/published-secret.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** A key that was published at its own address. */
export interface Publication {
  readonly key: PublicKey
  /** Who the document says holds it; `undefined` if it says nothing. */
  readonly controller: string | undefined
  /** The members that stand with the key. */
  readonly published: JsonObject
}

/** A publication, or why it is none. */
export type PublicationReading = Publication | { readonly problems: readonly Problem[] }

/**
 * Reads the document at `url` for the key called `methodId`.
 * @returns the key, or OB_KEY_SECRET_PUBLISHED, OB_CONTROLLER_MISMATCH (it is about another key),
 *   OB_CONTROLLER_MALFORMED, OB_KEY_...
 */
export function readPublication(document: JsonObject, methodId: string, url: string): PublicationReading {
  const secret = findPublishedSecret(document)
  if (secret !== undefined) {
    const detail = `the document at ${quote(url)} publishes a secret key at ${quote(secret)}`
    return { problems: [problem('OB_KEY_SECRET_PUBLISHED', detail)] }
  }
  try {
    if (document.kty !== undefined) return bareKey(document, methodId)
    if (Array.isArray(document.keys)) return keyInSet(document, methodId, url)
    if (document.publicKeyMultibase !== undefined || document.publicKeyJwk !== undefined)
      return singleMethod(document, methodId)
    return listedMethod(document, methodId, url)
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return { problems: thrown.problems }
    throw thrown
  }
}

function bareKey(jwk: JsonObject, methodId: string): PublicationReading {
  const { kid } = jwk
  // A short name is the key's own affair; a full one must be the one asked for.
  if (typeof kid === 'string' && isAbsoluteIri(kid) && kid !== methodId) return mismatch('kid', kid, methodId)
  return { key: publicKeyFromJwk(jwk), controller: controllerOf(jwk), published: jwk }
}

function keyInSet(document: JsonObject, methodId: string, url: string): PublicationReading {
  const reading = readJwks(document, url)
  if ('problems' in reading) return reading
  const found = findInJwks(reading.keySet, methodId)
  return 'problems' in found
    ? found
    : { key: found.key, controller: controllerOf(found.jwk), published: found.jwk }
}

function singleMethod(published: JsonObject, methodId: string): PublicationReading {
  if (published.id !== methodId) return mismatch('id', published.id, methodId)
  const controller = controllerOf(published)
  const method = { id: methodId, controller: controller ?? '', relationships: [], published }
  return { key: keyOf(method), controller, published }
}

function listedMethod(document: JsonObject, methodId: string, url: string): PublicationReading {
  if (typeof document.id !== 'string') return mismatch('id', document.id, methodId)
  const reading = readController(document, url)
  if ('problems' in reading) return reading
  const method = reading.controller.verificationMethods.find(({ id }) => id === methodId)
  if (method === undefined) {
    const detail = `the document at ${quote(url)} lists no key ${quote(methodId)}`
    return { problems: [problem('OB_KEY_NOT_FOUND', detail)] }
  }
  if (!method.relationships.includes('assertionMethod')) {
    const detail = `the key ${quote(methodId)} is listed for ${method.relationships.join(', ') || 'nothing'}, not for assertionMethod`
    return { problems: [problem('OB_KEY_PURPOSE', detail)] }
  }
  const controller = controllerOf(method.published) ?? controllerOf(document) ?? url
  return { key: keyOf(method), controller, published: method.published }
}

/** `iss` is what the OB 3.0 guide calls it in a JWK. */
function controllerOf({ controller, iss }: JsonObject): string | undefined {
  const named = controller ?? iss
  return typeof named === 'string' ? named : named === undefined ? undefined : quote(named)
}

function mismatch(member: string, found: unknown, methodId: string): PublicationReading {
  const detail = `the document at the address of the key ${quote(methodId)} has the ${member} ${quote(found)}`
  return { problems: [problem('OB_CONTROLLER_MISMATCH', detail)] }
}
