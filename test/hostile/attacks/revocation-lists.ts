/**
 * Lists of revoked badges that nobody has signed: `1EdTechRevocationList` (threat S9).
 * @module
 */
import { contextUrls } from '../../../src/model/context-urls.ts'
import type { ProblemCode } from '../../../src/problem/codes.ts'
import { badgeBy, embedded, text } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  type Expectation,
  listRefused,
  passed,
  statusUnknown,
  withdrawn
} from '../corpus.ts'
import { absent, did, issuers, page, twinOf } from '../issuers.ts'
import { issuerKey } from '../keys.ts'
import { byIssuer } from '../listed.ts'
import type { Recipe } from '../recipe.ts'

const url = 'https://university.example/revoked'
const id = String(badgeBy(did).id)
const contexts = [contextUrls.credentialsV2, contextUrls.openBadges, contextUrls.openBadgesExtensions]

const withList = (list: string, issuerId: string = did) =>
  badgeBy(issuerId, {
    '@context': contexts,
    credentialStatus: { id: list, type: '1EdTechRevocationList' }
  })
const pointingTo = async (list: string) => text(await byIssuer(withList(list)))

const list = { id: url, issuer: did, revokedCredential: [] }
const web = { ...issuers.didWeb.web, [url]: page(list) }
const unsigned = twinOf('status unsigned', 'json', await pointingTo(url), { web }, [
  'OB_STATUS_TRANSPORT_ONLY'
])
const attack = attacksOn(unsigned)

const notHis = statusUnknown('OB_STATUS_ISSUER')
const unverified = statusUnknown('STATUS_VERIFICATION_ERROR')
const malformed = listRefused('MALFORMED_VALUE_ERROR')
const other = 'https://example.org/b/2'

const lists: readonly (readonly [string, object, Expectation])[] = [
  ['names the badge', { ...list, revokedCredential: [{ id, revoked: true }] }, withdrawn()],
  [
    'names the badge with an "s"',
    { revokedCredential: [], revokedCredentials: [{ id, revoked: true }] },
    withdrawn()
  ],
  ['names the badge by its id alone', { ...list, revokedCredential: [id] }, withdrawn()],
  ['names the badge without saying what it is', { ...list, revokedCredential: { id } }, withdrawn()],
  [
    'names the badge twice',
    {
      ...list,
      revokedCredential: [
        { id, revoked: false },
        { id, revoked: true }
      ]
    },
    withdrawn()
  ],
  [
    'names the badge as not revoked',
    { ...list, revokedCredential: [{ id, revoked: false }] },
    passed('status', 'OB_STATUS_TRANSPORT_ONLY')
  ],
  [
    'names the badge as revoked, by a text',
    { ...list, revokedCredential: [{ id, revoked: 'true' }] },
    malformed
  ],
  [
    'names other badges',
    { ...list, revokedCredential: [{ id: other, revoked: true }] },
    passed('status', 'OB_STATUS_TRANSPORT_ONLY')
  ],
  ['names nothing', { id: url, issuer: did }, unverified],
  ['names a number', { ...list, revokedCredential: 5 }, malformed],
  ['names badges without their ids', { ...list, revokedCredential: [{ revoked: true }] }, malformed],
  ['has the id of another', { ...list, id: 'https://university.example/other' }, unverified],
  ['is of another issuer', { ...list, issuer: 'did:web:attacker.example' }, notHis],
  ['is of another issuer, who has a name', { ...list, issuer: { id: 'did:web:attacker.example' } }, notHis]
]

const places = [
  ['at another host', 'https://attacker.example/revoked'],
  ['at a host below', 'https://lists.university.example/revoked'],
  ['at another port', 'https://university.example:8443/revoked'],
  ['at a host that begins the same', 'https://university.example.attacker.example/revoked']
] as const

async function elsewhere(): Promise<Attack[]> {
  const rows = places.map(async ([where, place]) =>
    attack('S9', `an unsigned list ${where}`, await pointingTo(place), notHis, {
      web: { [place]: page({ revokedCredential: [] }) },
      bait: [place]
    })
  )
  return Promise.all(rows)
}

async function ofNoHost(): Promise<Attack> {
  const input = text(await embedded(withList(url, issuerKey.controller)))
  return attack('S9', 'an unsigned list of an issuer who has no host', input, notHis, { bait: [url] })
}

const both = [url, 'https://university.example/revoked-too'] as const
const MIB = 1_048_576

/** A list of so many bytes that names another badge, and `named` besides. */
function long(bytes: number, named: readonly string[] = []): Recipe {
  const [before = '', after = ''] = text({ revokedCredential: ['…', ...named] }).split('…')
  const start = `${before}${other}?`
  return [{ text: start }, { text: 'x', times: bytes - start.length - after.length }, { text: after }]
}

const withLists = async (lists: readonly string[]) =>
  text(
    await byIssuer({
      ...badgeBy(did),
      '@context': contexts,
      credentialStatus: lists.map(id => ({ id, type: '1EdTechRevocationList' }))
    })
  )

/** Each list is unsigned, and a badge has one status, says Open Badges. */
const warningsOf = (lists: number): readonly ProblemCode[] => [
  'MALFORMED_VALUE_ERROR',
  ...Array<ProblemCode>(lists).fill('OB_STATUS_TRANSPORT_ONLY')
]

/** Lists of up to 1 MiB together are read; a list that is named often counts once. */
async function longLists(): Promise<Attack[]> {
  const pages = (first: Recipe, second: Recipe) => ({
    web: { ...web, [both[0]]: { body: first }, [both[1]]: { body: second } }
  })
  const half = long(MIB / 2)
  const input = await withLists(both)
  const onTwo = attacksOn(
    twinOf('status two unsigned lists of 1 MiB together', 'json', input, pages(half, half), warningsOf(2))
  )
  const often = await withLists(Array<string>(4).fill(url))
  const page = { web: { ...web, [url]: { body: long(600_000) } } }
  const onOften = attacksOn(
    twinOf('status an unsigned list of 600 KB four times', 'json', often, page, warningsOf(4))
  )
  const tooLong = listRefused('OB_LIMIT_BYTES')
  return [
    onTwo(
      'S9',
      'two unsigned lists of 1 MiB and a byte together',
      input,
      tooLong,
      pages(half, long(MIB / 2 + 1))
    ),
    onTwo(
      'S9',
      'two unsigned lists of 1.5 MiB together, the second names the badge',
      input,
      tooLong,
      pages(long(MIB * 0.75), long(MIB * 0.75, [id]))
    ),
    onTwo(
      'S9',
      'two unsigned lists of 1.5 MiB together, the first names the badge',
      input,
      withdrawn(),
      pages(long(MIB * 0.75, [id]), long(MIB * 0.75))
    ),
    onOften('S9', 'an unsigned list of 600 KB that is named four times names the badge', often, withdrawn(), {
      web: { [url]: { body: long(600_000, [id]) } }
    })
  ]
}

export const revocationLists: readonly Attack[] = [
  ...lists.map(([what, document, expected]) =>
    attack('S9', `an unsigned list ${what}`, unsigned.input, expected, { web: { [url]: page(document) } })
  ),
  ...(await elsewhere()),
  await ofNoHost(),
  ...(await longLists()),
  attack('S9', 'an unsigned list that is not there', unsigned.input, statusUnknown('OB_FETCH_STATUS'), {
    web: { [url]: absent }
  }),
  attack('S9', 'an unsigned list behind a redirect', unsigned.input, statusUnknown('OB_FETCH_REDIRECT'), {
    web: { [url]: { status: 302, headers: { location: `${url}2` }, body: '' }, [`${url}2`]: page(list) },
    bait: [`${url}2`]
  })
]
