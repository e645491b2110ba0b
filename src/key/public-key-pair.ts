/**
 * The public half of a key pair, as it is handed in for publishing.
 * @module
 */
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import type { DateTimeStamp } from '../model/values.ts'
import { quote } from '../problem/problem.ts'
import type { AnyJwk } from './jwk-members.ts'
import { type PublicKey, publicKeyFromJwk, publicKeyFromMultibase } from './public-key.ts'

/**
 * The public half of a key pair: a key pair, its signer, a Multikey from `exportKeyPair`, or what was kept of an
 * older key. Of secrets that stand beside it nothing is used.
 */
export type PublicKeyPair = {
  /** URL of the key. */
  readonly id: string
  /** Whose key it is: an issuer's id. */
  readonly controller: string
  /**
   * Since when the key must not be trusted any more, as `2026-11-22T09:30:00Z`: nothing that it signed verifies. It is
   * then published as revoked, and for no use. Default: it is good.
   */
  readonly revoked?: DateTimeStamp
} & (
  | {
      /** The public key as JWK. */
      readonly publicKey: AnyJwk
    }
  | {
      /** The public key as Multikey text. */
      readonly publicKeyMultibase: string
    }
)

/**
 * The key of a key pair to publish.
 * @throws OpenBadgesError `OB_KEY_...` if it is no sound public key
 */
export function publicKeyOfPair(pair: PublicKeyPair): PublicKey {
  if ('publicKey' in pair) return publicKeyFromJwk(pair.publicKey)
  return publicKeyFromMultibase(pair.publicKeyMultibase)
}

/**
 * Checks key pairs to publish: that they are some, and that their names differ.
 * @throws TypeError if there is none, one has no `id` and `controller`, or two have one `id`
 */
export function assertPairs(pairs: readonly PublicKeyPair[]): void {
  if (pairs.length === 0) throw new TypeError('at least one key pair must be given')
  const ids = new Set<string>()
  for (const { id, controller, revoked } of pairs) {
    if (typeof id !== 'string' || typeof controller !== 'string') {
      throw new TypeError('a key pair must have id, controller and publicKey, or publicKeyMultibase')
    }
    if (revoked !== undefined && parseDateTimeStamp(revoked) === undefined) {
      throw new TypeError('revoked must be a date and time with its zone, as 2026-11-22T09:30:00Z')
    }
    if (ids.has(id)) throw new TypeError(`two key pairs have the id ${quote(id)}`)
    ids.add(id)
  }
}

/**
 * The one controller of key pairs.
 * @throws TypeError if there is none, or they are not of one controller
 */
export function controllerOf(pairs: readonly PublicKeyPair[]): string {
  assertPairs(pairs)
  const [first, ...others] = new Set(pairs.map(({ controller }) => controller))
  if (first !== undefined && others.length === 0) return first
  throw new TypeError('the key pairs must all have the same controller')
}

/** The ids of the keys that may sign: all but those that were revoked. */
export function idsForSigning(pairs: readonly PublicKeyPair[]): string[] {
  return pairs.filter(({ revoked }) => revoked === undefined).map(({ id }) => id)
}
