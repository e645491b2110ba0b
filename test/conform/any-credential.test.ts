import { describe, expect, test } from 'vitest'
import { createContextSet } from '../../src/context/context-set.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { contexts, least11, least20, said, v2, withValues } from '../support/any-credentials.ts'
import { badInBoth } from '../support/bad-credentials.ts'
import { bad11, bad20, badPointers } from '../support/bad-parts-of-credentials.ts'
import { good11, good20, goodInBoth } from '../support/good-credentials.ts'
import { workedDocument } from '../support/worked-vector.ts'

describe.each([
  ['2.0', least20, [...goodInBoth, ...good20], [...badInBoth, ...badPointers, ...bad20]],
  ['1.1', least11, [...goodInBoth, ...good11], [...badInBoth, ...badPointers, ...bad11]]
] as const)('any credential of VCDM %s', (_form, least, good, bad) => {
  test('is tried in enough ways', () => {
    expect(good.length).toBeGreaterThanOrEqual(30)
    expect(bad.length).toBeGreaterThanOrEqual(50)
  })

  test.each(good)('%s is good', (_title, values) => {
    expect(said(withValues(least, values))).toEqual([])
  })

  test.each(good)('%s may be made as well, and loses nothing as RDF', async (_title, values) => {
    const { proof: _, ...document } = withValues(least, values)
    expect(said(document, { making: true })).toEqual([])
    expect((await canonicalize(document, { contexts, maxQuads: 100 })).text).toContain('credentialSubject')
  })

  const refused = bad.map(([title, values, ...found]) => [title, values, found] as const)

  test.each(refused)('%s is refused', (_title, values, found) => {
    expect(said(withValues(least, values)).toSorted()).toEqual(found.toSorted())
  })
})

describe('what a credential calls an endorsement', () => {
  const licence = 'https://example.org/licence/v1'
  const withLicence = createContextSet({
    [licence]: { '@context': { endorsement: { '@id': 'urn:licence:endorsement', '@type': '@id' } } }
  })
  const holding = (endorsement: object) =>
    said(
      withValues(least20, {
        '/@context': [v2, licence],
        '/credentialSubject': { id: 'did:example:lea', endorsement }
      }),
      { contexts: withLicence }
    )

  test('needs no contexts of its own, where it is none of Open Badges', () => {
    expect(holding({ id: 'urn:licence:motorcycle' })).toEqual([])
  })

  test('begins with those of a data model, where it has any', () => {
    expect(holding({ id: 'urn:x', '@context': [v2] })).toEqual([])
    expect(holding({ id: 'urn:x', '@context': [licence] })).toEqual([
      'error OB_CONTEXT_ORDER /credentialSubject/endorsement/@context/0'
    ])
  })
})

describe('a badge taken for any credential', () => {
  test('conforms, and need not be whole', () => {
    expect(said(workedDocument)).toEqual([])
    const half = withValues(workedDocument, { '/credentialSubject/achievement/criteria': undefined })
    expect(said(half)).toEqual([])
    expect(said(half, { kind: 'achievement-credential' })).not.toEqual([])
  })

  test('may hold a signed endorsement that speaks of its achievement', () => {
    const { achievement } = workedDocument.credentialSubject
    const endorsement = {
      '@context': workedDocument['@context'],
      id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: { id: 'did:example:somebody', type: ['Profile'] },
      validFrom: '2026-11-22T09:30:00Z',
      name: 'Utile',
      credentialSubject: { id: achievement.id, type: ['EndorsementSubject'], endorsementComment: 'Bien.' }
    }
    const bearing = (given: object) =>
      said(withValues(workedDocument, { '/credentialSubject/achievement/endorsement': [given] }))
    expect(bearing(endorsement)).toEqual([])
    expect(
      bearing({ ...endorsement, credentialSubject: { ...endorsement.credentialSubject, name: 'Other' } })
    ).toEqual(['error OB_ID_SHARED /credentialSubject/achievement/endorsement/0/credentialSubject'])
  })
})
