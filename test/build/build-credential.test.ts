import { describe, expect, test } from 'vitest'
import {
  buildAchievement,
  buildCredential,
  buildProfile,
  type CredentialParts,
  type CredentialStatus,
  identifyRecipient,
  type JsonObject
} from '../../src/build.ts'
import { budget, coach, demarches, family, now, numerique, organisation } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf, thrownBy } from '../support/problems.ts'

const lea = 'did:example:lea'
const parts: CredentialParts = { issuer: organisation, achievement: budget, recipient: { did: lea } }
const v2 = 'https://www.w3.org/ns/credentials/v2'
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'

describe('buildCredential', () => {
  test('makes a whole badge of an achievement, an issuer and a recipient', () => {
    const id = 'urn:uuid:0f4f9a9c-8c55-4a51-9a3a-3d2f0a3d6a10'
    expect(buildCredential(deepFrozen({ ...parts, id }), { now })).toEqual({
      '@context': [v2, openBadges],
      id,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      name: 'Je sais gérer un budget',
      issuer: buildProfile(organisation),
      validFrom: '2026-11-22T09:30:15Z',
      credentialSubject: { id: lea, type: ['AchievementSubject'], achievement: buildAchievement(budget) }
    })
  })

  test('gives each badge an id and a start of its own', () => {
    const before = Math.floor(Date.now() / 1000) * 1000
    const [one, other] = [buildCredential(parts), buildCredential(parts)]
    expect(one.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(other.id).not.toBe(one.id)
    expect(one.validFrom).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(Date.parse(one.validFrom)).toBeGreaterThanOrEqual(before)
    expect(Date.parse(one.validFrom)).toBeLessThanOrEqual(Date.now())
  })

  test('awards the whole family to one person, by mail, from several coaches', () => {
    for (const achievement of family) {
      const credential = buildCredential(
        {
          issuer: { id: coach, givenName: 'Nadia', parentOrg: organisation },
          achievement,
          recipient: { email: 'lea@example.org' },
          evidence: { name: 'Carnet de bord', narrative: 'Tenu avec son coach.' },
          credentialSubject: { narrative: 'Léa a avancé à son pas.', role: 'Participante', term: '2026' }
        },
        { now }
      )
      expect(credential).toMatchObject({
        name: achievement.name,
        issuer: { id: coach, type: ['Profile'], parentOrg: { type: ['Profile'] } },
        evidence: [{ type: ['Evidence'], name: 'Carnet de bord' }],
        credentialSubject: {
          narrative: 'Léa a avancé à son pas.',
          identifier: [{ type: 'IdentityObject', hashed: true, identityType: 'emailAddress' }],
          achievement: { id: achievement.id, inLanguage: 'fr' }
        }
      })
      expect(JSON.stringify(credential)).not.toContain('lea@')
    }
  })

  test('awards results that fit their descriptions, and no others', () => {
    const result = {
      resultDescription: `${numerique.id}#niveau`,
      achievedLevel: `${numerique.id}#2`,
      value: '10'
    }
    const given = { ...parts, achievement: numerique, credentialSubject: { result, creditsEarned: 1.5 } }
    expect(buildCredential(given, { now }).credentialSubject).toMatchObject({
      result: [{ type: ['Result'], ...result }],
      creditsEarned: 1.5
    })
    const wrong = [
      { ...result, achievedLevel: `${numerique.id}#3` },
      { resultDescription: `${numerique.id}#note` }
    ]
    expect(
      problemsOf(() => buildCredential({ ...given, credentialSubject: { result: wrong } }, { now }))
    ).toEqual([
      'OB_RESULT_DESCRIPTION_UNKNOWN /credentialSubject/result/1/resultDescription',
      'OB_RESULT_LEVEL_UNKNOWN /credentialSubject/result/0/achievedLevel'
    ])
  })

  test('lets a person issue with nothing but a key', () => {
    const peer = buildCredential({ ...parts, issuer: coach }, { now })
    expect(peer.issuer).toEqual({ id: coach, type: ['Profile'] })
    const named = buildCredential({ ...parts, issuer: { id: coach, givenName: 'Nadia' } }, { now })
    expect(named.issuer).toEqual({ id: coach, type: ['Profile'], givenName: 'Nadia' })
  })

  test('lets a person recognise what they have done themselves', () => {
    const credential = buildCredential({ ...parts, issuer: coach, recipient: { did: coach } }, { now })
    expect(credential.issuer).toEqual({ id: coach, type: ['Profile'] })
    expect(credential.credentialSubject.id).toBe(coach)
  })

  test('writes dates given as Date in whole seconds, and keeps those given as text', () => {
    const dated = deepFrozen({
      ...parts,
      validFrom: new Date('2026-01-02T03:04:05.678Z'),
      validUntil: '2027-01-02T03:04:05.678+02:00',
      awardedDate: new Date(0),
      credentialSubject: {
        activityStartDate: new Date('2025-12-01'),
        activityEndDate: '2025-12-31T23:59:59Z'
      }
    })
    const before = structuredClone(dated)
    expect(buildCredential(dated)).toMatchObject({
      validFrom: '2026-01-02T03:04:05Z',
      validUntil: '2027-01-02T03:04:05.678+02:00',
      awardedDate: '1970-01-01T00:00:00Z',
      credentialSubject: {
        activityStartDate: '2025-12-01T00:00:00Z',
        activityEndDate: '2025-12-31T23:59:59Z'
      }
    })
    expect(dated).toEqual(before)
  })

  test('refuses dates that are none, and a validity that ends before it begins', () => {
    const dates = {
      validFrom: new Date('nie'),
      validUntil: '2027-02-30T00:00:00Z',
      awardedDate: '2026-01-01'
    }
    const credentialSubject = { activityStartDate: new Date(Number.NaN) }
    expect(problemsOf(() => buildCredential({ ...parts, ...dates, credentialSubject }))).toEqual([
      'MALFORMED_VALUE_ERROR /awardedDate',
      'MALFORMED_VALUE_ERROR /credentialSubject/activityStartDate',
      'MALFORMED_VALUE_ERROR /validFrom',
      'MALFORMED_VALUE_ERROR /validUntil'
    ])
    const reversed = { validFrom: '2027-01-01T00:00:00Z', validUntil: new Date('2026-01-01') }
    expect(problemsOf(() => buildCredential({ ...parts, ...reversed }))).toEqual([
      'OB_VALIDITY_REVERSED /validUntil'
    ])
  })

  test('takes one status entry or several, and a list of one as that one', () => {
    const entry = (purpose: string) => ({
      id: `https://example.org/${purpose}#7`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: '7',
      statusListCredential: `https://example.org/${purpose}`
    })
    const [revocation, suspension] = [entry('revocation'), entry('suspension')]
    const of = (credentialStatus: CredentialParts['credentialStatus']) =>
      buildCredential(deepFrozen({ ...parts, credentialStatus }), { now }).credentialStatus
    expect(of(revocation)).toEqual(revocation)
    expect(of([revocation])).toEqual(revocation)
    expect(of([revocation, suspension])).toEqual([revocation, suspension])
    expect(of([])).toBeUndefined()
  })

  test('points at the status entry that was given, alone, in a list, or among others', () => {
    const wrong = { id: 'https://example.org/s#7' } as unknown as CredentialStatus & JsonObject
    const good = { ...wrong, type: '1EdTechRevocationList' }
    const found = (credentialStatus: CredentialParts['credentialStatus']) =>
      problemsOf(() => buildCredential({ ...parts, credentialStatus }))
    expect(found(wrong)).toEqual(['OB_TYPE_MISSING /credentialStatus/type'])
    expect(found([wrong])).toEqual(['OB_TYPE_MISSING /credentialStatus/0/type'])
    expect(found([good, wrong])).toContain('OB_TYPE_MISSING /credentialStatus/1/type')
  })

  test('names the contexts that are needed, each once, the caller’s last', () => {
    const of = (more: Partial<CredentialParts>, contexts = {}) =>
      buildCredential({ ...parts, ...more }, { now, contexts })['@context']
    const refreshService = { id: 'https://example.org/refresh', type: '1EdTechCredentialRefresh' }
    const own = 'https://example.org/terms/v1'
    const known = { [own]: { '@context': { x: 'https://example.org/terms#x' } } }
    expect(of({})).toEqual([v2, openBadges])
    expect(of({ refreshService })).toEqual([v2, openBadges, extensions])
    expect(of({ credentialStatus: { id: 'https://example.org/l', type: '1EdTechRevocationList' } })).toEqual([
      v2,
      openBadges,
      extensions
    ])
    expect(of({ refreshService, context: [own, extensions, openBadges, own] }, known)).toEqual([
      v2,
      openBadges,
      extensions,
      own
    ])
    expect(of({ context: extensions })).toEqual([v2, openBadges, extensions])
  })

  test('keeps the status entry, terms of use and further types as given', () => {
    const more = {
      type: 'AchievementCredential',
      credentialStatus: {
        id: 'https://example.org/status/3#94567',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '94567',
        statusListCredential: 'https://example.org/status/3'
      },
      termsOfUse: { type: 'https://example.org/terms#Attribution' }
    } as const
    const credential = buildCredential({ ...parts, ...more }, { now })
    expect(credential.type).toEqual(['VerifiableCredential', 'AchievementCredential'])
    expect(credential.credentialStatus).toEqual(more.credentialStatus)
    expect(credential.termsOfUse).toEqual([more.termsOfUse])
  })

  test('takes what identifyRecipient made, and adds it to what the subject says', () => {
    const recipient = identifyRecipient([{ email: 'lea@example.org' }, { did: lea }], { hashed: false })
    const identifier = { hashed: false, identityHash: 'Léa', identityType: 'name' } as const
    const credential = buildCredential({ ...parts, recipient, credentialSubject: { identifier } }, { now })
    expect(credential.credentialSubject).toMatchObject({
      id: lea,
      identifier: [
        { type: 'IdentityObject', ...identifier },
        {
          type: 'IdentityObject',
          hashed: false,
          identityHash: 'lea@example.org',
          identityType: 'emailAddress'
        }
      ]
    })
  })

  test('needs somebody, named in one place, by names that can be right', () => {
    const { recipient: _, ...nobody } = parts
    const built = (more: object) => problemsOf(() => buildCredential({ ...nobody, ...more }, { now }))
    expect(buildCredential({ ...nobody, credentialSubject: { id: lea } }).credentialSubject.id).toBe(lea)
    expect(built({})).toEqual(['OB_RECIPIENT_MISSING /recipient'])
    expect(built({ recipient: {} })).toEqual(['OB_RECIPIENT_MISSING /recipient'])
    expect(built({ recipient: 'lea@example.org' })).toEqual(['MALFORMED_VALUE_ERROR /recipient'])
    expect(built({ recipient: { mail: 'lea@example.org' } })).toEqual(['OB_MEMBER_UNKNOWN /recipient/mail'])
    expect(built({ recipient: [{ email: 'lea' }, { did: 'lea' }] })).toEqual([
      'MALFORMED_VALUE_ERROR /recipient/0/email',
      'OB_DID_MALFORMED /recipient/1/did'
    ])
    expect(built({ recipient: { did: lea }, credentialSubject: { id: coach } })).toEqual([
      'MALFORMED_VALUE_ERROR /credentialSubject/id'
    ])
  })

  test('tells every problem at once, each at its place in the parts', () => {
    const wrong = {
      isuer: organisation,
      achievement: { ...demarches, criteria: null, image: { caption: 'Un dossier' }, tags: ['x'] },
      recipient: { email: 'lea@', url: 'example.org' },
      evidence: { id: 'carnet.pdf', titel: 'Carnet' },
      credentialSubject: { results: [], achievement: budget },
      result: [],
      proof: {},
      '@context': [v2]
    }
    // @ts-expect-error so many mistakes
    const { problems } = thrownBy(() => buildCredential(wrong, { now }))
    expect([...new Set(problems.map(({ code, path }) => `${code} ${path}`))].toSorted()).toEqual([
      'MALFORMED_VALUE_ERROR /recipient/email',
      'MALFORMED_VALUE_ERROR /recipient/url',
      'OB_ID_RELATIVE /evidence/id',
      'OB_MEMBER_MISSING /achievement/criteria',
      'OB_MEMBER_MISSING /achievement/image/id',
      'OB_MEMBER_MISSING /issuer',
      'OB_MEMBER_UNKNOWN /@context',
      'OB_MEMBER_UNKNOWN /credentialSubject/achievement',
      'OB_MEMBER_UNKNOWN /isuer',
      'OB_MEMBER_UNKNOWN /proof',
      'OB_MEMBER_UNKNOWN /result',
      'OB_TERM_UNDEFINED /achievement/tags',
      'OB_TERM_UNDEFINED /evidence/titel'
    ])
  })

  test('asks for parts of the right shape', () => {
    const built = (more: object) => problemsOf(() => buildCredential({ ...parts, ...more }, { now }))
    expect(built({ achievement: undefined })).toEqual(['OB_MEMBER_MISSING /achievement'])
    expect(built({ achievement: 'https://example.org/a' })).toEqual(['MALFORMED_VALUE_ERROR /achievement'])
    expect(built({ credentialSubject: [{ id: lea }] })).toEqual(['MALFORMED_VALUE_ERROR /credentialSubject'])
    expect(built({ issuer: 'Campus Exemple' })).toEqual(['OB_ID_RELATIVE /issuer'])
    expect(built({ issuer: 5 })).toEqual(['MALFORMED_VALUE_ERROR /issuer'])
    expect(built({ evidence: ['https://example.org/e'] })).toEqual(['MALFORMED_VALUE_ERROR /evidence/0'])
    expect(built({ validFrom: 1767225600 })).toEqual(['MALFORMED_VALUE_ERROR /validFrom'])
  })

  test('refuses options that do not exist, and a clock that gives no time', () => {
    // @ts-expect-error no option
    expect(() => buildCredential(parts, { validFrom: now() })).toThrow(TypeError)
    // @ts-expect-error an achievement has no time
    expect(() => buildAchievement(budget, { now })).toThrow(TypeError)
    expect(() => buildCredential(parts, { now: () => new Date(Number.NaN) })).toThrow(TypeError)
    // @ts-expect-error a text is no time
    expect(() => buildCredential(parts, { now: () => 'gestern' })).toThrow(TypeError)
    expect(buildCredential(parts, { now: () => 1_000 }).validFrom).toBe('1970-01-01T00:00:01Z')
  })

  test('shares nothing with its parts, and belongs to the caller', () => {
    const achievement = buildAchievement(budget)
    const credentialStatus = { id: 'https://example.org/revoked', type: '1EdTechRevocationList' }
    const credential = buildCredential({ ...parts, achievement, credentialStatus }, { now })
    expect(credential.credentialSubject.achievement).toEqual(achievement)
    expect(credential.credentialSubject.achievement).not.toBe(achievement)
    expect(credential.credentialSubject.achievement.criteria).not.toBe(achievement.criteria)
    for (const own of [credential, credential['@context'], credential.credentialStatus]) {
      expect(Object.isFrozen(own)).toBe(false)
    }
  })
})
