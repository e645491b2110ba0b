/**
 * Whose key made a proof: looked for in the issuer's own document first, for nothing else can bind a key to him.
 * @module
 */
import type { VerificationMethod } from '../key/controller.ts'
import { methodOfDidKey } from '../key/did-key.ts'
import { findVerificationMethod } from '../key/find-verification-method.ts'
import type { PublicKey } from '../key/public-key.ts'
import type { FoundBy, KeyResolver, Resolution } from '../key/resolve.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** The key of a proof, and whether it is the issuer's. */
export type LocatedKey =
  | {
      readonly key: PublicKey
      readonly method: VerificationMethod
      /** How the document that lists the key was found. */
      readonly foundBy: FoundBy
      readonly documents: readonly string[]
      /** None if the issuer's own document lists the key. */
      readonly notIssuers: readonly Problem[]
    }
  | {
      /** Why there is no key. */
      readonly problems: readonly Problem[]
      /** True if the issuer's own document was had, and does not list it: then it is not the issuer's. */
      readonly notIssuers?: true
    }

/**
 * Locates the key called `methodId`: in the document of `issuerId`, else in the document that the key's own name
 * points to. A key found there can show that the signature is good, but not that the issuer made it.
 * @param now milliseconds since 1970
 * @returns the key, with OB_KEY_NOT_ISSUERS or OB_KEY_UNREACHABLE in `notIssuers` where the issuer does not list
 *   it; or the problems of resolving and of `findVerificationMethod`
 */
export async function locateKey(
  methodId: string,
  issuerId: string,
  resolver: KeyResolver,
  now: number
): Promise<LocatedKey> {
  const wanted = methodOfDidKey(methodId)
  const holderId = wanted.split('#', 1)[0] ?? wanted
  const issuer = await resolver.resolve(issuerId)
  const listed =
    'controller' in issuer && issuer.controller.verificationMethods.some(({ id }) => id === wanted)
  if (listed) return keyIn(issuer, methodId, now, [])
  if (holderId === issuerId) {
    const missing = keyIn(issuer, methodId, now, [])
    return 'controller' in issuer && 'problems' in missing ? { ...missing, notIssuers: true } : missing
  }
  const notIssuers = 'problems' in issuer ? issuer.problems : [notListed(methodId, issuerId)]
  return keyIn(await resolver.resolve(holderId), methodId, now, notIssuers)
}

function keyIn(from: Resolution, methodId: string, now: number, notIssuers: readonly Problem[]): LocatedKey {
  if ('problems' in from) return from
  const { controller, foundBy, documents } = from
  const found = findVerificationMethod(controller, methodId, 'assertionMethod', now)
  return 'problems' in found ? found : { ...found, foundBy, documents, notIssuers }
}

function notListed(methodId: string, issuerId: string): Problem {
  const detail = `the proof was made with ${quote(methodId, 200)}, which is no key of the issuer ${quote(issuerId, 200)}`
  return problem('OB_KEY_NOT_ISSUERS', detail, {
    path: '/issuer',
    hint: 'whoever holds that key made this badge in the name of the issuer'
  })
}
