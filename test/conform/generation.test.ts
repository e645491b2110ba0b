import { describe, expect, test } from 'vitest'
import { otherGeneration } from '../../src/conform/generation.ts'
import { deepFrozen } from '../support/json.ts'
import { workedDocument } from '../support/worked-vector.ts'

const v2 = 'https://w3id.org/openbadges/v2'
const v1 = 'https://w3id.org/openbadges/v1'
const recipient = { type: 'email', hashed: true, salt: 's', identity: 'sha256$c7ef' }
const hosted = { type: 'HostedBadge' }
const assertion = {
  '@context': v2,
  id: 'https://example.org/assertions/1',
  type: 'Assertion',
  recipient,
  badge: 'https://example.org/badges/budget',
  verification: hosted,
  issuedOn: '2020-01-01T00:00:00Z'
}
const old = {
  uid: 'f2c20',
  recipient,
  badge: 'https://example.org/badges/budget',
  verify: { type: 'hosted', url: 'https://example.org/assertions/f2c20.json' },
  issuedOn: 1359217910
}

const told = (document: object) => {
  const other = otherGeneration(deepFrozen({ ...document }))
  return other && `${other.generation} ${other.problem.code} ${other.problem.path}`
}

describe('otherGeneration', () => {
  test.each<[string, object, string]>([
    ['hosted 2.0', assertion, '2.0'],
    [
      'the payload of a signed 2.0',
      {
        ...assertion,
        id: 'urn:uuid:1',
        verification: { type: 'SignedBadge', creator: 'https://example.org/key' }
      },
      '2.0'
    ],
    ['2.0 with contexts of extensions', { ...assertion, '@context': [v2, { x: 'urn:x' }] }, '2.0'],
    [
      '2.0 by the other name of its context',
      { ...assertion, '@context': 'https://openbadgespec.org/v2/context.json' },
      '2.0'
    ],
    ['2.0 with several types', { ...assertion, type: ['Assertion', 'Extension'] }, '2.0'],
    ['the badge class of 2.0', { '@context': v2, type: 'BadgeClass', name: 'Budget' }, '2.0'],
    ['the issuer of 2.0', { '@context': v2, type: ['Profile', 'Issuer'], name: 'Campus' }, '2.0'],
    ['hosted 1.1', { ...old, '@context': v1, type: 'Assertion' }, '1.0'],
    [
      'the payload of a signed 1.1',
      {
        ...old,
        '@context': v1,
        type: 'Assertion',
        verify: { type: 'signed', url: 'https://example.org/key.pem' }
      },
      '1.0'
    ],
    ['hosted 1.0', old, '1.0'],
    [
      'the payload of a signed 1.0',
      { ...old, verify: { type: 'signed', url: 'https://example.org/key.pem' } },
      '1.0'
    ],
    ['1.0 told by how it is verified alone', { badge: old.badge, verify: old.verify }, '1.0'],
    [
      '0.5, whose recipient is text',
      { recipient: 'sha256$c7ef', salt: 's', badge: { name: 'Budget' } },
      '1.0'
    ],
    ['a CLR', { type: ['VerifiableCredential', 'ClrCredential'] }, 'clr-2.0'],
    ['a presentation', { type: 'VerifiablePresentation' }, 'unknown'],
    ['an endorsement', { type: ['VerifiableCredential', 'EndorsementCredential'] }, '3.0']
  ])('recognises %s', (_title, document, generation) => {
    expect(told(document)).toBe(`${generation} OB_GENERATION_UNSUPPORTED `)
  })

  test.each<[string, object]>([
    ['nothing', {}],
    ['a badge without anybody', { badge: old.badge }],
    ['a recipient without a badge', { uid: '1', recipient }],
    ['a context much like one', { ...assertion, '@context': 'https://w3id.org/openbadges/v2x' }],
    ['the context of somebody else', { ...assertion, '@context': 'https://w3id.org.example/openbadges/v2' }],
    [
      'another credential',
      { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] }
    ]
  ])('finds no badge in %s', (_title, document) => {
    expect(told(document)).toBe('unknown OB_INPUT_NO_BADGE ')
  })

  test.each<[string, object]>([
    ['an Open Badge 3.0', workedDocument],
    [
      'one in the form of VCDM 1.1',
      { '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['OpenBadgeCredential'] }
    ],
    ['one whose contexts are wrong', { type: 'AchievementCredential' }],
    [
      'one that names an older context besides',
      { ...workedDocument, '@context': [...workedDocument['@context'], v2] }
    ],
    ['one that forgot its type', { '@context': workedDocument['@context'] }]
  ])('says nothing of %s', (_title, document) => {
    expect(told(document)).toBeUndefined()
  })

  test('names what only hangs together with an older badge', () => {
    const details = ['Assertion', 'BadgeClass', 'RevocationList'].map(
      type => otherGeneration({ '@context': v2, type })?.problem.detail
    )
    expect(new Set(details).size).toBe(3)
  })
})
