import { describe, expect, test } from 'vitest'
import { buildAchievement, buildCredential, buildEndorsement, buildProfile } from '../../src/build.ts'
import { budget, coach, now, organisation } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf } from '../support/problems.ts'
import { endorsementOf } from '../support/profile-arbitraries.ts'

const parts = deepFrozen({
  issuer: { id: coach, name: 'Reconnaître en réseau' },
  name: 'Un badge utile',
  credentialSubject: { id: budget.id, endorsementComment: 'Nous nous y **fions** pour recruter.' }
})

describe('buildEndorsement', () => {
  test('makes a whole endorsement', () => {
    const id = 'urn:uuid:0f4f9a9c-8c55-4a51-9a3a-3d2f0a3d6a10'
    expect(buildEndorsement({ ...parts, id, validUntil: new Date('2030-01-01') }, { now })).toEqual({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
      ],
      id,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: { id: coach, type: ['Profile'], name: 'Reconnaître en réseau' },
      name: 'Un badge utile',
      validFrom: '2026-11-22T09:30:15Z',
      validUntil: '2030-01-01T00:00:00Z',
      credentialSubject: {
        id: budget.id,
        type: ['EndorsementSubject'],
        endorsementComment: 'Nous nous y **fions** pour recruter.'
      }
    })
  })

  test('needs a name, an issuer and the id of what is endorsed', () => {
    const { name: _, ...nameless } = parts
    const wrong = {
      ...nameless,
      issuer: undefined,
      credentialSubject: { endorsementComment: 'x' },
      evidences: 1
    }
    // @ts-expect-error so many mistakes
    expect(problemsOf(() => buildEndorsement(wrong, { now }))).toEqual([
      'OB_MEMBER_MISSING /credentialSubject/id',
      'OB_MEMBER_MISSING /issuer',
      'OB_MEMBER_MISSING /name',
      'OB_MEMBER_UNKNOWN /evidences'
    ])
  })

  test('goes, once signed, untouched into achievements, profiles and credentials', () => {
    const signed = (of: string, id: string) => {
      const endorsement = endorsementOf(of, 'Utile.', id)
      return deepFrozen({ ...endorsement, type: endorsement.type, issuer: `${id}/issuer` })
    }
    const jws = 'eyJhbGciOiJFUzI1NiJ9.eyJqdGkiOiJ1cm46eCJ9.c2lnbmF0dXJl'
    const [about, ofIssuer, ofBadge] = [
      signed(budget.id, 'urn:x:1'),
      signed(organisation.id, 'urn:x:2'),
      signed('urn:x:badge', 'urn:x:3')
    ]
    const achievement = buildAchievement({ ...budget, endorsement: about, endorsementJwt: jws })
    const issuer = buildProfile({ ...organisation, endorsement: [ofIssuer] })
    const credential = buildCredential(
      { id: 'urn:x:badge', issuer, achievement, recipient: { did: coach }, endorsement: ofBadge },
      { now }
    )
    expect(credential.credentialSubject.achievement).toMatchObject({
      endorsement: [about],
      endorsementJwt: [jws]
    })
    expect(credential).toMatchObject({ issuer: { endorsement: [ofIssuer] }, endorsement: [ofBadge] })
    expect(credential.endorsement?.[0]).toStrictEqual(ofBadge)
  })

  test('is refused inside others without its type or context, instead of being mended', () => {
    const { type: _, ...untyped } = endorsementOf(budget.id, 'x', 'urn:x:1')
    // @ts-expect-error type
    expect(problemsOf(() => buildAchievement({ ...budget, endorsement: untyped }))).toEqual([
      'OB_TYPE_MISSING /endorsement/type'
    ])
  })
})
