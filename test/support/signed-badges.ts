/**
 * Generated badges over all classes, signed; and a verifier of the same day.
 * @module
 */
import { buildCredential, createVerifier, signCredential } from '../../src/index.ts'
import { credentialParts } from './arbitraries.ts'
import { clock, issuerKey, now } from './badges.ts'

/** The seed of the properties: every run tries the same. */
export const seed = 20261122

export const verifier = createVerifier({ now: clock })

/** Badges of `issuerKey`, as promises. */
export const signedBadges = credentialParts.map(parts =>
  signCredential(buildCredential({ ...parts, issuer: issuerKey.controller }, { now: clock }), {
    signer: issuerKey.signer,
    created: new Date(now)
  })
)
