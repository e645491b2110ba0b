/**
 * Newer copies that are none (threat S10).
 * @module
 */
import { contextUrls } from '../../../src/model/context-urls.ts'
import { achievement, badgeBy, embedded, recipient, text } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  discounted,
  type Expectation,
  type Options,
  passed,
  refused,
  type WebAnswer,
  withdrawn
} from '../corpus.ts'
import { absent, issuers, page, twinOf } from '../issuers.ts'
import { strangerKey } from '../keys.ts'
import { badgeWith, byIssuer, entry, listBy, listUrl, marked, signedPage } from '../listed.ts'

const url = 'https://university.example/newest/1'
const next = 'https://university.example/newest/2'
const contexts = [contextUrls.credentialsV2, contextUrls.openBadges, contextUrls.openBadgesExtensions]

/** A badge with a service for newer copies, and `members`. */
const withService = (members: object = {}, service = url) =>
  badgeWith({
    '@context': contexts,
    refreshService: { id: service, type: '1EdTechCredentialRefresh' },
    ...members
  })

const held = text(await byIssuer(withService()))
const newer = await byIssuer(withService({ name: 'Nouveau' }))
const { web } = issuers.didWeb
const copied = twinOf('newer copy', 'json', held, { web: { ...web, [url]: page(newer) }, refresh: 'try' })
const attack = attacksOn(copied)
const failed = discounted('refresh', 'inconclusive', 'OB_REFRESH_FAILED')
const other = discounted('refresh', 'inconclusive', 'OB_REFRESH_OTHER')
const required = (code: 'OB_REFRESH_FAILED' | 'OB_REFRESH_OTHER'): Expectation => ({
  ...discounted('refresh', 'inconclusive', code),
  verified: false
})

const copy = async (members: object) => page(await byIssuer(withService(members)))
const about = (members: object) => ({
  credentialSubject: { id: recipient, type: ['AchievementSubject'], achievement, ...members }
})
const stranger = strangerKey.controller

const copies: readonly (readonly [string, WebAnswer, Expectation])[] = [
  ['another id', await copy({ id: 'https://example.org/b/2' }), other],
  ['another person', await copy(about({ id: 'did:example:tom' })), other],
  [
    'another achievement',
    await copy(about({ achievement: { ...achievement, id: 'https://example.org/a/2' } })),
    other
  ],
  ['an earlier day', await copy({ validFrom: '2026-10-01T08:00:00Z' }), other],
  [
    'another issuer',
    page(await embedded({ ...withService(), issuer: badgeBy(stranger).issuer ?? '' }, strangerKey)),
    other
  ],
  ['a stranger under the name of the issuer', page(await byIssuer(withService(), strangerKey)), failed],
  ['nobody', page(withService()), failed],
  ['another text than was signed', page({ ...newer, name: 'Autre' }), failed]
]

async function ofOthers(): Promise<Attack[]> {
  return copies.map(([what, answer, expected]) =>
    attack('S10', `a newer copy of ${what}`, held, expected, { web: { [url]: answer } })
  )
}

/** What the copy says of its own time is judged; what the badge at hand says of it is not forgotten. */
async function withStatus(): Promise<Attack[]> {
  const credentialStatus = entry()
  const revokedPage = await signedPage(listBy({ encodedList: marked }))
  const expired: Expectation = {
    check: 'validity',
    outcome: 'failed',
    code: 'OB_EXPIRED',
    verified: false,
    verdict: { authentic: 'yes', current: 'no' }
  }
  return [
    attack(
      'S10',
      'a newer copy that has lost the status that is revoked',
      text(await byIssuer(withService({ credentialStatus }))),
      withdrawn(),
      {
        web: { [listUrl]: revokedPage }
      }
    ),
    attack('S10', 'a newer copy that is revoked', held, withdrawn(), {
      web: { [url]: await copy({ credentialStatus }), [listUrl]: revokedPage }
    }),
    attack('S10', 'a newer copy that has expired', held, expired, {
      web: { [url]: await copy({ validUntil: '2026-11-10T08:00:00Z' }) }
    })
  ]
}

const changes = (answer: WebAnswer, more: Partial<Options> = {}) => ({ ...more, web: { [url]: answer } })

export const refreshes: readonly Attack[] = [
  ...(await ofOthers()),
  ...(await withStatus()),
  attack('S10', 'a newer copy of which there is a newer copy', held, passed('refresh'), {
    web: { [url]: page(await byIssuer(withService({}, next))), [next]: page(newer) },
    bait: [next]
  }),
  attack('S10', 'no newer copy', held, failed, changes(absent)),
  attack(
    'S10',
    'no newer copy where one is required',
    held,
    required('OB_REFRESH_FAILED'),
    changes(absent, { refresh: 'require' })
  ),
  attack(
    'S10',
    'a newer copy of another person where one is required',
    held,
    required('OB_REFRESH_OTHER'),
    changes(await copy(about({ id: 'did:example:tom' })), { refresh: 'require' })
  ),
  attack(
    'S10',
    'a newer copy behind a redirect',
    held,
    discounted('refresh', 'inconclusive', 'OB_FETCH_REDIRECT'),
    {
      web: { [url]: { status: 302, headers: { location: next }, body: '' }, [next]: page(newer) },
      bait: [next]
    }
  ),
  attack(
    'S10',
    'a newer copy inside the network',
    text(await byIssuer(withService({}, 'https://10.0.0.1/newest'))),
    discounted('refresh', 'inconclusive', 'OB_FETCH_URL'),
    {
      web: { 'https://10.0.0.1/newest': page(newer) },
      bait: ['https://10.0.0.1/newest']
    }
  ),
  attack(
    'S10',
    'a badge changed that has a newer copy',
    held.replace('"Tenir un budget","credentialSubject', '"Autre","credentialSubject'),
    refused('proof', 'PROOF_VERIFICATION_ERROR'),
    { bait: [url] }
  )
]
