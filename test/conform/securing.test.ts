import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { aliases, least20, ownTerms, said, v2, withValues } from '../support/any-credentials.ts'
import { changed } from '../support/schema-examples.ts'
import { workedDocument } from '../support/worked-vector.ts'

const ob = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const unknown = 'https://example.com/unknown'
const badge: JsonObject = workedDocument
const asBadge = { kind: 'achievement-credential' } as const

type Values = Readonly<Record<string, unknown>>

/** What RDF would not sign, and the bytes of a JWT do. */
const unsignedAsRdf: readonly (readonly [title: string, values: Values, found: readonly string[]])[] = [
  [
    'a term that no context defines',
    { '/credentialSubject/rating': '7' },
    ['OB_TERM_UNDEFINED /credentialSubject/rating']
  ],
  ['a type that no context defines', { '/type/2': 'Unheard' }, ['OB_TERM_UNDEFINED /type/2']],
  [
    'an unknown context',
    { '/@context/2': unknown, '/credentialSubject/rating': '7' },
    ['OB_CONTEXT_UNKNOWN /@context/2']
  ],
  [
    'a second name of a term',
    { '/@context/2': aliases, '/credentialSubject/rank': '7' },
    ['OB_TERM_RESERVED /credentialSubject/rank']
  ]
]

/** What is as bad in a JWT. */
const badInBoth: readonly (readonly [title: string, values: Values, found: readonly string[]])[] = [
  ['a context written out', { '/@context/2': { rating: 'urn:x' } }, ['OB_CONTEXT_INLINE /@context/2']],
  [
    'a context in the subject',
    { '/credentialSubject/@context': ownTerms },
    ['OB_CONTEXT_NESTED /credentialSubject/@context']
  ],
  [
    'contexts in another order',
    { '/@context': [ob, v2] },
    ['OB_CONTEXT_ORDER /@context/0', 'OB_CONTEXT_ORDER /@context/1']
  ],
  ['a context twice', { '/@context/2': v2 }, ['OB_CONTEXT_REPEATED /@context/2']],
  ['a keyword', { '/credentialSubject/@id': 'urn:x' }, ['OB_TERM_RESERVED /credentialSubject/@id']],
  ['an IRI for a member', { '/urn:x': '7' }, ['OB_TERM_RESERVED /urn:x']],
  ['null', { '/name': null }, ['MALFORMED_VALUE_ERROR /name']],
  ['a blank id', { '/id': '_:b0' }, ['OB_ID_BLANK /id']],
  ['a relative id', { '/id': 'badges/1' }, ['OB_ID_RELATIVE /id']],
  [
    'a member of the other data model',
    { '/expirationDate': '2027-01-01T00:00:00Z' },
    ['OB_DATA_MODEL_MIXED /expirationDate']
  ],
  [
    'a missing member',
    { '/credentialSubject/achievement/name': undefined },
    ['OB_MEMBER_MISSING /credentialSubject/achievement/name']
  ],
  ['a wrong value', { '/validFrom': 'today' }, ['MALFORMED_VALUE_ERROR /validFrom']],
  [
    'two subjects',
    { '/credentialSubject': [{ id: 'urn:a' }, { id: 'urn:b' }] },
    ['MALFORMED_VALUE_ERROR /credentialSubject']
  ]
]

const described = {
  '/credentialSubject/achievement/creator': {
    id: 'https://example.edu/issuers/565049',
    type: ['Profile'],
    name: 'Other'
  }
}

const as = (severity: string) => (line: string) => `${severity} ${line}`

describe('a badge secured by a JWT', () => {
  test('conforms as one with a proof inside', () => {
    expect(said(badge, { ...asBadge, securing: 'jwt' })).toEqual([])
    expect(said(badge, { ...asBadge, securing: 'embedded' })).toEqual([])
  })

  test.each(unsignedAsRdf)(
    'with %s: a warning, where a proof inside makes it an error',
    (_title, values, found) => {
      const document = withValues(badge, values)
      expect(said(document, { ...asBadge, securing: 'jwt' })).toEqual(found.map(as('warning')))
      expect(said(document, { ...asBadge, securing: 'embedded' })).toEqual(found.map(as('error')))
      expect(said(document, asBadge)).toEqual(found.map(as('error')))
    }
  )

  test.each(unsignedAsRdf)('is not made with %s', (_title, values, found) => {
    expect(said(withValues(badge, values), { ...asBadge, making: true, securing: 'jwt' })).toEqual(
      found.map(as('error'))
    )
  })

  test('of others may hold a number that statements would have as 0', () => {
    const credits = '/credentialSubject/achievement/creditsAvailable'
    const document = withValues(badge, { [credits]: 1e-7 })
    const found = [`error OB_NUMBER_NOT_SIGNED ${credits}`]
    expect(said(document, { ...asBadge, securing: 'jwt' })).toEqual([])
    expect(said(document, { ...asBadge, securing: 'embedded' })).toEqual(found)
    expect(said(document, { ...asBadge, making: true, securing: 'jwt' })).toEqual(found)
  })

  test.each(badInBoth)('with %s: an error as ever', (_title, values, found) => {
    const document = withValues(badge, values)
    expect(said(document, { ...asBadge, securing: 'jwt' }).toSorted()).toEqual(
      found.map(as('error')).toSorted()
    )
    expect(said(document, asBadge).toSorted()).toEqual(found.map(as('error')).toSorted())
  })

  test('may describe one thing twice, which RDF would mix', () => {
    const document = withValues(badge, described)
    const shared = ['error OB_ID_SHARED /credentialSubject/achievement/creator']
    expect(said(document, { ...asBadge, securing: 'jwt' })).toEqual([])
    expect(said(document, asBadge)).toEqual(shared)
    expect(said(document, { ...asBadge, making: true, securing: 'jwt' })).toEqual(shared)
  })

  test('of a context whose version is unknown has no undefined terms', () => {
    const newer = changed(badge, '/@context/1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.9.json')
    expect(said(newer, { ...asBadge, securing: 'jwt' })).toEqual([
      'warning OB_CONTEXT_OLDER /@context/1',
      'warning OB_CONTEXT_UNKNOWN /@context/1'
    ])
  })
})

describe('any credential secured by a JWT', () => {
  test('is only warned of terms, and not freed of its data model', () => {
    const document = withValues(least20, { '/credentialSubject/unheard': '7', '/issuer': undefined })
    expect(said(document, { securing: 'jwt' })).toEqual([
      'error OB_MEMBER_MISSING /issuer',
      'warning OB_TERM_UNDEFINED /credentialSubject/unheard'
    ])
  })
})
