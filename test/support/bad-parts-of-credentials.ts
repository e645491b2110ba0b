/**
 * Changes after which a credential is good in neither data model, or not in one: what it points to, its texts, ids and dates.
 * @module
 */
import { v1, v2 } from './any-credentials.ts'
import { type Bad, malformed, missing, untyped } from './bad-credentials.ts'

const fr = { '@value': 'Diplôme', '@language': 'fr' }
const resource = { id: 'https://example.org/logo.png', digestSRI: 'sha384-x' }
const proof = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z3' }

/** In both forms. */
export const badPointers: readonly Bad[] = [
  // what is pointed to
  ['a schema without type', { '/credentialSchema': { id: 'urn:a' } }, untyped('/credentialSchema/type')],
  ['a schema without id', { '/credentialSchema': [{ type: 'Person' }] }, missing('/credentialSchema/0/id')],
  [
    'the address of a schema alone',
    { '/credentialSchema': 'https://example.org/s' },
    malformed('/credentialSchema')
  ],
  ['a status without type', { '/credentialStatus': { id: 'urn:a' } }, untyped('/credentialStatus/type')],
  ['a status that is a truth', { '/credentialStatus': true }, malformed('/credentialStatus')],
  [
    'a status with a relative id',
    { '/credentialStatus': { id: 'x', type: 'Person' } },
    'error OB_ID_RELATIVE /credentialStatus/id'
  ],
  ['a refresh service without type', { '/refreshService': { id: 'urn:a' } }, untyped('/refreshService/type')],
  ['terms of use without type', { '/termsOfUse': [{ id: 'urn:a' }] }, untyped('/termsOfUse/0/type')],
  [
    'evidence without type',
    { '/evidence': [{ type: 'Person' }, { id: 'urn:a' }] },
    untyped('/evidence/1/type')
  ],
  ['no evidence in a list', { '/evidence': [] }, malformed('/evidence')],
  ['evidence with a bad id', { '/evidence': { id: 7, type: 'Person' } }, malformed('/evidence/id')],
  ['a proof that is a text', { '/proof': 'urn:z3' }, malformed('/proof')],
  ['a text among the proofs', { '/proof': [proof, 'urn:z3'] }, malformed('/proof/1')],
  // texts with a language
  [
    'a name with a language that is none',
    { '/credentialSubject/name': { ...fr, '@language': 'f_r' } },
    malformed('/credentialSubject/name/@language')
  ],
  [
    'a name without text',
    { '/credentialSubject/name': { '@language': 'fr' } },
    'error OB_TERM_RESERVED /credentialSubject/name/@language'
  ],
  [
    'a name with a number for text',
    { '/credentialSubject/name': { ...fr, '@value': 7 } },
    malformed('/credentialSubject/name/@value')
  ],
  [
    'a name from top to bottom',
    { '/credentialSubject/name': { ...fr, '@direction': 'ttb' } },
    malformed('/credentialSubject/name/@direction')
  ],
  [
    'a name with more than a language',
    { '/credentialSubject/name': { ...fr, score: '7' } },
    'error OB_MEMBER_UNKNOWN /credentialSubject/name/score'
  ],
  [
    'another spelling of a mere text',
    { '/credentialSubject/name': { '@value': 'Lea' } },
    missing('/credentialSubject/name/@language')
  ],
  [
    'a language where no name stands',
    { '/credentialSubject/score': fr },
    'error OB_TERM_RESERVED /credentialSubject/score/@value',
    'error OB_TERM_RESERVED /credentialSubject/score/@language'
  ],
  // one id, one description
  [
    'one id for two objects',
    {
      '/credentialSubject': [
        { id: 'urn:x', score: '1' },
        { id: 'urn:x', score: '2' }
      ]
    },
    'error OB_ID_SHARED /credentialSubject/1'
  ],
  [
    'an issuer that speaks of itself in both places',
    {
      '/issuer': { id: 'did:example:lea', name: 'Lea' }
    },
    'error OB_ID_SHARED /issuer'
  ],
  [
    'one id for objects of different types',
    {
      '/credentialSubject/knows': [
        { id: 'urn:x', type: 'Person', score: '1' },
        { id: 'urn:x', type: 'Degree', name: 'x' }
      ]
    },
    'error OB_ID_SHARED /credentialSubject/knows/1'
  ],
  [
    'a description moved to where the thing is only named',
    {
      '/issuer': { id: 'urn:x', type: 'Person' },
      '/credentialSubject/knows': { id: 'urn:x', type: 'Person', score: '1' }
    },
    'error OB_ID_SHARED /credentialSubject/knows'
  ]
]

/** In the form of VCDM 2.0. */
export const bad20: readonly Bad[] = [
  ['both data models', { '/@context/2': v1 }, 'error OB_CONTEXT_CONFLICT /@context/2'],
  ['a date of 1.1', { '/issuanceDate': '2026-11-22T09:30:00Z' }, 'error OB_DATA_MODEL_MIXED /issuanceDate'],
  [
    'an end of 1.1',
    { '/expirationDate': '2027-11-22T09:30:00Z' },
    'error OB_DATA_MODEL_MIXED /expirationDate'
  ],
  ['a day for a date', { '/validFrom': '2026-11-22' }, malformed('/validFrom')],
  ['a date without zone', { '/validUntil': '2026-11-22T09:30:00' }, malformed('/validUntil')],
  ['a number for a date', { '/validFrom': 1_700_000_000 }, malformed('/validFrom')],
  [
    'an end before its start',
    { '/validFrom': '2026-11-22T09:30:00Z', '/validUntil': '2026-11-22T09:29:59Z' },
    'error OB_VALIDITY_REVERSED /validUntil'
  ],
  ['a number for a name', { '/name': 7 }, malformed('/name')],
  ['texts for a name', { '/name': ['Diplôme'] }, malformed('/name/0')],
  [
    'an object for a name',
    { '/name': { fr: 'Diplôme' } },
    'error OB_MEMBER_UNKNOWN /name/fr',
    missing('/name/@value'),
    missing('/name/@language')
  ],
  [
    'a resource without digest',
    { '/relatedResource': { id: 'urn:a' } },
    missing('/relatedResource/digestMultibase')
  ],
  ['a resource without id', { '/relatedResource': [{ digestSRI: 'x' }] }, missing('/relatedResource/0/id')],
  [
    'a resource twice',
    { '/relatedResource': [resource, { ...resource, digestSRI: 'sha384-y' }] },
    malformed('/relatedResource/1/id'),
    'error OB_ID_SHARED /relatedResource/1'
  ],
  ['a confidence method that is a text', { '/confidenceMethod': 'urn:x' }, malformed('/confidenceMethod')],
  [
    'a context that takes a protected term away',
    { '/@context/2': 'https://w3id.org/security/suites/x' },
    'error OB_CONTEXT_UNKNOWN /@context/2'
  ]
]

/** In the form of VCDM 1.1. */
export const bad11: readonly Bad[] = [
  ['both data models', { '/@context/2': v2 }, 'error OB_CONTEXT_CONFLICT /@context/2'],
  ['no date', { '/issuanceDate': undefined }, missing('/issuanceDate')],
  [
    'a date of 2.0',
    { '/issuanceDate': undefined, '/validFrom': '2026-11-22T09:30:00Z' },
    'error OB_DATA_MODEL_MIXED /validFrom'
  ],
  ['an end of 2.0', { '/validUntil': '2027-11-22T09:30:00Z' }, 'error OB_DATA_MODEL_MIXED /validUntil'],
  ['a day for a date', { '/issuanceDate': '2026-11-22' }, malformed('/issuanceDate')],
  ['a date without zone', { '/expirationDate': '2027-11-22T09:30:00' }, malformed('/expirationDate')],
  [
    'an end before its start',
    { '/expirationDate': '2026-11-22T09:29:59Z' },
    'error OB_VALIDITY_REVERSED /expirationDate'
  ],
  ['a status without id', { '/credentialStatus': { type: 'Person' } }, missing('/credentialStatus/id')],
  [
    'a second status without id',
    { '/credentialStatus': [{ id: 'urn:a', type: 'Person' }, { type: 'Person' }] },
    missing('/credentialStatus/1/id')
  ],
  ['a refresh service without id', { '/refreshService': { type: 'Person' } }, missing('/refreshService/id')],
  [
    'related resources, which it does not know',
    { '/relatedResource': resource },
    'error OB_TERM_UNDEFINED /relatedResource'
  ],
  [
    'an entry of a status list without its context',
    { '/credentialStatus': { id: 'urn:a', type: 'BitstringStatusListEntry' } },
    'error OB_TERM_UNDEFINED /credentialStatus/type'
  ]
]
