/**
 * Entries that name no place in a list, or no list (threats S2 to S4, S7).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { noText } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  type Expectation,
  type Options,
  refused,
  statusUnknown,
  withdrawn
} from '../corpus.ts'
import { page } from '../issuers.ts'
import {
  entry,
  listBy,
  listed,
  listedInJwt,
  listOf,
  listUrl,
  sent,
  sentAsJwt,
  signedPage
} from '../listed.ts'

const attack = attacksOn(listed)
const inJwt = attacksOn(listedInJwt)
const malformed = statusUnknown('MALFORMED_VALUE_ERROR')
const beyond = statusUnknown('RANGE_ERROR')
const missing = statusUnknown('OB_MEMBER_MISSING')
const shape = refused('conformance', 'MALFORMED_VALUE_ERROR')

/** Texts that a lax reader takes for a number, and then reads as no index or as another one. */
const indexes: readonly (readonly [string, string, Expectation])[] = [
  ['negative', '-1', malformed],
  ['digits and letters', '94abc', malformed],
  ['an exponent', '1e1', malformed],
  ['hexadecimal', '0x17167', malformed],
  ['a leading zero', '094567', malformed],
  ['a plus sign', '+94567', malformed],
  ['a blank in front', ' 94567', malformed],
  ['a line break behind', '94567\n', malformed],
  ['a fraction', '94567.0', malformed],
  ['underscores', '94_567', malformed],
  ['Arabic digits', '٩٤٥٦٧', malformed],
  ['not a number', 'NaN', malformed],
  ['empty', '', malformed],
  ['behind the end', '131072', beyond],
  ['2 to the 32nd, and the index', '4295061863', beyond],
  ['of 20 digits', '18446744073709646183', beyond]
]

async function textIndexes(): Promise<Attack[]> {
  return Promise.all(
    indexes.map(async ([what, statusListIndex, expected]) =>
      attack(
        'S4',
        `the index is ${what}`,
        await sent({ credentialStatus: entry({ statusListIndex }) }),
        expected
      )
    )
  )
}

/** Entries as JWTs hold them, in which no context has a say. */
const entries: readonly (readonly [string, string, object, Expectation])[] = [
  ['S4', 'the index is a number', entry({ statusListIndex: 94_567 }), malformed],
  ['S4', 'the index is a list', entry({ statusListIndex: ['94567'] }), malformed],
  ['S4', 'the index has its own toString', entry({ statusListIndex: noText }), malformed],
  ['S3', 'the purpose has its own toString', entry({ statusPurpose: noText }), malformed],
  ['S3', 'values of as many bits as its own toString', entry({ statusSize: noText }), malformed],
  ['S7', 'the address of the list has its own toString', entry({ statusListCredential: noText }), malformed],
  ['S4', 'the index is missing', { ...entry(), statusListIndex: undefined }, missing],
  ['S3', 'the purpose is missing', { ...entry(), statusPurpose: undefined }, missing],
  ['S3', 'the purpose is a list', entry({ statusPurpose: ['revocation'] }), malformed],
  ['S3', 'values of 0 bits', entry({ statusSize: 0 }), malformed],
  ['S3', 'values of 33 bits', entry({ statusSize: 33 }), malformed],
  ['S3', 'values of a bit and a half', entry({ statusSize: 1.5 }), malformed],
  ['S3', 'values of one bit, as text', entry({ statusSize: '1' }), malformed],
  [
    'S3',
    'values of two bits and one message',
    entry({ statusSize: 2, statusMessage: [{ status: '0x0', message: 'rien' }] }),
    malformed
  ],
  ['S2', 'the id of the entry is the address of its list', entry({ id: listUrl }), malformed],
  ['S7', 'the address of the list is missing', { ...entry(), statusListCredential: undefined }, missing],
  [
    'S7',
    'the address of the list is relative',
    entry({ statusListCredential: '/status/1' }),
    refused('conformance', 'OB_ID_RELATIVE')
  ],
  [
    'S7',
    'a status of an unknown type',
    { id: listUrl, type: 'StatusList2099' },
    statusUnknown('OB_STATUS_TYPE_UNKNOWN')
  ],
  [
    'S7',
    'the type of the status in small letters',
    entry({ type: 'bitstringstatuslistentry' }),
    statusUnknown('OB_STATUS_TYPE_UNKNOWN')
  ],
  [
    'S7',
    'a status of two known types',
    entry({ type: ['BitstringStatusListEntry', 'StatusList2021Entry'] }),
    shape
  ]
]

async function otherEntries(): Promise<Attack[]> {
  return Promise.all(
    entries.map(async ([threat, name, credentialStatus, expected]) =>
      inJwt(threat, name, await sentAsJwt({ credentialStatus }), expected)
    )
  )
}

/** Values of two bits, of which the list says that they have one. */
async function sizes(): Promise<Attack[]> {
  const wide = await sent({
    credentialStatus: entry({
      statusSize: 2,
      statusMessage: [0, 1, 2, 3].map(value => ({ status: `0x${value}`, message: `m${value}` }))
    })
  })
  const list = async (members: JsonObject): Promise<Partial<Options>> => ({
    web: { [listUrl]: await signedPage(listBy(members)) }
  })
  return [
    attack(
      'S3',
      'the second of two bits is set',
      wide,
      withdrawn(),
      await list({ encodedList: listOf(1, 2) })
    ),
    attack(
      'S3',
      'a list of single bits for values of two',
      wide,
      statusUnknown('STATUS_LIST_LENGTH_ERROR'),
      {}
    )
  ]
}

export const statusEntries: readonly Attack[] = [
  ...(await textIndexes()),
  ...(await otherEntries()),
  ...(await sizes()),
  attack(
    'S7',
    'a status of an unknown type that no context defines',
    await sent({ credentialStatus: { id: listUrl, type: 'StatusList2099' } }),
    refused('conformance', 'OB_TERM_UNDEFINED')
  ),
  attack(
    'S7',
    'the address of the list is one of the machine',
    await sent({ credentialStatus: entry({ statusListCredential: 'https://127.0.0.1/status/1' }) }),
    statusUnknown('OB_FETCH_URL'),
    {
      web: { 'https://127.0.0.1/status/1': page({}) },
      bait: ['https://127.0.0.1/status/1']
    }
  ),
  attack(
    'S7',
    'the address of the list is not https',
    await sent({ credentialStatus: entry({ statusListCredential: 'http://university.example/status/1' }) }),
    statusUnknown('OB_FETCH_URL')
  ),
  attack(
    'S7',
    'the list stands in its address',
    await sent({
      credentialStatus: entry({ statusListCredential: `data:application/json,${encodeURIComponent('{}')}` })
    }),
    statusUnknown('OB_FETCH_URL')
  )
]
