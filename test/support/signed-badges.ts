/**
 * Generated badges over all classes, signed, as are the endorsements in them; and a verifier of the same day.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue } from '../../src/base/json.ts'
import { buildCredential, createVerifier, type OpenBadgeCredential, signCredential } from '../../src/index.ts'
import { credentialParts } from './arbitraries.ts'
import { clock, issuerKey, now, strangerKey } from './badges.ts'

/** The seed of the properties: every run tries the same. */
export const seed = 20261122

export const verifier = createVerifier({ now: clock })

const created = new Date(now)

/** Badges of `issuerKey`, as promises. */
export const signedBadges = credentialParts.map(async parts => {
  const built = buildCredential({ ...parts, issuer: issuerKey.controller }, { now: clock })
  // What was built is JSON, and stays a badge; the compiler does not know.
  const endorsed = (await withSignedEndorsements(JSON.parse(JSON.stringify(built)))) as unknown
  return signCredential(endorsed as OpenBadgeCredential, { signer: issuerKey.signer, created })
})

async function withSignedEndorsements(value: JsonValue): Promise<JsonValue> {
  if (Array.isArray(value)) return Promise.all(value.map(withSignedEndorsements))
  if (!isObject(value)) return value
  const members = Object.entries(value).map(async ([member, inner]) => {
    if (member !== 'endorsement') return [member, await withSignedEndorsements(inner ?? null)] as const
    return [
      member,
      await Promise.all(asArray<JsonValue>(inner).filter(isObject).map(signedEndorsement))
    ] as const
  })
  return Object.fromEntries(await Promise.all(members))
}

async function signedEndorsement({ proof: _, ...endorsement }: JsonObject): Promise<JsonObject> {
  const unsigned = { ...endorsement, issuer: { id: strangerKey.controller, type: ['Profile'] } }
  return signCredential(unsigned as JsonObject & { proof?: never }, {
    signer: strangerKey.signer,
    created
  }) as unknown as JsonObject
}
