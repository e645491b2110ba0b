import { describe, expect, test } from 'vitest'
import { bake } from '../../src/bake.ts'
import { buildCredential, identifyRecipient } from '../../src/build.ts'
import { signCredential, signCredentialAsJwt } from '../../src/sign.ts'
import { createVerifier, type VerifyOptions } from '../../src/verify.ts'
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
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
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

describe('where a copy is required, it counts as none that', () => {
  const require = async (held: unknown, options: VerifyOptions = {}) => {
    const { fetch, asked } = await serve({ [url]: newer })
    const report = await createVerifier({ now: clock, fetch, refresh: 'require' }).verify(held, options)
    expect(report.refreshedFrom).toBeUndefined()
    return [report.verified, errorsOf(report), asked]
  }

  test('no fetch is given', async () => {
    const report = await createVerifier({ now: clock, refresh: 'require' }).verify(held)
    expect([report.verified, errorsOf(report)]).toEqual([false, ['OB_REFRESH_FAILED']])
  })

  test('the service is of another type, and it is not asked', async () => {
    const other = { ...unsignedBadge(), refreshService: { ...refreshService, type: 'ManualRefresh' } }
    const jwt = await signAnyJwt({ ...other, ...claimsOf(other) }, issuerKey)
    expect(await require(jwt)).toEqual([false, ['OB_REFRESH_FAILED'], []])
  })

  test('no service of several is of the type', async () => {
    const services = [
      { ...refreshService, type: 'ManualRefresh' },
      { id: url, type: 'Other' }
    ]
    const other = { ...unsignedBadge(), refreshService: services }
    const jwt = await signAnyJwt({ ...other, ...claimsOf(other) }, issuerKey)
    expect(await require(jwt, { kind: 'credential' })).toEqual([false, ['OB_REFRESH_FAILED'], []])
  })
})

describe('a newer copy of any credential', () => {
  const signed = (members: object) => {
    const credential = { ...unsignedBadge({ refreshService }), ...members }
    return signAnyJwt({ ...credential, ...claimsOf(credential) }, issuerKey)
  }
  const about = (members: object) => ({ credentialSubject: { id: 'did:example:lea', ...members } })
  const asked = { kind: 'credential' } as const

  /** Whether `copy` takes the place of `held`, and what is said if not. */
  async function taken(held: object, copy: object) {
    const page = new Answer(await signed(copy), { headers: { 'content-type': 'text/plain' } })
    const { fetch } = await serve({ [url]: page })
    const report = await createVerifier({ now: clock, fetch, refresh: 'try' }).verify(
      await signed(held),
      asked
    )
    return [report.refreshedFrom === url, ...outcomeOf(report, 'refresh')]
  }

  const yes = [true, 'passed']
  const other = [false, 'inconclusive', 'OB_REFRESH_OTHER']

  test('may change what it says of the subject, but not who that is', async () => {
    const held = about({ degree: 'Licence' })
    expect(await taken(held, about({ degree: 'Master' }))).toEqual(yes)
    expect(await taken(held, about({ degree: 'Master', id: 'did:example:tom' }))).toEqual(other)
    const several = { credentialSubject: [held.credentialSubject, { id: 'did:example:tom' }] }
    expect(await taken(several, several)).toEqual(yes)
    expect(await taken(several, held)).toEqual(other)
    expect(await taken(held, several)).toEqual(other)
  })

  test('keeps the identifiers of the subject, whatever they look like', async () => {
    const hashed = { hashed: true, identityHash: 'sha256$1', identityType: 'emailAddress', salt: 'a' }
    for (const identifier of ['lea', ['lea', 'leá'], [hashed], [{ hashed: false, identityHash: 'lea' }]]) {
      expect(await taken(about({ identifier }), about({ identifier }))).toEqual(yes)
      for (const changed of [undefined, 'tom', ['lea', 'tom'], [{ hashed: false, identityHash: 'tom' }]]) {
        expect(await taken(about({ identifier }), about({ identifier: changed }))).toEqual(other)
      }
    }
    const anew = { ...hashed, identityHash: 'sha256$2', salt: 'b' }
    expect(await taken(about({ identifier: hashed }), about({ identifier: anew }))).toEqual(yes)
    for (const changed of [
      { ...anew, salt: 'a' },
      { ...anew, hashed: false },
      { ...anew, identityType: 'name' }
    ]) {
      expect(await taken(about({ identifier: hashed }), about({ identifier: changed }))).toEqual(other)
      expect(await taken(about({ identifier: changed }), about({ identifier: hashed }))).toEqual(other)
    }
  })

  test('is that of the service that is known, of several', async () => {
    const services = [{ id: 'https://campus.example/manual', type: 'ManualRefresh' }, refreshService]
    const held = { ...about({}), refreshService: services }
    expect(await taken(held, held)).toEqual(yes)
    const report = await createVerifier({ now: clock }).verify(await signed(held), asked)
    const found = report.problems.find(({ code }) => code === 'OB_REFRESH_NOT_CHECKED')
    expect(found?.path).toBe('/refreshService/1')
  })
})

test('a copy of a badge of VCDM 1.1 may be newer, but not older', async () => {
  const of = (validFrom: string) => {
    const parts = {
      id: unsignedBadge().id,
      issuer: { id: issuerKey.controller, name: 'Campus Exemple' },
      recipient: { did: 'did:example:lea' },
      achievement,
      refreshService,
      validFrom
    } as const
    const credential = buildCredential(parts, { now: clock, dataModel: '1.1' })
    return signCredential(credential, { signer: issuerKey.signer, created: '2026-11-20T08:00:00Z' })
  }
  const at = await of('2026-11-01T08:00:00Z')
  const later = await refreshed(await of('2026-11-02T08:00:00Z'), { badge: at })
  expect([later.report.verified, later.report.refreshedFrom]).toEqual([true, url])
  const earlier = await refreshed(await of('2026-10-31T08:00:00Z'), { badge: at })
  expect(outcomeOf(earlier.report, 'refresh')).toEqual(['inconclusive', 'OB_REFRESH_OTHER'])
})

test('a badge without a service needs no copy', async () => {
  const report = await createVerifier({ now: clock, refresh: 'require' }).verify(await signedBadge())
  expect([report.verified, ...outcomeOf(report, 'refresh')]).toEqual([true, 'skipped'])
})
