/**
 * The signer's own controller, as a verifier will find it.
 * @module
 */

import { createKeyResolver, type KeyResolver } from '../binding/resolve.ts'
import { findVerificationMethod } from '../key/find-verification-method.ts'
import { type PublicKey, publicKeyFromJwk } from '../key/public-key.ts'
import type { Signer } from '../key/signer.ts'
import type { ProblemCode } from '../problem/codes.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'

const hostedElsewhere: readonly ProblemCode[] = ['OB_KEY_UNREACHABLE', 'OB_DID_METHOD_UNSUPPORTED']

/** Of signers that cannot change: reading a key again costs more than signing with it. */
const resolvers = new WeakMap<Signer, KeyResolver>()

/**
 * A resolver that knows the signer's controller. Where a did:key or did:jwk says itself which key it is, that counts; for
 * others the signer's word has to do.
 * @throws OpenBadgesError what is wrong with the controller, or with the public key
 */
export async function ownResolver(signer: Signer): Promise<KeyResolver> {
  const known = resolvers.get(signer)
  if (known !== undefined) return known
  const resolver = await resolverOf(signer)
  if (Object.isFrozen(signer) && Object.isFrozen(signer.publicKey)) resolvers.set(signer, resolver)
  return resolver
}

async function resolverOf({ controller, id, publicKey }: Signer): Promise<KeyResolver> {
  const resolver = createKeyResolver()
  const resolution = await resolver.resolve(controller)
  if (!('problems' in resolution)) return resolver
  const elsewhere = resolution.problems.every(({ code }) => hostedElsewhere.includes(code))
  if (!elsewhere) throw new OpenBadgesError(resolution.problems)
  const { publicKey: publicKeyJwk } = publicKeyFromJwk(publicKey)
  const assertionMethod = [{ id, type: 'JsonWebKey', controller, publicKeyJwk }]
  return createKeyResolver({ controllers: { [controller]: { id: controller, assertionMethod } } })
}

/**
 * The public key of the signer, as a verifier will find it.
 * @throws OpenBadgesError as {@link ownResolver}, and `OB_KEY_NOT_FOUND` if its id is not one of the controller's
 */
export async function ownPublicKey(signer: Signer): Promise<PublicKey> {
  const resolution = await (await ownResolver(signer)).resolve(signer.controller)
  // Neither a computed document nor the signer's word has dates.
  const found =
    'controller' in resolution
      ? findVerificationMethod(resolution.controller, signer.id, 'assertionMethod', 0)
      : resolution
  if ('key' in found) return found.key
  if ('problems' in found) throw new OpenBadgesError(found.problems)
  throw new TypeError('a controller that was given as a document was found as a key set')
}

/** The failure, to be thrown, that a signature does not fit the signer's own public key. */
export function wrongSignature({ id }: Signer): OpenBadgesError {
  return failure(
    'OB_KEY_MISMATCH',
    `the signature of ${id} does not fit the public key that the signer gives`,
    {
      hint: 'the key store signs with another key, signs a digest where the message is due, or answers DER (ecdsaSignatureFromDer mends that)'
    }
  )
}
