/**
 * Generated badges over all classes, signed, as are the endorsements in them; and a verifier of the same day.
 * @module
 */
import type { Arbitrary } from 'fast-check'
import { isObject, type JsonObject, type JsonValue } from '../../src/base/json.ts'
import { buildCredential, createVerifier, type KeyPair, signCredential } from '../../src/index.ts'
import { credentialParts } from './arbitraries.ts'
import { clock, issuerKey, now, strangerKey } from './badges.ts'
import { signAnything } from './sign-anything.ts'

/** The seed of the properties: every run tries the same. */
export const seed = 20261122

export const verifier = createVerifier({ now: clock })

type Sign = (credential: JsonObject, keyPair: KeyPair) => Promise<JsonObject>

/** Badges of `issuerKey`, as promises, by `signCredential`. */
export const signedBadges = badgesSignedBy((credential, { signer }) =>
  signCredential(credential, { signer, created: new Date(now) })
)

/** The same in half the time, for tests of what comes later: neither the badge nor its new proof is checked. */
export const quicklySignedBadges = badgesSignedBy((credential, keyPair) => signAnything(credential, keyPair))

function badgesSignedBy(sign: Sign): Arbitrary<Promise<JsonObject>> {
  return credentialParts.map(async parts => {
    const built = buildCredential({ ...parts, issuer: issuerKey.controller }, { now: clock })
    const endorsed = await withSignedEndorsements(JSON.parse(JSON.stringify(built)), sign)
    return sign(endorsed, issuerKey)
  })
}

async function withSignedEndorsements(object: JsonObject, sign: Sign): Promise<JsonObject> {
  const members = Object.entries(object).map(async ([member, inner]) => {
    const inside = async (value: JsonValue): Promise<JsonValue> => {
      if (Array.isArray(value)) return Promise.all(value.map(inside))
      if (!isObject(value)) return value
      return member === 'endorsement' ? signedEndorsement(value, sign) : withSignedEndorsements(value, sign)
    }
    return [member, await inside(inner ?? null)] as const
  })
  return Object.fromEntries(await Promise.all(members))
}

function signedEndorsement({ proof: _, ...endorsement }: JsonObject, sign: Sign): Promise<JsonObject> {
  return sign({ ...endorsement, issuer: { id: strangerKey.controller, type: ['Profile'] } }, strangerKey)
}
