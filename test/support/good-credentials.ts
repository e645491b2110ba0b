/**
 * Changes after which a credential that is no badge is still good.
 * @module
 */
import { examplesV2, ownTerms, v1, v2 } from './any-credentials.ts'

const schema = { id: 'https://example.org/schema.json', type: 'JsonSchema' }
const fr = { '@value': 'Diplôme', '@language': 'fr' }
const en = { '@value': 'Degree', '@language': 'en-GB', '@direction': 'ltr' }
const resource = { id: 'https://example.org/logo.png', digestSRI: 'sha384-x' }
const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z3' }

/** Values by pointer, with which a credential is changed. */
export type Values = Readonly<Record<string, unknown>>
/** A title, and what is changed. */
export type Good = readonly [title: string, values: Values]

/** In both forms. */
export const goodInBoth: readonly Good[] = [
  ['the least', {}],
  ['with an id', { '/id': 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33' }],
  ['with an id on the web', { '/id': 'https://example.org/credentials/1' }],
  ['with a further type', { '/type': ['VerifiableCredential', 'DegreeCredential'] }],
  ['with its types in another order', { '/type': ['DegreeCredential', 'VerifiableCredential'] }],
  ['with its one type alone', { '/type': 'VerifiableCredential' }],
  ['with an IRI for a type', { '/type': ['VerifiableCredential', 'https://example.org/terms#X'] }],
  ['with a DID as issuer', { '/issuer': 'did:web:example.org' }],
  ['with an object as issuer', { '/issuer': { id: 'did:web:example.org', name: 'Campus' } }],
  ['with a typed issuer', { '/issuer': { id: 'did:web:example.org', type: 'Person' } }],
  ['with a subject that has no id', { '/credentialSubject': { score: '7' } }],
  ['with a subject of two types', { '/credentialSubject/type': ['Person', 'Degree'] }],
  ['with one subject in a list', { '/credentialSubject': [{ id: 'did:example:lea', score: '7' }] }],
  [
    'with two subjects',
    {
      '/credentialSubject': [
        { id: 'did:example:lea', score: '7' },
        { id: 'did:example:tom', score: '8' }
      ]
    }
  ],
  ['with objects in the subject', { '/credentialSubject/degree': { type: 'Degree', name: 'BSc' } }],
  [
    'with references in the subject',
    { '/credentialSubject/knows': ['did:example:tom', { id: 'did:example:ada', score: '9' }] }
  ],
  ['with numbers and truths in the subject', { '/credentialSubject/score': [7, true, 'seven'] }],
  ['with a schema', { '/credentialSchema': { ...schema, type: 'https://example.org/terms#Schema' } }],
  [
    'with two schemas',
    {
      '/credentialSchema': [
        { id: 'https://example.org/a', type: 'Person' },
        { id: 'https://example.org/b', type: 'Degree' }
      ]
    }
  ],
  ['with a status', { '/credentialStatus': { id: 'https://example.org/status#1', type: 'Person' } }],
  [
    'with two statuses',
    {
      '/credentialStatus': [
        { id: 'https://example.org/s#1', type: 'Person' },
        { id: 'https://example.org/s#2', type: 'Person' }
      ]
    }
  ],
  ['with a refresh service', { '/refreshService': { id: 'https://example.org/r', type: 'Person' } }],
  ['with terms of use', { '/termsOfUse': { type: 'Person' } }],
  [
    'with several terms of use',
    { '/termsOfUse': [{ type: 'Person' }, { id: 'https://example.org/terms', type: ['Person', 'Degree'] }] }
  ],
  ['with evidence', { '/evidence': { type: 'Person', name: 'Bulletin' } }],
  [
    'with several pieces of evidence',
    { '/evidence': [{ id: 'https://example.org/e/1', type: ['Person'] }, { type: 'Degree' }] }
  ],
  ['with a proof', { '/proof': proof }],
  ['with two proofs', { '/proof': [proof, { ...proof, proofValue: 'z4' }] }],
  ['with a name in two languages in its subject', { '/credentialSubject/name': [fr, en] }],
  [
    'with a text read from right to left',
    { '/credentialSubject/description': { '@value': 'שלום', '@direction': 'rtl' } }
  ],
  ['issued by whom it speaks of', { '/issuer': 'did:example:lea' }],
  [
    'with the same object in two places',
    {
      '/credentialSubject/knows': { id: 'urn:x', type: 'Person', score: '1' },
      '/evidence': { id: 'urn:x', type: 'Person', score: '1' }
    }
  ],
  [
    'with an object, and later its id and type alone',
    {
      '/issuer': { id: 'urn:x', type: 'Person', score: '1' },
      '/credentialSubject/knows': { id: 'urn:x', type: 'Person' }
    }
  ],
  ['with an image that is text', { '/credentialSubject/score': 'data:image/png;base64,AAAA' }]
]

/** In the form of VCDM 2.0. */
export const good20: readonly Good[] = [
  ['without any date', {}],
  ['with both dates', { '/validFrom': '2026-11-22T09:30:00Z', '/validUntil': '2027-11-22T09:30:00Z' }],
  ['with an end alone', { '/validUntil': '2027-11-22T09:30:00+01:00' }],
  ['with parts of a second', { '/validFrom': '2026-11-22T09:30:00.123Z' }],
  ['with a name and a description', { '/name': 'Diplôme', '/description': 'De fin d’études.' }],
  ['with a name in one language', { '/name': fr }],
  ['with a name in two languages', { '/name': [fr, en], '/description': [en] }],
  [
    'with an issuer of two names',
    { '/issuer': { id: 'did:web:example.org', name: [fr, en], description: fr } }
  ],
  ['with a status without id', { '/credentialStatus': { type: 'Person' } }],
  [
    'with an entry of a status list',
    {
      '/credentialStatus': {
        id: 'https://example.org/s#1',
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: '94567',
        statusListCredential: 'https://example.org/s'
      }
    }
  ],
  ['with a refresh service without id', { '/refreshService': [{ type: 'Person' }] }],
  ['with a related resource', { '/relatedResource': resource }],
  [
    'with two related resources',
    {
      '/relatedResource': [
        { ...resource, mediaType: 'image/png' },
        { id: 'https://example.org/x', digestMultibase: ['u1', 'u2'] }
      ]
    }
  ],
  ['with a confidence method', { '/confidenceMethod': { id: 'urn:x', type: 'Person' } }],
  ['with render methods', { '/renderMethod': [{ type: 'Person' }, { score: '1' }] }],
  ['with a JSON schema', { '/credentialSchema': schema }],
  ['of its data model alone', { '/@context': [v2], '/credentialSubject': { name: 'Lea' } }],
  [
    'with contexts that define everything',
    { '/@context': [v2, examplesV2], '/credentialSubject/alumniOf': 'X' }
  ],
  [
    'that is a status list',
    {
      '/@context': [v2],
      '/type': ['VerifiableCredential', 'BitstringStatusListCredential'],
      '/credentialSubject': { type: 'BitstringStatusList', statusPurpose: 'revocation', encodedList: 'uH4sI' }
    }
  ]
]

/** In the form of VCDM 1.1. */
export const good11: readonly Good[] = [
  ['with both dates', { '/expirationDate': '2027-11-22T09:30:00Z' }],
  ['with a date in another zone', { '/issuanceDate': '2026-11-22T09:30:00-05:00' }],
  ['with a name that a context defines', { '/name': 'Diplôme' }],
  [
    'with a schema of its own data model',
    { '/credentialSchema': { ...schema, type: 'JsonSchemaValidator2018' } }
  ],
  [
    'with a refresh by hand',
    { '/refreshService': { id: 'https://example.org/r', type: 'ManualRefreshService2018' } }
  ],
  [
    'with several refresh services',
    {
      '/refreshService': [
        { id: 'https://example.org/r', type: 'ManualRefreshService2018' },
        { id: 'https://example.org/q', type: 'Person' }
      ]
    }
  ],
  [
    'with a status list of 2021',
    {
      '/@context': [v1, ownTerms, 'https://w3id.org/vc/status-list/2021/v1'],
      '/credentialStatus': {
        id: 'https://example.org/s#1',
        type: 'StatusList2021Entry',
        statusPurpose: 'revocation',
        statusListIndex: '1',
        statusListCredential: 'https://example.org/s'
      }
    }
  ],
  [
    'with a proof of its time',
    {
      '/@context': [v1, ownTerms, 'https://w3id.org/security/suites/ed25519-2020/v1'],
      '/proof': { type: 'Ed25519Signature2020', created: '2026-11-22T09:30:00Z', proofValue: 'z3' }
    }
  ],
  ['with holder', { '/holder': 'did:example:lea' }]
]
