import { describe, expect, test } from 'vitest'
import { buildCredential, buildEndorsement, type DataModelVersion, lintCredential } from '../../src/build.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { deepFrozen } from '../support/json.ts'
import { briefly, problemsOf, thrownBy } from '../support/problems.ts'

const v1 = 'https://www.w3.org/2018/credentials/v1'
const v2 = 'https://www.w3.org/ns/credentials/v2'
const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const now = () => Date.parse('2026-11-22T09:30:00.700Z')
const older = { now, dataModel: '1.1' } as const

const parts = deepFrozen({
  id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000001',
  issuer: { id: 'https://example.org/org', name: 'Campus' },
  recipient: { did: 'did:example:lea' },
  achievement: {
    id: 'https://example.org/achievements/budget',
    name: 'Je sais gérer un budget',
    description: 'Tenir ses comptes.',
    criteria: 'Trois mois de comptes tenus.'
  }
})
const endorsement = deepFrozen({
  id: 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000002',
  issuer: 'did:example:somebody',
  name: 'Utile',
  credentialSubject: { id: parts.achievement.id }
})

describe('a badge in the form of VCDM 1.1', () => {
  test('has the contexts, dates, name and issuer of that form', () => {
    const built = buildCredential({ ...parts, validUntil: new Date('2027-11-22T09:30:00Z') }, older)
    expect(built).toEqual({
      '@context': [v1, ob],
      id: parts.id,
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { ...parts.issuer, type: ['Profile'] },
      issuanceDate: '2026-11-22T09:30:00Z',
      expirationDate: '2027-11-22T09:30:00Z',
      name: parts.achievement.name,
      credentialSubject: {
        id: 'did:example:lea',
        type: ['AchievementSubject'],
        achievement: {
          ...parts.achievement,
          type: ['Achievement'],
          criteria: { narrative: parts.achievement.criteria }
        }
      }
    })
  })

  test('differs from that of VCDM 2.0 in nothing else', () => {
    const { '@context': _, issuanceDate, ...others } = buildCredential(parts, older)
    const { '@context': __, validFrom, ...newer } = buildCredential(parts, { now })
    expect(others).toEqual(newer)
    expect(issuanceDate).toBe(validFrom)
    expect(buildCredential(parts, { now, dataModel: '2.0' })).toEqual(buildCredential(parts, { now }))
  })

  test('conforms, with a warning of its form, and loses nothing as RDF', async () => {
    const built = buildCredential({ ...parts, validUntil: '2027-11-22T09:30:00Z' }, older)
    expect(briefly(lintCredential(built))).toEqual(['OB_OLDER_FORM /@context/0'])
    // The compiler does not know that a credential is JSON.
    const document = JSON.parse(JSON.stringify(built))
    const { text: quads } = await canonicalize(document, { contexts: pinnedContexts, maxQuads: 100 })
    expect(quads).toContain('#issuanceDate>')
    expect(quads).toContain('#expirationDate>')
  })

  test('names the issuer as a profile even if only the id is given', () => {
    const { issuer } = buildCredential({ ...parts, issuer: 'did:example:campus' }, older)
    expect(issuer).toEqual({ id: 'did:example:campus', type: ['Profile'] })
  })

  test('takes the contexts that its status needs, and those of the caller', () => {
    const status = {
      id: 'https://example.org/s#1',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '1',
      statusListCredential: 'https://example.org/s'
    }
    const revocation = { id: 'https://example.org/r', type: '1EdTechRevocationList' }
    const contextsFor = (dataModel: DataModelVersion, credentialStatus: typeof revocation) =>
      buildCredential({ ...parts, credentialStatus }, { now, dataModel })['@context'].slice(2)
    const extensions = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'
    expect(contextsFor('1.1', status)).toEqual(['https://www.w3.org/ns/credentials/status/v1'])
    expect(contextsFor('2.0', status)).toEqual([])
    expect(contextsFor('1.1', revocation)).toEqual([extensions])
    expect(contextsFor('2.0', revocation)).toEqual([extensions])
  })

  test.each<[string, object, string[]]>([
    ['validFrom', { validFrom: '2026-11-22' }, ['MALFORMED_VALUE_ERROR /validFrom']],
    ['validUntil', { validUntil: 'later' }, ['MALFORMED_VALUE_ERROR /validUntil']],
    [
      'both in the wrong order',
      { validFrom: '2026-11-22T09:30:00Z', validUntil: '2026-11-21T09:30:00Z' },
      ['OB_VALIDITY_REVERSED /validUntil']
    ]
  ])('is refused for %s at the place where it was given', (_title, members, found) => {
    expect(problemsOf(() => buildCredential({ ...parts, ...members }, older))).toEqual(found)
  })

  test.each(['1.1', '2.0'] as const)(
    'is not given its dates under their names of VCDM 1.1 (%s)',
    dataModel => {
      const given = { ...parts, issuanceDate: '2026-11-22T09:30:00Z', expirationDate: '2027-11-22T09:30:00Z' }
      const { problems } = thrownBy(() => buildCredential(given, { now, dataModel }))
      expect(briefly(problems)).toEqual([
        'OB_MEMBER_UNKNOWN /expirationDate',
        'OB_MEMBER_UNKNOWN /issuanceDate'
      ])
      expect(problems.map(({ hint }) => hint?.match(/`(\w+)`/)?.[1]).toSorted()).toEqual([
        'validFrom',
        'validUntil'
      ])
    }
  )

  test.each(['1.0', 1.1, null, '3.0'])('is not asked for as %j', dataModel => {
    // @ts-expect-error
    expect(() => buildCredential(parts, { now, dataModel })).toThrow(TypeError)
    // @ts-expect-error
    expect(() => buildEndorsement(endorsement, { now, dataModel })).toThrow(TypeError)
  })
})

describe('an endorsement in the form of VCDM 1.1', () => {
  test('has the dates and the issuer of that form', () => {
    const built = buildEndorsement({ ...endorsement, validUntil: '2027-11-22T09:30:00Z' }, older)
    expect(built).toEqual({
      '@context': [v1, ob],
      id: endorsement.id,
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: { id: 'did:example:somebody', type: ['Profile'] },
      issuanceDate: '2026-11-22T09:30:00Z',
      expirationDate: '2027-11-22T09:30:00Z',
      name: 'Utile',
      credentialSubject: { id: parts.achievement.id, type: ['EndorsementSubject'] }
    })
    expect(briefly(lintCredential(built))).toEqual(['OB_OLDER_FORM /@context/0'])
  })

  const proof = [{ type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' }]
  const dataIntegrity = 'https://w3id.org/security/data-integrity/v2'
  const signed = {
    '1.1': deepFrozen({ ...buildEndorsement({ ...endorsement, context: dataIntegrity }, older), proof }),
    '2.0': deepFrozen({ ...buildEndorsement(endorsement, { now }), proof })
  }
  const embedding = (dataModel: DataModelVersion, form: DataModelVersion) => () =>
    buildCredential(
      { ...parts, achievement: { ...parts.achievement, endorsement: signed[form] } },
      { now, dataModel }
    )
  const place = '/achievement/endorsement'

  test('goes into a badge of the same form', () => {
    const { endorsement } = embedding('1.1', '1.1')().credentialSubject.achievement
    // The type of an achievement does not know in which form it stands.
    expect<unknown>(endorsement).toEqual([signed['1.1']])
    expect(embedding('2.0', '2.0')()['@context'][0]).toBe(v2)
  })

  test('does not go into one of another form', () => {
    expect(problemsOf(embedding('1.1', '2.0'))).toEqual([`OB_DATA_MODEL_MIXED ${place}`])
    expect(problemsOf(embedding('2.0', '1.1'))).toEqual([`OB_DATA_MODEL_MIXED ${place}`])
  })
})
