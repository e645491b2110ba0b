/**
 * What a JWT says of the badge in it (threat P12).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { contextUrls } from '../../../src/model/context-urls.ts'
import { signAnyJwt } from '../../support/sign-any-jwt.ts'
import { badgeBy, created, noText, payloadOf, recipient } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, notNow, passed, refused, unknown } from '../corpus.ts'
import { twinOf } from '../issuers.ts'
import { issuerKey } from '../keys.ts'

const badge = badgeBy(issuerKey.controller, { validUntil: '2027-01-01T00:00:00Z' })
const claims = payloadOf(badge) as Readonly<Record<string, unknown>>

const signed = (payload: object) => signAnyJwt(payload, issuerKey)
const twin = twinOf('did:key jwt with all claims', 'jws', await signed(claims))
const attack = attacksOn(twin)

const differs = refused('proof', 'OB_JWT_CLAIM_MISMATCH')
const malformed = refused('proof', 'OB_JWT_CLAIM_MALFORMED')
const missing = passed('proof', 'OB_JWT_CLAIM_MISSING')
const twoForms = refused('parse', 'OB_JWT_TWO_FORMS')
const form = refused('parse', 'OB_JWT_FORM')

const texts = ['iss', 'sub', 'jti']
const dates = ['nbf', 'exp']

/** What a claim can be in place of what it is. */
const shapes: readonly (readonly [
  string,
  (value: unknown) => unknown,
  ofText: Expectation,
  ofDate: Expectation
])[] = [
  ['differs', value => (typeof value === 'number' ? value + 1 : `${value}x`), differs, differs],
  ['is missing', () => undefined, missing, missing],
  ['is in a list', value => [value], malformed, malformed],
  ['is null', () => null, malformed, malformed],
  ['has its own toString', () => noText, malformed, malformed],
  ['is of another kind', value => (typeof value === 'number' ? `${value}` : 1), malformed, malformed],
  ['is empty or negative', value => (typeof value === 'number' ? -value : ''), differs, differs],
  ['is huge', value => (typeof value === 'number' ? 1e14 : `${value}${'x'.repeat(500)}`), differs, malformed]
]

async function shaped(): Promise<Attack[]> {
  const made = shapes.flatMap(([what, change, ofText, ofDate]) =>
    [...texts, ...dates].map(async claim =>
      attack(
        'P12',
        `the claim ${claim} ${what}`,
        await signed({ ...claims, [claim]: change(claims[claim]) }),
        texts.includes(claim) ? ofText : ofDate
      )
    )
  )
  return Promise.all(made)
}

async function others(): Promise<Attack[]> {
  const seconds = (date: string) => Date.parse(date) / 1000
  const { validUntil: _, ...endless } = badge
  const vc: JsonObject = {
    '@context': [contextUrls.credentialsV1, contextUrls.openBadges],
    type: badge.type,
    id: badge.id,
    issuer: badge.issuer,
    issuanceDate: created,
    credentialSubject: badge.credentialSubject
  }
  const around = { iss: issuerKey.controller, jti: badge.id, sub: recipient, nbf: seconds(created) }
  return [
    attack(
      'P12',
      'an end that only the JWT has, in the past',
      await signed(payloadOf(endless, { exp: seconds('2026-11-20T00:00:00Z') })),
      notNow('OB_EXPIRED')
    ),
    attack(
      'P12',
      'a beginning that only the JWT has, in the future',
      await signed(payloadOf({ ...endless, validFrom: undefined }, { nbf: seconds('2999-01-01T00:00:00Z') })),
      refused('conformance', 'OB_MEMBER_MISSING')
    ),
    attack(
      'P12',
      'parts of a second',
      await signed({ ...claims, nbf: seconds(created) + 0.5 }),
      passed('proof', 'OB_JWT_CLAIM_MALFORMED')
    ),
    attack(
      'P12',
      'an audience that nobody asked for',
      await signed({ ...claims, aud: 'https://bank.example' }),
      passed('proof', 'OB_PROOF_UNASKED_MEMBER')
    ),
    attack('P12', 'the badge as claim and as payload', await signed({ ...claims, vc: badge }), twoForms),
    attack(
      'P12',
      'the badge as payload, and an empty claim vc',
      await signed({ ...claims, vc: {} }),
      twoForms
    ),
    attack('P12', 'a badge of 2.0 as claim', await signed({ ...around, vc: badge }), form),
    attack('P12', 'a badge of 1.1 as payload', await signed({ ...around, ...vc }), form),
    attack(
      'P12',
      'a badge of 1.1 as claim, the issuer beside it',
      await signed({ ...around, vc, issuer: 'did:example:mallory' }),
      twoForms
    ),
    attack(
      'P12',
      'a badge of 1.1 as claim, its end beside it',
      await signed({ ...around, vc, expirationDate: '2999-01-01T00:00:00Z' }),
      twoForms
    ),
    attack(
      'P12',
      'a badge of 1.1 by another issuer than the JWT',
      await signed({ ...around, iss: 'did:example:mallory', vc }),
      differs
    ),
    attack(
      'P12',
      'a claim vc that is a text',
      await signed({ ...around, vc: 'badge' }),
      refused('parse', 'OB_INPUT_NO_BADGE')
    ),
    attack(
      'P12',
      'a claim vc that is a list',
      await signed({ ...around, vc: [vc] }),
      refused('parse', 'OB_INPUT_NO_BADGE')
    ),
    attack(
      'P12',
      'a presentation that holds the badge',
      await signed({ ...around, vp: { type: ['VerifiablePresentation'], verifiableCredential: [badge] } }),
      unknown('parse', 'OB_GENERATION_UNSUPPORTED')
    )
  ]
}

export const claimsOfJwt: readonly Attack[] = [...(await shaped()), ...(await others())]
