/**
 * Values of another shape, order or place that may be the same to a signature, and a badge that is called something else
 * (threats J8 to J13, J15).
 * @module
 */
import { contextUrls } from '../../../src/model/context-urls.ts'
import { created, identifier, noText } from '../badges.ts'
import { type Attack, passed, unknown } from '../corpus.ts'
import { append, both, drop, move, reverse, set } from '../edits.ts'
import { broken, conformance, missing, plain, type Row, rewrites, shape, undefinedTerm } from '../rewrites.ts'
import { rich } from '../rich-badge.ts'

const shared = conformance('OB_ID_SHARED')
const blank = conformance('OB_ID_BLANK')
const mixed = conformance('OB_DATA_MODEL_MIXED')
const single = passed('conformance', 'OB_SINGLE_VALUE')
const other = unknown('parse', 'OB_GENERATION_UNSUPPORTED')
const unordered = passed('proof')

const subject = '/credentialSubject'
const achievement = `${subject}/achievement`
const identity = `${subject}/identifier/0`

const inList = (path: string) => set(path, (value: unknown) => [value])
const alone = (path: string) => set(path, ([only]: unknown[]) => only)
const firstAgain = ([first]: unknown[]) => first
const lastAgain = (list: unknown[]) => list.at(-1)

const ofRich: readonly Row[] = [
  ['J8', 'a name in a list', inList('/name'), shape],
  ['J8', 'a description in a list', inList(`${achievement}/description`), shape],
  ['J8', 'a narrative in a list', inList(`${achievement}/criteria/narrative`), shape],
  ['J8', 'a beginning in a list', inList('/validFrom'), shape],
  ['J8', 'an end that is null', set('/validUntil', null), shape],
  ['J8', 'a description that is null', set('/description', null), shape],
  ['J8', 'null among the evidence', append('/evidence', null), shape],
  ['J8', 'null among the tags', append(`${achievement}/tag`, null), shape],
  ['J8', 'an empty list of endorsements', set('/endorsement', []), shape],
  ['J8', 'an empty list where a text stands', set('/description', []), shape],
  ['J8', 'evidence outside of a list', alone('/evidence'), shape],
  ['J8', 'results in a list in a list', inList(`${subject}/result`), shape],
  ['J8', 'an achievement in a list', inList(achievement), shape],
  ['J8', 'criteria in a list', inList(`${achievement}/criteria`), shape],
  ['J8', 'an identifier outside of its list', set(`${subject}/identifier`, identifier), shape],
  ['J8', 'a type outside of its list', alone('/evidence/0/type'), single],
  ['J8', 'an identity with its type in a list', inList(`${identity}/type`), single],
  ['J8', 'a salt in a list', inList(`${identity}/salt`), shape],
  ['J8', 'a truth value as text', set(`${identity}/hashed`, 'true'), shape],
  ['J8', 'a truth value as number', set(`${identity}/hashed`, 1), shape],
  ['J8', 'an object with its own toString among the types', append('/type', noText), shape],
  ['J8', 'evidence whose type has its own toString', set('/evidence/1/type', noText), shape],
  [
    'J8',
    'a type with its own toString beside an undefined member',
    both(append('/type', noText), set('/evidenceOf', 'x')),
    shape
  ],
  ['J8', 'a name with its own toString', set('/name', noText), shape],
  ['J8', 'a narrative with its own toString', set(`${achievement}/criteria/narrative`, noText), shape],
  ['J8', 'a tag with its own toString', append(`${achievement}/tag`, noText), shape],
  ['J8', 'an end with its own toString', set('/validUntil', noText), shape],
  ['J8', 'a value with its own toString', set(`${subject}/result/0/value`, noText), shape],
  ['J8', 'a context with its own toString', append('/@context', noText), conformance('OB_CONTEXT_INLINE')],
  ['J9', 'types in another order', reverse('/type'), unordered],
  ['J9', 'evidence in another order', reverse('/evidence'), unordered],
  ['J9', 'results in another order', reverse(`${subject}/result`), unordered],
  ['J9', 'alignments in another order', reverse(`${achievement}/alignment`), unordered],
  ['J9', 'evidence with an id, twice', append('/evidence', firstAgain), unordered],
  ['J9', 'evidence without id, twice', append('/evidence', lastAgain), broken],
  ['J9', 'a type twice', append('/type', 'OpenBadgeCredential'), shape],
  ['J9', 'a tag twice', append(`${achievement}/tag`, 'budget'), unordered],
  [
    'J10',
    'evidence split in two of one id',
    both(
      append('/evidence', { id: 'https://example.org/e/1', type: ['Evidence'] }),
      move('/evidence/0/narrative', '/evidence/2/narrative')
    ),
    shared
  ],
  [
    'J11',
    'a label that joins two results',
    both(set(`${subject}/result/0/id`, '_:r'), set(`${subject}/result/1/id`, '_:r')),
    blank
  ],
  ['J11', 'a label as a type', append('/evidence/0/type', '_:t'), undefinedTerm],
  ['J15', 'another name after signing', set('/name', 'Autre'), broken],
  ['J15', 'a letter in another composition', set('/name', 'Tenir un budget\u0301'), broken],
  ['J15', 'a person added to the recipients', set(`${subject}/id`, 'did:example:tom'), broken],
  ['J15', 'a result taken out', set(`${subject}/result`, (list: unknown[]) => list.slice(1)), broken],
  ['J15', 'a value raised', set(`${subject}/result/0/value`, '100'), broken],
  ['J15', 'an end put off', set('/validUntil', '2037-11-01T08:00:00Z'), broken],
  ['J15', 'an end taken out', drop('/validUntil'), broken]
]

const issuerAgain = (members: object) => (copy: object) => {
  const { issuer, credentialSubject } = copy as { issuer: object; credentialSubject: object }
  Object.assign(credentialSubject, { source: { ...issuer, ...members } })
}

const ofPlain: readonly Row[] = [
  ['J10', 'the issuer described again, otherwise', issuerAgain({ name: 'Autre' }), shared],
  [
    'J10',
    'the name of the issuer moved to where he is named again',
    both(issuerAgain({}), drop('/issuer/name')),
    shared
  ],
  [
    'J10',
    'the achievement has the id of the issuer',
    copy => set(`${achievement}/id`, (copy as { issuer: { id: string } }).issuer.id)(copy),
    shared
  ],
  ['J10', 'the subject has the id of the badge', set(`${subject}/id`, 'https://example.org/b/1'), broken],
  ['J11', 'a label as the id of the subject', set(`${subject}/id`, '_:lea'), blank],
  ['J11', 'a label as the id of the badge', set('/id', '_:b0'), blank],
  ['J12', 'a credential that is called no badge', set('/type', ['VerifiableCredential']), shape],
  ['J12', 'a badge that is called no credential', set('/type', ['OpenBadgeCredential']), shape],
  ['J12', 'the end of 1.1', set('/expirationDate', '2999-01-01T00:00:00Z'), mixed],
  ['J12', 'the beginning of 1.1', set('/issuanceDate', created), mixed],
  ['J12', 'the beginning of 1.1 in place of that of 2.0', move('/validFrom', '/issuanceDate'), mixed],
  ['J12', 'the context of 1.1 in front', set('/@context/0', contextUrls.credentialsV1), mixed],
  [
    'J12',
    'the contexts of both',
    append('/@context', contextUrls.credentialsV1),
    conformance('OB_CONTEXT_CONFLICT')
  ],
  ['J12', 'an endorsement that is sold as a badge', set('/type/1', 'EndorsementCredential'), other],
  ['J12', 'a record of several badges', set('/type/1', 'ClrCredential'), other],
  ['J12', 'a presentation', set('/type', ['VerifiablePresentation']), other],
  ['J13', 'an id in a list', inList('/id'), shape],
  ['J13', 'an id that is an object', set('/id', { id: 'https://example.org/b/1' }), shape],
  ['J13', 'an id that is a number', set('/id', 1), shape],
  ['J13', 'an id with its own toString', set('/id', noText), shape],
  ['J13', 'no id', drop('/id'), missing],
  ['J13', 'the issuer in a list', inList('/issuer'), shape],
  [
    'J13',
    'two issuers',
    set('/issuer', (one: object) => [one, { ...one, id: 'did:example:mallory' }]),
    shape
  ],
  ['J13', 'the issuer as his id alone', set('/issuer', ({ id }: { id: string }) => id), broken],
  ['J13', 'no issuer', drop('/issuer'), missing],
  ['J13', 'the id of the issuer in a list', inList('/issuer/id'), shape],
  ['J13', 'the id of the issuer with its own toString', set('/issuer/id', noText), shape],
  ['J13', 'the id of the subject with its own toString', set(`${subject}/id`, noText), shape],
  ['J13', 'the subject in a list', inList(subject), shape],
  ['J13', 'two subjects', set(subject, (one: object) => [one, { ...one, id: 'did:example:tom' }]), shape],
  ['J13', 'no subject in the list', set(subject, []), shape],
  ['J13', 'no subject', drop(subject), missing],
  ['J13', 'nobody as the subject', drop(`${subject}/id`), conformance('OB_RECIPIENT_MISSING')],
  ['J13', 'a type that is a text', set('/type', 'OpenBadgeCredential'), shape],
  ['J13', 'no type', drop('/type'), conformance('OB_TYPE_MISSING')]
]

export const shapes: readonly Attack[] = [...rewrites(ofRich, rich), ...rewrites(ofPlain, plain)]
