/**
 * Badges with endorsements.
 * @module
 */
import type { JsonObject } from '../../src/base/json.ts'
import { contextUrls } from '../../src/model/context-urls.ts'
import { badgeBy, created, embedded, jwt } from './badges.ts'
import { discounted, type Expectation } from './corpus.ts'
import { did, issuers, twinOf } from './issuers.ts'
import { strangerKey } from './keys.ts'
import { sent } from './listed.ts'

const { web } = issuers.didWeb
/** Somebody who is no stranger here: he endorses the badge. */
export const endorserKey = strangerKey
/** What is endorsed. */
export const badgeId = String(badgeBy(did).id)

/** What an endorser says of `of`, with `members` over his own. */
export function praise(of: string, members: JsonObject = {}): JsonObject {
  return {
    '@context': [contextUrls.credentialsV2, contextUrls.openBadges],
    id: 'https://endorser.example/1',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: endorserKey.controller, type: ['Profile'], name: 'Ateliers' },
    validFrom: created,
    name: 'Éloge',
    credentialSubject: { id: of, type: ['EndorsementSubject'] },
    ...members
  }
}

/** The same, signed. */
export const praised = (members: JsonObject = {}, of = badgeId) => embedded(praise(of, members), endorserKey)
export const good = await praised()
export const goodJwt = await jwt(praise(badgeId), endorserKey, { kid: endorserKey.id })
/** A badge with endorsements, as it is sent. */
export const bearing = (...endorsement: object[]) => sent({ endorsement })
export const bearingJwt = (...endorsementJwt: string[]) => sent({ endorsementJwt })

/** A badge with a good endorsement, embedded and as a JWT. */
export const endorsed = twinOf('endorsement', 'json', await bearing(good), { web })
export const endorsedByJwt = twinOf('endorsement jwt', 'json', await bearingJwt(goodJwt), { web })

/** What is found of an endorsement. */
export type Found = NonNullable<Expectation['endorsement']>

/** The endorsement does not verify, and the badge is none the worse. */
export const bad = (
  endorsement?: Omit<Found, 'verified'>,
  outcome: 'failed' | 'inconclusive' = 'failed'
): Expectation => ({
  ...discounted('endorsements', outcome, 'OB_ENDORSEMENT_FAILED'),
  ...(endorsement && { endorsement: { verified: false, ...endorsement } })
})
/** The endorsement verifies, and is of something else. */
export const ofOther: Expectation = {
  ...discounted('endorsements', 'failed', 'OB_ENDORSEMENT_FAILED'),
  endorsement: { verified: true, check: 'proof', outcome: 'passed' }
}
