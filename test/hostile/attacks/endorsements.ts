import type { JsonObject } from '../../../src/base/json.ts'
import { achievement, badgeBy, embedded, jwt, noText } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, passed, refused } from '../corpus.ts'
import {
  bad,
  badgeId,
  bearing,
  bearingJwt,
  endorsed,
  endorsedByJwt,
  endorserKey,
  type Found,
  good,
  goodJwt,
  ofOther,
  praise,
  praised
} from '../endorsed.ts'
import { did } from '../issuers.ts'
import { issuerKey } from '../keys.ts'
import { byIssuer } from '../listed.ts'

const attack = attacksOn(endorsed)
const byJwt = attacksOn(endorsedByJwt)
const ofProof = (code: Found['code'] & string) => bad({ check: 'proof', outcome: 'failed', code })
const broken = ofProof('PROOF_VERIFICATION_ERROR')

const rows: readonly (readonly [string, object, Expectation])[] = [
  ['of another badge', await praised({}, 'https://example.org/b/2'), ofOther],
  ['of the issuer', await praised({}, did), ofOther],
  ['of the achievement, at the badge', await praised({}, achievement.id), ofOther],
  ['of the badge, its id in capitals', await praised({}, badgeId.toUpperCase()), ofOther],
  ['that was changed', { ...good, name: 'Grand éloge' }, broken],
  ['with the proof of another', { ...(await praised({ name: 'Grand éloge' })), proof: good.proof }, broken],
  [
    'that nobody signed',
    praise(badgeId),
    bad({ check: 'proof', outcome: 'failed', code: 'OB_PROOF_MISSING' })
  ],
  [
    'signed by the issuer of the badge in the name of the endorser',
    await embedded(praise(badgeId), issuerKey),
    bad({ check: 'issuer', outcome: 'failed', code: 'OB_KEY_NOT_ISSUERS' })
  ],
  [
    'signed under the name of the key of the endorser',
    await embedded(praise(badgeId), issuerKey, { verificationMethod: endorserKey.id }),
    broken
  ],
  [
    'that has expired',
    await praised({ validUntil: '2026-11-10T08:00:00Z' }),
    bad({ check: 'validity', outcome: 'failed', code: 'OB_EXPIRED' })
  ],
  [
    'of tomorrow',
    await praised({ validFrom: '2026-11-23T12:00:00Z' }),
    bad({ check: 'validity', outcome: 'failed', code: 'OB_NOT_YET_VALID' })
  ],
  [
    'made for logging in',
    await embedded(praise(badgeId), endorserKey, { proofPurpose: 'authentication' }),
    ofProof('OB_PROOF_PURPOSE')
  ],
  [
    'of the issuer himself',
    await byIssuer(praise(badgeId, { issuer: { id: did, type: ['Profile'] } })),
    {
      ...passed('endorsements', 'OB_ENDORSEMENT_SELF'),
      endorsement: { verified: true, check: 'proof', outcome: 'passed' }
    }
  ]
]

const malformed = bad({ check: 'conformance', outcome: 'failed', code: 'MALFORMED_VALUE_ERROR' })
const withNoText = (members: JsonObject) =>
  jwt(
    praise(badgeId, { credentialSubject: { id: badgeId, type: ['EndorsementSubject'], ...members } }),
    endorserKey,
    { kid: endorserKey.id }
  )

const texts: readonly (readonly [string, string, Expectation])[] = [
  [
    'of another badge',
    await jwt(praise('https://example.org/b/2'), endorserKey, { kid: endorserKey.id }),
    ofOther
  ],
  [
    'signed by the issuer of the badge',
    await jwt(praise(badgeId), issuerKey, { kid: endorserKey.id }),
    broken
  ],
  [
    'with the key of another in its header',
    await jwt(praise(badgeId), issuerKey, { kid: undefined, jwk: issuerKey.publicKey }),
    bad({ check: 'issuer', outcome: 'failed', code: 'OB_KEY_NOT_FOUND' })
  ],
  [
    'without a signature',
    `${goodJwt.split('.').slice(0, 2).join('.')}.`,
    refused('conformance', 'MALFORMED_VALUE_ERROR')
  ],
  ['with a comment that has its own toString', await withNoText({ endorsementComment: noText }), malformed],
  ['of a thing whose id has its own toString', await withNoText({ id: noText }), malformed],
  ['that is a badge', await jwt(badgeBy(issuerKey.controller), issuerKey, { kid: issuerKey.id }), bad()]
]

export const endorsements: readonly Attack[] = [
  ...(await Promise.all(
    rows.map(async ([what, endorsement, expected]) =>
      attack('S12', `an endorsement ${what}`, await bearing(endorsement), expected)
    )
  )),
  ...(await Promise.all(
    texts.map(async ([what, endorsement, expected]) =>
      byJwt('S12', `an endorsement as a JWT ${what}`, await bearingJwt(endorsement), expected)
    )
  ))
]
