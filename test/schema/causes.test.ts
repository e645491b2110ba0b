import { describe, expect, it } from 'vitest'
import { isObject } from '../../src/base/json.ts'
import { valueAt } from '../../src/base/json-pointer.ts'
import { conformToSchema } from '../../src/schema/conform.ts'
import { badge, changed, conformBadge, example, fullBadge, told, withAt } from '../support/schema-examples.ts'

describe('one cause, one problem', () => {
  it.each([
    [
      'the dates of VCDM 1.1',
      { validFrom: undefined, issuanceDate: '2026-11-22T09:30:00Z' },
      '/issuanceDate'
    ],
    ['its end beside the right start', { expirationDate: '2027-11-22T09:30:00Z' }, '/expirationDate']
  ])('names the other data model for %s', (_, members, path) => {
    const found = conformToSchema({ ...badge, ...members }, 'achievement-credential', '2.0')
    expect(told(found)).toEqual([`error OB_DATA_MODEL_MIXED ${path}`])
  })

  it('names the other data model for validUntil under 1.1', () => {
    const old = example('achievement-credential-v1p1', false)
    const document = { ...old, validUntil: '2027-11-22T09:30:00Z' }
    expect(told(conformToSchema(document, 'achievement-credential', '1.1'))).toEqual([
      'error OB_DATA_MODEL_MIXED /validUntil'
    ])
  })

  it('finds the context of the other data model among the later ones', () => {
    const contexts = [...(Array.isArray(badge['@context']) ? badge['@context'] : [])]
    const document = { ...badge, '@context': [...contexts, 'https://www.w3.org/2018/credentials/v1'] }
    expect(conformBadge(document)).toEqual(['error OB_DATA_MODEL_MIXED /@context/2'])
    expect(conformBadge({ ...badge, '@context': [...contexts, 'https://example.org/v1'] })).toEqual([])
  })

  it('reports contexts in the wrong order, each at its place', () => {
    const [first = '', second = ''] = Array.isArray(badge['@context']) ? badge['@context'] : []
    const found = conformBadge({ ...badge, '@context': [second, first] })
    expect(found).toEqual(['error OB_CONTEXT_ORDER /@context/0', 'error OB_CONTEXT_ORDER /@context/1'])
  })

  it('does not call a misspelt member of a closed class missing as well', () => {
    const path = '/credentialSubject/identifier/0'
    const identity = valueAt(fullBadge, path)
    if (!isObject(identity)) throw new Error('no identity object')
    const { identityType, ...rest } = identity
    const [found, ...others] = conformToSchema(
      changed(fullBadge, path, { ...rest, identitytype: identityType ?? '' }),
      'achievement-credential',
      '2.0'
    )
    expect([found?.code, found?.path, others]).toEqual(['OB_MEMBER_UNKNOWN', `${path}/identitytype`, []])
    expect(found?.hint).toContain('identityType')
  })

  it('says once that two names are missing from a type', () => {
    expect(withAt('/type', ['Assertion'])).toEqual(['error MALFORMED_VALUE_ERROR /type'])
  })

  it.each([
    ['two subjects', '/credentialSubject', [{}, {}]],
    ['a list of one subject', '/credentialSubject', [{}]],
    ['a list of issuers', '/issuer', [{}]],
    ['a list of ids', '/id', ['urn:a:b']],
    ['an id that is an object', '/id', { '@value': 'urn:a:b' }]
  ])('gives one problem for %s', (_, path, value) => {
    expect(withAt(path, value)).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
  })

  it('puts first what explains most', () => {
    const document = {
      ...badge,
      expirationDate: '2027-11-22T09:30:00Z',
      name: 5,
      id: 'not absolute',
      type: ['VerifiableCredential'],
      issuer: { type: ['Profile'] }
    }
    expect(conformBadge(document)).toEqual([
      'error OB_DATA_MODEL_MIXED /expirationDate',
      'error MALFORMED_VALUE_ERROR /type',
      'error MALFORMED_VALUE_ERROR /name',
      'error OB_MEMBER_MISSING /issuer/id',
      'error MALFORMED_VALUE_ERROR /id'
    ])
  })

  it('tells of 100 errors and that there are more', () => {
    const found = withAt('/credentialSubject/achievement/tag', Array(101).fill(5))
    expect(found).toHaveLength(101)
    expect(found.at(-1)).toBe('error OB_LIMIT_PROBLEMS ')
    expect(withAt('/credentialSubject/achievement/tag', Array(100).fill(5))).toHaveLength(100)
  })
})

describe('the other form inside a document', () => {
  it('refuses an embedded endorsement in the other form, and gives nothing else for it', () => {
    const old = example('endorsement-credential-v1p1', false)
    const path = '/credentialSubject/achievement/endorsement/0'
    expect(withAt(path, old)).toEqual([`error OB_DATA_MODEL_MIXED ${path}`])
    expect(withAt(path, example('endorsement-credential', false))).toEqual([])
  })

  it('holds an embedded endorsement to its own form', () => {
    const old = example('achievement-credential-v1p1', true)
    const path = '/endorsement/0/issuanceDate'
    const document = changed(old, path, '2026-02-30T00:00:00Z')
    expect(told(conformToSchema(document, 'achievement-credential', '1.1'))).toEqual([
      `error MALFORMED_VALUE_ERROR ${path}`
    ])
  })
})
