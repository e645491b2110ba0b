/**
 * What an issuer whose id is a web address hosts there.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { asArray, isObject, type JsonObject, type JsonValue, type OneOrMany } from '../base/json.ts'
import { defaultLimits } from '../base/limits.ts'
import { originOf } from '../base/origin.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { Profile } from '../model/profile.ts'
import { failure, throwIfError } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import type { Multikey } from './multikey.ts'
import { controllerOf, idsForSigning, type PublicKeyPair } from './public-key-pair.ts'
import { contextsOf, type JsonWebKeyMethod, verificationMethodOf } from './publish-key.ts'
import { findPublishedSecret } from './published-secret.ts'

/** A profile that also says which keys are its own. */
export type ControllerDocument = JsonObject & {
  readonly '@context': readonly string[]
  /** The issuer's id: the address at which this is hosted. */
  readonly id: string
  /** His keys. */
  readonly verificationMethod: readonly (Multikey | JsonWebKeyMethod)[]
  /** Ids of the keys that issue badges. */
  readonly assertionMethod: readonly string[]
}

/**
 * The document that an issuer with an https id publishes at that very address, so that others find his keys: his
 * profile with the keys in it, or the keys alone. A verifier that fetches nothing is given it as `controllers`.
 *
 * Ed25519 keys stand in it as Multikey, all others as JsonWebKey. Keep the keys that issued earlier badges in it: a
 * badge verifies for as long as its key is listed. Some verifiers look in other places too: `hostedDocuments` makes
 * all that is to be hosted.
 *
 * @param keyPairs one key pair or several, all of one https controller; only their public halves are used
 * @param profile the issuer's profile, as `buildProfile` makes it; whether it conforms is not checked. Default: none
 * @throws TypeError if there is no key pair, they are not of one https controller, a key's id is at another host, two
 * have one id, or `profile` is another's or has keys of its own
 * @throws OpenBadgesError `OB_KEY_SECRET_PUBLISHED` if a secret key stands in `profile`, `OB_JSON_...` and
 * `OB_LIMIT_...` if it is no plain JSON, `OB_KEY_...` for what is no sound public key
 * @example
 * ```ts
 * const keyPair = await generateKeyPair({ controller: 'https://example.org/issuer' })
 * const document = controllerDocument(keyPair, { name: 'Campus Exemple', url: 'https://example.org' })
 * document.assertionMethod // [keyPair.id]
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#controlled-identifier-documents
 */
export function controllerDocument(
  keyPairs: OneOrMany<PublicKeyPair>,
  profile: Partial<Profile> = {}
): ControllerDocument {
  const pairs = asArray(keyPairs)
  const id = controllerOf(pairs)
  const origin = originOf(id)
  if (origin === undefined)
    throw new TypeError(`${quote(id)} is no https address as its standard writes it (host in lower case)`)
  const elsewhere = pairs.find(pair => originOf(pair.id) !== origin)
  if (elsewhere !== undefined) throw new TypeError(`the key ${quote(elsewhere.id)} must be at ${origin}`)
  const verificationMethod = pairs.map(verificationMethodOf)
  const { '@context': contexts, ...members } = readProfile(profile, id)
  const isProfile = Object.keys(members).length > 0
  const own = [
    // Libraries that frame other documents, and so fetch contexts, take one as it is if that of DIDs is first.
    contextUrls.did,
    ...contextsOf(verificationMethod),
    ...(isProfile ? [contextUrls.openBadges] : [])
  ]
  const others = asArray<JsonValue>(contexts).filter(context => typeof context === 'string')
  return {
    '@context': [...new Set([...own, ...others])],
    // Without its type a profile means nothing as JSON-LD.
    ...(isProfile && { type: ['Profile'] }),
    ...members,
    id,
    verificationMethod,
    assertionMethod: idsForSigning(pairs)
  }
}

function readProfile(profile: Partial<Profile>, id: string): JsonObject {
  const { value, problems } = copyJson(profile, defaultLimits)
  throwIfError(problems)
  if (!isObject(value)) throw new TypeError('profile must be an object')
  if (value.id !== undefined && value.id !== id) {
    throw new TypeError(`the profile is that of ${quote(value.id)}, the keys are those of ${quote(id)}`)
  }
  const taken = ['verificationMethod', 'assertionMethod'].find(name => Object.hasOwn(value, name))
  if (taken !== undefined) throw new TypeError(`the profile has ${taken} already: give all keys as keyPairs`)
  const secret = findPublishedSecret(value)
  if (secret === undefined) return value
  throw failure('OB_KEY_SECRET_PUBLISHED', 'a secret key stands in the profile', { path: secret })
}
