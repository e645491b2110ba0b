import { describe, expect, test } from 'vitest'
import { bake } from '../../src/bake.ts'
import { identifyRecipient } from '../../src/build.ts'
import { signCredentialAsJwt } from '../../src/sign.ts'
import { createVerifier } from '../../src/verify.ts'
import {
  achievement,
  clock,
  errorsOf,
  issuerKey,
  outcomeOf,
  signedBadge,
  strangerKey,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { signAnything } from '../support/sign-anything.ts'
import { Answer, type Page, serve } from '../support/web.ts'

const url = 'https://campus.example/refresh/1'
const refreshService = { id: url, type: '1EdTechCredentialRefresh' }

const held = await signedBadge({ refreshService })
const newer = await signedBadge({ refreshService, validFrom: '2026-11-10T08:00:00Z', name: 'Newer' })

async function refreshed(
  page: Page,
  { badge = held as object, refresh = 'try' as 'try' | 'require' | 'off' } = {}
) {
  const { fetch, asked } = await serve({ [url]: page })
  const report = await createVerifier({ now: clock, fetch, refresh }).verify(badge)
  return { report, asked }
}

describe('a newer copy', () => {
  test('is judged in place of the badge at hand', async () => {
    const { report, asked } = await refreshed(newer)
    expect([report.verified, report.credential?.name, report.refreshedFrom]).toEqual([true, 'Newer', url])
    expect(outcomeOf(report, 'refresh')).toEqual(['passed'])
    // Once: the copy names the service again.
    expect(asked).toEqual([url])
  })

  test('may hash the person with a new salt, but name no other one', async () => {
    const salted = (email: string, options: object) =>
      signedBadge({ refreshService, name: 'Newer', recipient: identifyRecipient({ email }, options) })
    const again = await refreshed(await salted('lea@example.org', { salt: 'another salt' }))
    expect([again.report.verified, again.report.credential?.name]).toEqual([true, 'Newer'])
    const others = [{ salt: 'a fixed salt' }, { hashed: false as const }]
    for (const options of others) {
      const { report } = await refreshed(await salted('tom@example.org', options))
      expect(outcomeOf(report, 'refresh')).toEqual(['inconclusive', 'OB_REFRESH_OTHER'])
    }
  })

  test('may be a JWT', async () => {
    const jwt = await signCredentialAsJwt(unsignedBadge({ refreshService, name: 'Newer' }), {
      signer: issuerKey.signer
    })
    const { report } = await refreshed(new Answer(jwt, { headers: { 'content-type': 'text/plain' } }))
    expect([report.verified, report.credential?.name]).toEqual([true, 'Newer'])
  })

  test('may be a picture', async () => {
    const picture = bake('<svg xmlns="http://www.w3.org/2000/svg"/>', newer)
    const { report } = await refreshed(new Answer(picture, { headers: { 'content-type': 'image/svg+xml' } }))
    expect([report.verified, report.credential?.name, report.source.format]).toEqual([true, 'Newer', 'svg'])
  })

  test('that has expired leaves nobody with a good badge', async () => {
    const { report } = await refreshed(
      await signedBadge({ refreshService, name: 'Newer', validUntil: '2026-11-20T00:00:00Z' })
    )
    expect([report.verified, report.verdict.current, errorsOf(report)]).toEqual([false, 'no', ['OB_EXPIRED']])
  })

  test('is not asked for unless told so', async () => {
    const { report, asked } = await refreshed(newer, { refresh: 'off' })
    expect([report.verified, report.credential, asked]).toEqual([true, held, []])
    expect(outcomeOf(report, 'refresh')).toEqual(['skipped', 'OB_REFRESH_NOT_CHECKED'])
  })

  test('of a badge that nobody signed is not asked for', async () => {
    const forged = tampered(held, copy => {
      copy.name = 'Changed'
    })
    const { report, asked } = await refreshed(newer, { badge: forged })
    expect([report.verdict.authentic, asked]).toEqual(['no', []])
  })
})

const person = { id: 'did:example:somebody' }
const otherAchievement = { ...achievement, id: 'https://example.org/achievements/other' }

const bad: Record<string, [string, () => Page | Promise<Page>]> = {
  'of another id': [
    'OB_REFRESH_OTHER',
    () => signedBadge({ refreshService, id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000002' })
  ],
  'of another person': ['OB_REFRESH_OTHER', () => signedBadge({ refreshService, recipient: person })],
  'of another achievement': [
    'OB_REFRESH_OTHER',
    () => signedBadge({ refreshService, achievement: otherAchievement })
  ],
  'by another issuer': [
    'OB_REFRESH_OTHER',
    () =>
      signAnything(
        {
          ...unsignedBadge({ refreshService }),
          issuer: { id: strangerKey.controller, type: ['Profile'], name: 'Campus Exemple' }
        },
        strangerKey
      )
  ],
  'that is older': [
    'OB_REFRESH_OTHER',
    () => signedBadge({ refreshService, validFrom: '2026-10-01T08:00:00Z' })
  ],
  'that was changed': [
    'OB_REFRESH_FAILED',
    () =>
      tampered(newer, copy => {
        copy.name = 'Changed'
      })
  ],
  'signed by a stranger': [
    'OB_REFRESH_FAILED',
    () => signAnything(unsignedBadge({ refreshService }), strangerKey)
  ],
  'that is none': ['OB_REFRESH_FAILED', () => ({ hello: 'world' })],
  'that is no JSON': ['OB_REFRESH_FAILED', () => new Answer('{"a":')],
  'that is a web page': [
    'OB_REFRESH_FAILED',
    () => new Answer('<html></html>', { headers: { 'content-type': 'text/html' } })
  ],
  'that is not there': ['OB_REFRESH_FAILED', () => new Answer('', { status: 404 })],
  'behind a redirect': [
    'OB_REFRESH_FAILED',
    () => new Answer('', { status: 302, headers: { location: '/elsewhere' } })
  ]
}

describe.each(Object.entries(bad))('a copy %s', (_, [code, page]) => {
  test('is a warning, and the badge at hand is judged', async () => {
    const { report } = await refreshed(await page())
    const { outcome, problems } = report.checks.find(({ name }) => name === 'refresh') ?? { problems: [] }
    expect([outcome, problems[0]?.code, problems[0]?.severity]).toEqual(['inconclusive', code, 'warning'])
    expect([report.verified, report.credential, report.refreshedFrom]).toEqual([true, held, undefined])
  })

  test('leaves the badge unverified where a copy is required', async () => {
    const { report } = await refreshed(await page(), { refresh: 'require' })
    expect([report.verified, report.verdict.authentic]).toEqual([false, 'yes'])
    expect(errorsOf(report)).toContain(code)
  })
})

test('a service of another type is not asked, and where a copy is required it counts as none', async () => {
  const badge = await signAnything(
    unsignedBadge({ refreshService: { id: url, type: '1EdTechCredentialRefresh' } }),
    issuerKey
  )
  const report = await createVerifier({ now: clock, refresh: 'require' }).verify(badge)
  expect([report.verified, errorsOf(report)]).toEqual([false, ['OB_REFRESH_FAILED']])
})

test('a badge without a service needs no copy', async () => {
  const report = await createVerifier({ now: clock, refresh: 'require' }).verify(await signedBadge())
  expect([report.verified, ...outcomeOf(report, 'refresh')]).toEqual([true, 'skipped'])
})
