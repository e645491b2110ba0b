/**
 * Changes after which a credential is good in neither data model: its own members.
 * @module
 */
import { aliases, ownTerms, v2 } from './any-credentials.ts'
import type { Values } from './good-credentials.ts'

/** A title, what is changed, and what is said of it. */
export type Bad = readonly [title: string, values: Values, ...found: string[]]

export const malformed = (path: string) => `error MALFORMED_VALUE_ERROR ${path}`
export const missing = (path: string) => `error OB_MEMBER_MISSING ${path}`
export const untyped = (path: string) => `error OB_TYPE_MISSING ${path}`

/** In both forms. */
export const badInBoth: readonly Bad[] = [
  // contexts
  ['no contexts', { '/@context': undefined }, missing('/@context')],
  ['a context alone', { '/@context': v2 }, malformed('/@context')],
  ['contexts in another order', { '/@context': [ownTerms, v2] }, 'error OB_CONTEXT_ORDER /@context/0'],
  ['an empty list of contexts', { '/@context': [] }, 'error OB_CONTEXT_ORDER /@context/0'],
  ['an unknown context', { '/@context/2': 'https://example.com/x' }, 'error OB_CONTEXT_UNKNOWN /@context/2'],
  ['a context written out', { '/@context/2': { score: 'urn:x' } }, 'error OB_CONTEXT_INLINE /@context/2'],
  ['a context twice', { '/@context/2': ownTerms }, 'error OB_CONTEXT_REPEATED /@context/2'],
  ['a number for a context', { '/@context/2': 7 }, malformed('/@context/2')],
  [
    'a context in the subject',
    { '/credentialSubject/@context': { score: 'urn:x' } },
    'error OB_CONTEXT_NESTED /credentialSubject/@context'
  ],
  // type
  ['no type', { '/type': undefined }, untyped('/type')],
  ['another type alone', { '/type': 'DegreeCredential' }, malformed('/type')],
  ['another type in a list', { '/type': ['DegreeCredential'] }, malformed('/type')],
  ['an empty list of types', { '/type': [] }, malformed('/type')],
  ['a number for a type', { '/type': ['VerifiableCredential', 7] }, malformed('/type/1')],
  ['a type twice', { '/type': ['VerifiableCredential', 'VerifiableCredential'] }, malformed('/type/1')],
  [
    'a type that no context defines',
    { '/type': ['VerifiableCredential', 'Unheard'] },
    'error OB_TERM_UNDEFINED /type/1'
  ],
  // id
  ['an id that is no text', { '/id': 7 }, malformed('/id')],
  ['two ids', { '/id': ['urn:a', 'urn:b'] }, malformed('/id')],
  ['a relative id', { '/id': 'credentials/1' }, 'error OB_ID_RELATIVE /id'],
  ['a blank id', { '/id': '_:b0' }, 'error OB_ID_BLANK /id'],
  // issuer
  ['no issuer', { '/issuer': undefined }, missing('/issuer')],
  ['two issuers', { '/issuer': ['urn:a', 'urn:b'] }, malformed('/issuer')],
  ['a number for an issuer', { '/issuer': 7 }, malformed('/issuer')],
  ['a name for an issuer', { '/issuer': 'Campus' }, 'error OB_ID_RELATIVE /issuer'],
  ['an issuer without id', { '/issuer': { name: 'Campus' } }, missing('/issuer/id')],
  ['an issuer with a relative id', { '/issuer': { id: 'org' } }, 'error OB_ID_RELATIVE /issuer/id'],
  ['an issuer with a bad type', { '/issuer': { id: 'urn:a', type: { a: 'b' } } }, malformed('/issuer/type')],
  ['null for an issuer', { '/issuer': null }, malformed('/issuer')],
  // subject
  ['no subject', { '/credentialSubject': undefined }, missing('/credentialSubject')],
  ['a subject that says nothing', { '/credentialSubject': {} }, malformed('/credentialSubject')],
  ['no subject in a list', { '/credentialSubject': [] }, malformed('/credentialSubject')],
  [
    'a second subject that says nothing',
    { '/credentialSubject': [{ score: '1' }, {}] },
    malformed('/credentialSubject/1')
  ],
  ['the id of a subject alone', { '/credentialSubject': 'did:example:lea' }, malformed('/credentialSubject')],
  [
    'a text among the subjects',
    { '/credentialSubject': [{ score: '1' }, 'did:example:lea'] },
    malformed('/credentialSubject/1')
  ],
  [
    'a subject with two ids',
    { '/credentialSubject/id': ['urn:a', 'urn:b'] },
    malformed('/credentialSubject/id')
  ],
  [
    'a subject with a relative id',
    { '/credentialSubject/id': 'lea' },
    'error OB_ID_RELATIVE /credentialSubject/id'
  ],
  ['null in the subject', { '/credentialSubject/score': null }, malformed('/credentialSubject/score')],
  ['an empty list in the subject', { '/credentialSubject/score': [] }, malformed('/credentialSubject/score')],
  ['a list in a list', { '/credentialSubject/score': [['7']] }, malformed('/credentialSubject/score/0')],
  [
    'a member that no context defines',
    { '/credentialSubject/unheard': '7' },
    'error OB_TERM_UNDEFINED /credentialSubject/unheard'
  ],
  [
    'a member that no context defines beside the subject',
    { '/unheard': '7' },
    'error OB_TERM_UNDEFINED /unheard'
  ],
  [
    'an absolute IRI for a member',
    { '/credentialSubject/https:~1~1example.org~1x': '7' },
    'error OB_TERM_RESERVED /credentialSubject/https:~1~1example.org~1x'
  ],
  [
    'a keyword in the subject',
    { '/credentialSubject/@id': 'urn:x' },
    'error OB_TERM_RESERVED /credentialSubject/@id'
  ],
  [
    'a second name for a term',
    { '/@context/2': aliases, '/credentialSubject/rank': '7', '/credentialSubject/score': undefined },
    'error OB_TERM_RESERVED /credentialSubject/rank'
  ]
]
