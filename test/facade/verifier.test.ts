import { describe, expect, test } from 'vitest'
import { verifierOptionNames, verifyOptionNames } from '../../src/facade/verifier-settings.ts'
import {
  buildAchievement,
  createIssuer,
  createVerifier,
  generateKeyPair,
  OpenBadgesError,
  verifyBadge
} from '../../src/index.ts'
import { achievement, clock, errorsOf, issuerKey, now, outcomeOf, signedBadge } from '../support/badges.ts'
import { frozen } from '../support/frozen.ts'

const badge = await signedBadge()

describe('createVerifier', () => {
  test('answers in plain JSON', async () => {
    const report = await createVerifier({ now: clock }).verify(badge, {
      expect: { email: 'lea@example.org' }
    })
    expect(JSON.parse(JSON.stringify(report))).toEqual(report)
    expect(report).toMatchObject({
      verified: true,
      verdict: { authentic: 'yes', current: 'yes', bound: 'yes', trusted: 'unknown' },
      problems: [],
      source: { format: 'json', generation: '3.0', dataModel: '2.0', proof: badge.proof[0] },
      issuer: {
        id: issuerKey.controller,
        claimedName: 'Campus Exemple',
        key: { id: issuerKey.id, foundBy: 'did:key', documents: [] }
      },
      endorsements: [],
      fetched: []
    })
  })

  test('a badge about somebody else is authentic and not verified', async () => {
    const report = await verifyBadge(badge, { now: clock, expect: { email: 'tom@example.org' } })
    expect([report.verified, report.verdict]).toEqual([
      false,
      { authentic: 'yes', current: 'yes', bound: 'no', trusted: 'unknown' }
    ])
    expect(errorsOf(report)).toEqual(['OB_RECIPIENT_MISMATCH'])
    expect(JSON.stringify(report)).not.toContain('tom@example.org')
  })

  test('a badge with a status is not verified as long as its list cannot be asked', async () => {
    const status = { id: 'https://example.org/status#1', type: '1EdTechRevocationList' }
    const report = await verifyBadge(await signedBadge({ credentialStatus: status }), { now: clock })
    expect([report.verified, report.verdict.authentic, report.verdict.current]).toEqual([
      false,
      'yes',
      'unknown'
    ])
    expect(outcomeOf(report, 'status')).toEqual(['inconclusive', 'STATUS_RETRIEVAL_ERROR'])
  })

  test('a refresh service is reported and not asked', async () => {
    const refreshService = { id: 'https://example.org/refresh', type: '1EdTechCredentialRefresh' }
    const report = await verifyBadge(await signedBadge({ refreshService }), { now: clock })
    expect([report.verified, ...outcomeOf(report, 'refresh')]).toEqual([
      true,
      'skipped',
      'OB_REFRESH_NOT_CHECKED'
    ])
  })

  test('many at once give the same answers as one after the other', async () => {
    const verifier = createVerifier({ now: clock })
    const inputs = Array.from({ length: 60 }, (_, index) =>
      index % 3 === 0 ? { ...badge, name: `${index}` } : badge
    )
    const parallel = await Promise.all(inputs.map(input => verifier.verify(input)))
    const serial: typeof parallel = []
    for (const input of inputs) serial.push(await verifier.verify(input))
    expect(parallel).toEqual(serial)
    expect(parallel.filter(({ verified }) => verified)).toHaveLength(40)
  })

  test.each(verifierOptionNames)('%s, given to one verification, is sent to createVerifier', async name => {
    const verifying = createVerifier({ now: clock }).verify(badge, { [name]: undefined } as never)
    await expect(verifying).rejects.toThrow(TypeError)
    await expect(verifying).rejects.toThrow(new RegExp(`^${name} .*createVerifier\\(\\)`))
  })

  test.each(verifyOptionNames)('%s, given to a verifier, is sent to verify', name => {
    const creating = () => createVerifier({ [name]: undefined } as never)
    expect(creating).toThrow(TypeError)
    expect(creating).toThrow(new RegExp(`^${name} .*verify\\(\\)`))
  })

  test.each<[string, () => Promise<unknown>]>([
    ['an unknown expectation', () => verifyBadge(badge, { expect: { mail: 'x' } as never })],
    ['an expectation that is null', () => verifyBadge(badge, { expect: null as never })],
    ['a kind that is empty', () => verifyBadge(badge, { kind: '' as never })],
    ['a fetch that is none', () => verifyBadge(badge, { fetch: 'https://example.org' as never })],
    ['a fetch that is null', () => verifyBadge(badge, { fetch: null as never })],
    [
      'a limit of fetching that there is not',
      () => verifyBadge(badge, { fetchLimits: { maxFetch: 1 } as never })
    ],
    ['a binding that there is not', () => verifyBadge(badge, { keyBinding: 'loose' as never })],
    ['an expectation of nobody and nothing', () => verifyBadge(badge, { expect: {} })],
    ['an expectation that is undefined', () => verifyBadge(badge, { expect: { email: undefined } as never })],
    ['a blank expectation', () => verifyBadge(badge, { expect: { email: ' ' } })],
    ['an identity without its type', () => verifyBadge(badge, { expect: { identity: '4711' } })],
    ['a type without identity', () => verifyBadge(badge, { expect: { identityType: 'accountId' } })],
    ['a date as now', () => verifyBadge(badge, { now: new Date() as never })],
    ['a clock that is broken', () => verifyBadge(badge, { now: () => Number.NaN })],
    ['a negative skew', () => verifyBadge(badge, { maxClockSkew: -1 })],
    ['an hour of skew', () => verifyBadge(badge, { maxClockSkew: 3_600 })],
    ['a skew that is no number', () => verifyBadge(badge, { maxClockSkew: Number.NaN })],
    ['an unknown limit', () => verifyBadge(badge, { limits: { maxFoo: 1 } as never })],
    ['a context that is none', () => verifyBadge(badge, { contexts: { 'https://x.example': {} } })],
    [
      'a pinned context',
      () => verifyBadge(badge, { contexts: { 'https://www.w3.org/ns/credentials/v2': { '@context': {} } } })
    ],
    ['a document for a did:key', () => verifyBadge(badge, { controllers: { [issuerKey.controller]: {} } })],
    ['an unknown option', () => verifyBadge(badge, { trustEverybody: true } as never)]
  ])('%s is a TypeError', async (_, verify) => {
    await expect(verify()).rejects.toThrow(TypeError)
  })
})

describe('createIssuer', () => {
  test('issues in the name of its key, unless told who it is', async () => {
    const keyPair = await generateKeyPair()
    const issuer = createIssuer({ profile: { name: 'Campus' }, signer: keyPair.signer, now: clock })
    expect(issuer.profile).toEqual({ id: keyPair.controller, type: ['Profile'], name: 'Campus' })
    const issued = await issuer.issue({ achievement, recipient: { email: 'lea@example.org' } })
    expect(issued).toMatchObject({
      validFrom: '2026-11-22T12:00:00Z',
      proof: [{ created: '2026-11-22T12:00:00Z' }]
    })
    expect((await verifyBadge(issued, { now: clock, expect: { email: 'lea@example.org' } })).verified).toBe(
      true
    )
  })

  test('needs nothing but a key: a person may award a badge', async () => {
    const { signer } = await generateKeyPair()
    const issued = await createIssuer({ signer }).issue({
      achievement,
      recipient: { did: issuerKey.controller }
    })
    expect((await verifyBadge(issued, { expect: { did: issuerKey.controller } })).verified).toBe(true)
  })

  test('issues for a did:web whose document the verifier is given', async () => {
    const keyPair = await generateKeyPair({ controller: 'did:web:example.org' })
    const issued = await createIssuer({ signer: keyPair.signer, now: clock }).issue({
      achievement,
      recipient: { email: 'lea@example.org' }
    })
    const document = {
      id: 'did:web:example.org',
      verificationMethod: [
        {
          id: keyPair.id,
          type: 'Multikey',
          controller: 'did:web:example.org',
          publicKeyMultibase: keyPair.publicKeyMultibase
        }
      ],
      assertionMethod: [keyPair.id]
    }
    expect((await verifyBadge(issued, { now: clock })).verdict.authentic).toBe('unknown')
    const report = await verifyBadge(issued, { now: clock, controllers: { 'did:web:example.org': document } })
    expect([report.verified, report.issuer?.key?.foundBy]).toEqual([true, 'given'])
  })

  test('leaves its input as it was', async () => {
    const input = frozen({ achievement, recipient: { email: 'lea@example.org' } })
    await createIssuer({ signer: issuerKey.signer }).issue(input)
    expect(input).toEqual({ achievement, recipient: { email: 'lea@example.org' } })
  })

  test('refuses what does not conform, with all problems', async () => {
    const issuer = createIssuer({ signer: issuerKey.signer })
    const bad = { ...achievement, name: '', criteria: {} }
    await expect(
      issuer.issue({ achievement: bad as never, recipient: { email: 'nobody' } })
    ).rejects.toMatchObject({
      name: 'OpenBadgesError',
      problems: expect.arrayContaining([
        expect.objectContaining({ path: '/recipient/email' }),
        expect.objectContaining({ code: 'OB_CRITERIA_EMPTY', path: '/achievement/criteria' })
      ])
    })
  })

  test('refuses at once a profile that is not the signer’s, and a key that does not fit', async () => {
    const { signer } = await generateKeyPair({ algorithm: 'ES256' })
    const codeOf = (make: () => unknown) => {
      try {
        return make()
      } catch (error) {
        return error instanceof OpenBadgesError ? error.code : error
      }
    }
    expect(
      codeOf(() => createIssuer({ signer: issuerKey.signer, profile: { id: 'did:web:example.org' } }))
    ).toBe('OB_KEY_NOT_ISSUERS')
    expect(codeOf(() => createIssuer({ signer }))).toBe('OB_KEY_MISMATCH')
  })

  test('refuses wrong options and a profile that does not conform', () => {
    expect(() => createIssuer({} as never)).toThrow(TypeError)
    expect(() => createIssuer({ signer: issuerKey.signer, profile: { url: 7 } as never })).toThrow(
      OpenBadgesError
    )
    expect(() => createIssuer({ signer: issuerKey.signer, profil: {} } as never)).toThrow(TypeError)
  })
})

test('the same achievement can be built once and awarded often', () => {
  expect(buildAchievement(achievement)).toEqual(achievement)
  expect(now).toBeGreaterThan(0)
})
