import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonObject, type JsonValue, pointer } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import type { Problem } from '../../src/problem/problem.ts'
import type { StatusAnswer, StatusQuery } from '../../src/status/status-query.ts'
import { readStatusEntry } from '../../src/status/status-types.ts'
import { deepFrozen } from '../support/json.ts'
import { inWords } from '../support/problems.ts'
import {
  bitsOf,
  bitstringEntry,
  bitstringList,
  bytesOf,
  encoded,
  encodedValues,
  listUrl,
  messagesOf
} from '../support/status-lists.ts'

const credentialId = 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000001'
const path = '/credentialStatus'
const limits = defaultLimits

function toldAs(problem: Problem): string {
  const { severity, code, path } = inWords(problem)
  return `${severity} ${code}${path === undefined ? '' : ` ${path}`}`
}

function read(entry: JsonValue) {
  return readStatusEntry(deepFrozen(entry), { credentialId, path, limits })
}

/** What is wrong with an entry. */
function problemsOf(entry: JsonValue): string[] {
  const { query, problems = [] } = read(entry)
  expect(query).toBeUndefined()
  return problems.map(toldAs)
}

function queryOf(entry: JsonValue): StatusQuery {
  const { query, problems } = read(entry)
  if (query === undefined) throw new Error(JSON.stringify(problems))
  return query
}

/** The answer of a list, its problems in short. */
function answerOf(entry: JsonValue, list: JsonObject) {
  return inShort(queryOf(entry).answer(deepFrozen(list)))
}

function inShort({ problems, ...answer }: StatusAnswer) {
  return { ...answer, problems: problems.map(toldAs) }
}

const revoked = { 94567: 1 }
const unclear = (...problems: string[]) => ({ outcome: 'inconclusive', problems })

describe('any entry', () => {
  test.each<[string, JsonValue, string]>([
    ['text', 'revoked', 'error MALFORMED_VALUE_ERROR /credentialStatus'],
    ['null', null, 'error MALFORMED_VALUE_ERROR /credentialStatus'],
    ['without a type', { id: listUrl }, 'error OB_TYPE_MISSING /credentialStatus/type'],
    ['without any type', { id: listUrl, type: [] }, 'error OB_TYPE_MISSING /credentialStatus/type'],
    ['of an unknown type', { type: 'Other' }, 'error OB_STATUS_TYPE_UNKNOWN /credentialStatus/type'],
    [
      'of a type that every object has',
      { type: 'toString' },
      'error OB_STATUS_TYPE_UNKNOWN /credentialStatus/type'
    ],
    ['whose type is no text', { type: [{}] }, 'error OB_STATUS_TYPE_UNKNOWN /credentialStatus/type'],
    [
      'of two known types',
      bitstringEntry({ type: ['BitstringStatusListEntry', '1EdTechRevocationList'] }),
      'error MALFORMED_VALUE_ERROR /credentialStatus/type'
    ]
  ])('%s is refused', (_, entry, problem) => {
    expect(problemsOf(entry)).toEqual([problem])
  })

  test('may have a known type beside others', () => {
    const { type, list } = queryOf(bitstringEntry({ type: ['Other', 'BitstringStatusListEntry'] }))
    expect([type, list]).toEqual(['BitstringStatusListEntry', listUrl])
  })

  test('never throws, and neither does any answer', () => {
    const junk = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<JsonValue>
    const types = [
      'BitstringStatusListEntry',
      'StatusList2021Entry',
      'RevocationList2020Status',
      '1EdTechRevocationList'
    ]
    const entries = fc.tuple(
      fc.constantFrom(...types),
      fc.constantFrom(...Object.keys(bitstringEntry()), 'statusSize', 'statusMessage'),
      junk
    )
    fc.assert(
      fc.property(
        entries,
        fc.constantFrom('type', 'credentialSubject', 'revokedCredential'),
        junk,
        ([type, member, value], part, other) => {
          const entry = {
            ...bitstringEntry(),
            revocationListIndex: '0',
            revocationListCredential: listUrl,
            [member]: value,
            type
          }
          const { query, problems = [] } = readStatusEntry(entry, { credentialId, path, limits })
          const answer = query?.answer({ ...bitstringList(), [part]: other })
          expect(answer === undefined ? problems.length : answer.outcome).toBeTruthy()
        }
      ),
      { numRuns: 1000 }
    )
  })
})

describe('BitstringStatusListEntry', () => {
  test('asks for its list', () => {
    const { answer: _, ...query } = queryOf(bitstringEntry())
    expect(query).toEqual({
      type: 'BitstringStatusListEntry',
      list: listUrl,
      purpose: 'revocation',
      index: 94567,
      securing: 'credential',
      accept: expect.stringMatching(/^application\/vc, application\/vc\+jwt, .*text\/plain$/),
      mediaTypes: expect.arrayContaining([
        'application/vc',
        'application/vc+jwt',
        'application/json',
        'text/plain'
      ])
    })
    expect(read(bitstringEntry()).problems).toEqual([])
  })

  test('the list of the specification says that nothing is revoked', () => {
    expect(answerOf(bitstringEntry(), bitstringList())).toEqual({ outcome: 'passed', value: 0, problems: [] })
  })

  test('a bit that is set revokes, and the bits beside it do not', () => {
    const list = bitstringList({ encodedList: encodedValues(revoked) })
    const failed = { outcome: 'failed', value: 1, problems: ['error OB_STATUS_REVOKED'] }
    expect(answerOf(bitstringEntry(), list)).toEqual(failed)
    for (const statusListIndex of ['94566', '94568', '0', '131071']) {
      expect(answerOf(bitstringEntry({ statusListIndex }), list).outcome).toBe('passed')
    }
  })

  test.each([
    ['revocation', 'failed', ['error OB_STATUS_REVOKED']],
    ['suspension', 'failed', ['error OB_STATUS_SUSPENDED']],
    ['refresh', 'passed', ['warning OB_STATUS_REFRESH']],
    ['message', 'passed', ['info OB_STATUS_MESSAGE']],
    ['Revocation', 'inconclusive', ['error OB_STATUS_PURPOSE_UNKNOWN']],
    ['printed', 'inconclusive', ['error OB_STATUS_PURPOSE_UNKNOWN']]
  ])('purpose %s: 1 is %s, 0 is nothing', (statusPurpose, outcome, problems) => {
    const entry = bitstringEntry({ statusPurpose })
    const set = bitstringList({ statusPurpose, encodedList: encodedValues(revoked) })
    expect(answerOf(entry, set)).toEqual({ outcome, value: 1, problems })
    expect(answerOf(entry, bitstringList({ statusPurpose }))).toEqual({
      outcome: 'passed',
      value: 0,
      problems: []
    })
  })

  describe('of several bits', () => {
    test.each([2, 3, 5, 8])('%d: tells the value and its message', size => {
      const highest = 2 ** size - 1
      const entry = bitstringEntry({
        statusPurpose: 'message',
        statusSize: size,
        statusMessage: messagesOf(size)
      })
      const list = (value: number) =>
        bitstringList({
          statusPurpose: 'message',
          encodedList: encodedValues({ 94566: highest, 94567: value, 94568: highest }, size)
        })
      for (const value of [0, 1, highest]) {
        expect(answerOf(entry, list(value))).toEqual({
          outcome: 'passed',
          value,
          message: `m${value}`,
          problems: ['info OB_STATUS_MESSAGE']
        })
      }
    })

    test('any value but 0 revokes', () => {
      const entry = bitstringEntry({ statusSize: 2, statusMessage: messagesOf(2) })
      const list = bitstringList({ encodedList: encodedValues({ 94567: 2 }, 2) })
      expect(answerOf(entry, list)).toEqual({
        outcome: 'failed',
        value: 2,
        message: 'm2',
        problems: ['error OB_STATUS_REVOKED']
      })
    })

    test('32 bits are read whole', () => {
      const entry = bitstringEntry({ statusListIndex: '3', statusSize: 32 })
      const list = bitstringList({ encodedList: encodedValues({ 3: 4_294_967_294 }, 32) })
      expect(answerOf(entry, list)).toMatchObject({ outcome: 'failed', value: 4_294_967_294 })
      expect(problemsOf(bitstringEntry({ statusSize: 33 }))).toEqual([
        'error MALFORMED_VALUE_ERROR /credentialStatus/statusSize'
      ])
    })

    test('the list must be of the same size, if it says so', () => {
      const entry = bitstringEntry({ statusSize: 2, statusMessage: messagesOf(2) })
      const list = (statusSize: JsonValue) => bitstringList({ statusSize, encodedList: encodedValues({}, 2) })
      expect(answerOf(entry, list(2)).outcome).toBe('passed')
      expect(answerOf(entry, list(1))).toEqual(unclear('error STATUS_VERIFICATION_ERROR'))
      expect(answerOf(bitstringEntry(), list(2))).toEqual(unclear('error STATUS_VERIFICATION_ERROR'))
      for (const wrong of ['2', 0, 2.5, null]) {
        expect(answerOf(entry, list(wrong))).toEqual(unclear('error MALFORMED_VALUE_ERROR'))
      }
    })

    test('the list may say what its values mean, if the entry does not', () => {
      const entry = bitstringEntry({ statusPurpose: 'message', statusSize: 2 })
      expect(read(entry).problems?.map(toldAs)).toEqual([
        'warning MALFORMED_VALUE_ERROR /credentialStatus/statusMessage'
      ])
      const list = (members: JsonObject) =>
        bitstringList({ statusPurpose: 'message', encodedList: encodedValues({ 94567: 3 }, 2), ...members })
      expect(answerOf(entry, list({ statusSize: 2, statusMessages: messagesOf(2) })).message).toBe('m3')
      expect(answerOf(entry, list({ statusMessage: messagesOf(2) })).message).toBe('m3')
      expect(answerOf(entry, list({}))).toEqual({
        outcome: 'passed',
        value: 3,
        problems: ['info OB_STATUS_MESSAGE']
      })
      expect(answerOf(entry, list({ statusMessages: messagesOf(1) }))).toEqual({
        outcome: 'passed',
        value: 3,
        problems: ['info OB_STATUS_MESSAGE', 'warning MALFORMED_VALUE_ERROR']
      })
      const own = bitstringEntry({ statusPurpose: 'message', statusSize: 2, statusMessage: messagesOf(2) })
      const other = messagesOf(2).map(({ status }) => ({ status: status ?? '', message: 'other' }))
      expect(answerOf(own, list({ statusMessages: other })).message).toBe('m3')
    })

    test('a message is cut to a bearable length', () => {
      const long = [messagesOf(1)[0] ?? {}, { status: '0x1', message: 'x'.repeat(100_000) }]
      const entry = bitstringEntry({ statusPurpose: 'message', statusMessage: long })
      const list = bitstringList({ statusPurpose: 'message', encodedList: encodedValues(revoked) })
      const { message = '', problems } = queryOf(entry).answer(list)
      expect(message).toBe(`${'x'.repeat(200)}…`)
      expect(problems[0]?.detail.length).toBeLessThan(700)
    })
  })

  describe('is refused', () => {
    const wrong = (member: string, value: JsonValue | undefined) =>
      problemsOf(bitstringEntry({ [member]: value }))
    const at = (code: string, member: string) => [`error ${code} ${pointer(path, member)}`]

    test.each(['statusPurpose', 'statusListIndex', 'statusListCredential'])('without %s', member => {
      expect(wrong(member, undefined)).toEqual(at('OB_MEMBER_MISSING', member))
    })

    test('with all that is wrong', () => {
      expect(problemsOf({ type: 'BitstringStatusListEntry', statusSize: 0 })).toEqual([
        'error OB_MEMBER_MISSING /credentialStatus/statusListCredential',
        'error OB_MEMBER_MISSING /credentialStatus/statusPurpose',
        'error OB_MEMBER_MISSING /credentialStatus/statusListIndex',
        'error MALFORMED_VALUE_ERROR /credentialStatus/statusSize'
      ])
    })

    test.each([
      94567,
      -1,
      '-1',
      '+1',
      '01',
      '00',
      '1.0',
      '1e1',
      '0x10',
      '94abc',
      ' 1',
      '1 ',
      '',
      '٣',
      null,
      ['1']
    ])('for the index %j', index => {
      expect(wrong('statusListIndex', index)).toEqual(at('MALFORMED_VALUE_ERROR', 'statusListIndex'))
    })

    test('for an index of more digits than any list needs', () => {
      expect(wrong('statusListIndex', '1'.repeat(11))).toEqual(at('RANGE_ERROR', 'statusListIndex'))
      expect(queryOf(bitstringEntry({ statusListIndex: '9'.repeat(10) })).index).toBe(9_999_999_999)
    })

    test.each<[string, JsonValue]>([
      ['statusPurpose', ''],
      ['statusPurpose', ['revocation']],
      ['statusListCredential', 'status/3'],
      ['statusListCredential', { id: listUrl }],
      ['statusSize', 0],
      ['statusSize', -1],
      ['statusSize', 1.5],
      ['statusSize', '1'],
      ['statusSize', null]
    ])('for %s %j', (member, value) => {
      expect(wrong(member, value)).toEqual(at('MALFORMED_VALUE_ERROR', member))
    })

    test('for an id that is the URL of the list', () => {
      expect(wrong('id', listUrl)).toEqual(at('MALFORMED_VALUE_ERROR', 'id'))
      expect(queryOf(bitstringEntry({ id: undefined })).list).toBe(listUrl)
    })

    test.each<[string, JsonValue, string]>([
      ['no list', messagesOf(1)[0] ?? {}, ''],
      ['too few', messagesOf(1).slice(1), ''],
      ['too many', messagesOf(2), ''],
      ['no objects', ['a', 'b'], '/0'],
      ['a number for a status', [{ status: 0, message: 'a' }, ...messagesOf(1).slice(1)], '/0'],
      ['a status that is not hexadecimal', [...messagesOf(1).slice(1), { status: '0', message: 'a' }], '/1'],
      ['a status that does not fit', [...messagesOf(1).slice(1), { status: '0x2', message: 'a' }], '/1'],
      ['one status twice', [...messagesOf(1).slice(1), { status: '0x01', message: 'a' }], '/1'],
      ['no text', [...messagesOf(1).slice(1), { status: '0x0' }], '/1']
    ])('for messages that are %s', (_, messages, at) => {
      expect(problemsOf(bitstringEntry({ statusMessage: messages }))).toEqual([
        `error MALFORMED_VALUE_ERROR /credentialStatus/statusMessage${at}`
      ])
      expect(queryOf(bitstringEntry({ statusMessage: messagesOf(1) })).index).toBe(94567)
    })
  })

  describe('the list cannot tell', () => {
    const set = { encodedList: encodedValues(revoked) }

    test.each<[string, JsonObject, string]>([
      ['another type', bitstringList(set, { type: ['VerifiableCredential'] }), 'STATUS_VERIFICATION_ERROR'],
      ['no type', bitstringList(set, { type: undefined }), 'STATUS_VERIFICATION_ERROR'],
      ['another subject', bitstringList({ ...set, type: 'StatusList2021' }), 'STATUS_VERIFICATION_ERROR'],
      ['no subject', bitstringList(set, { credentialSubject: undefined }), 'STATUS_VERIFICATION_ERROR'],
      ['a subject that is text', bitstringList(set, { credentialSubject: 'x' }), 'STATUS_VERIFICATION_ERROR'],
      [
        'another purpose',
        bitstringList({ ...set, statusPurpose: 'suspension' }),
        'STATUS_VERIFICATION_ERROR'
      ],
      [
        'other purposes',
        bitstringList({ ...set, statusPurpose: ['refresh', 'Revocation'] }),
        'STATUS_VERIFICATION_ERROR'
      ],
      ['no purpose', bitstringList({ ...set, statusPurpose: undefined }), 'MALFORMED_VALUE_ERROR'],
      ['an empty list of purposes', bitstringList({ ...set, statusPurpose: [] }), 'MALFORMED_VALUE_ERROR'],
      [
        'a purpose that is no text',
        bitstringList({ ...set, statusPurpose: ['revocation', 1] }),
        'MALFORMED_VALUE_ERROR'
      ],
      ['no encodedList', bitstringList({ encodedList: undefined }), 'MALFORMED_VALUE_ERROR'],
      [
        'plain base64',
        bitstringList({ encodedList: gzipSync(new Uint8Array(16_384)).toString('base64') }),
        'MALFORMED_VALUE_ERROR'
      ],
      [
        'a gzip that is cut off',
        bitstringList({ encodedList: encodedValues(revoked).slice(0, -8) }),
        'MALFORMED_VALUE_ERROR'
      ],
      [
        'an entry too few',
        bitstringList({ encodedList: encoded(bytesOf(bitsOf(131_064, 1))) }),
        'STATUS_LIST_LENGTH_ERROR'
      ],
      ['no entries', bitstringList({ encodedList: encoded(new Uint8Array()) }), 'STATUS_LIST_LENGTH_ERROR'],
      [
        'too many bytes',
        bitstringList({ encodedList: encoded(new Uint8Array(16 * 1024 * 1024 + 1)) }),
        'OB_LIMIT_STATUS_LIST'
      ]
    ])('if it has %s', (_, list, code) => {
      expect(answerOf(bitstringEntry(), list)).toEqual(unclear(`error ${code}`))
      expect(answerOf(bitstringEntry(), bitstringList(set)).outcome).toBe('failed')
    })

    test('if it has two subjects', () => {
      const { credentialSubject = {} } = bitstringList(set)
      const two = bitstringList(set, { credentialSubject: [credentialSubject, credentialSubject] })
      expect(answerOf(bitstringEntry(), two)).toEqual(unclear('error MALFORMED_VALUE_ERROR'))
      const one = bitstringList(set, { credentialSubject: [credentialSubject] })
      expect(answerOf(bitstringEntry(), one).outcome).toBe('failed')
    })

    test('if it ends before the index', () => {
      const last = bitstringEntry({ statusListIndex: '131071' })
      const behind = bitstringEntry({ statusListIndex: '131072' })
      expect(answerOf(last, bitstringList()).outcome).toBe('passed')
      expect(answerOf(behind, bitstringList())).toEqual(unclear('error RANGE_ERROR'))
      expect(answerOf(bitstringEntry({ statusListIndex: '9999999999' }), bitstringList())).toEqual(
        unclear('error RANGE_ERROR')
      )
    })

    test('if it is too short for values of that size', () => {
      const entry = bitstringEntry({ statusListIndex: '0', statusSize: 2, statusMessage: messagesOf(2) })
      expect(answerOf(entry, bitstringList())).toEqual(unclear('error STATUS_LIST_LENGTH_ERROR'))
      expect(answerOf(entry, bitstringList({ encodedList: encodedValues({}, 2) })).outcome).toBe('passed')
    })
  })

  test('one purpose of several is enough', () => {
    const list = bitstringList({
      statusPurpose: ['suspension', 'revocation'],
      encodedList: encodedValues(revoked)
    })
    expect(answerOf(bitstringEntry(), list).outcome).toBe('failed')
    expect(answerOf(bitstringEntry({ statusPurpose: 'suspension' }), list).problems).toEqual([
      'error OB_STATUS_SUSPENDED'
    ])
  })

  test('a list without "u" is read with a warning, whatever it says', () => {
    const bare = (values: Record<number, number>) =>
      bitstringList({ encodedList: encodedValues(values).slice(1) })
    const warning = 'warning MALFORMED_VALUE_ERROR'
    expect(answerOf(bitstringEntry(), bare({}))).toEqual({ outcome: 'passed', value: 0, problems: [warning] })
    expect(answerOf(bitstringEntry(), bare(revoked))).toEqual({
      outcome: 'failed',
      value: 1,
      problems: ['error OB_STATUS_REVOKED', warning]
    })
  })

  test('tells how long the list may be kept', () => {
    const ttlOf = (ttl: JsonValue) => answerOf(bitstringEntry(), bitstringList({ ttl }))
    expect(ttlOf(300_000)).toEqual({ outcome: 'passed', value: 0, ttlMs: 300_000, problems: [] })
    expect(ttlOf(0).ttlMs).toBe(0)
    for (const wrong of ['300000', -1, 0.5, null]) {
      expect(ttlOf(wrong)).toEqual({
        outcome: 'passed',
        value: 0,
        problems: ['warning MALFORMED_VALUE_ERROR']
      })
    }
  })

  test('a defect is not taken for an answer', () => {
    const throwing = new Proxy<JsonObject>(
      {},
      {
        get() {
          throw new RangeError('a defect')
        }
      }
    )
    expect(() => queryOf(bitstringEntry()).answer(throwing)).toThrow(RangeError)
  })

  test('a lower ceiling holds', () => {
    const answer = (maxStatusListBytes: number) => {
      const { query } = readStatusEntry(bitstringEntry(), { path, limits: { ...limits, maxStatusListBytes } })
      return query?.answer(bitstringList()).problems.map(toldAs)
    }
    expect(answer(16_384)).toEqual([])
    expect(answer(16_383)).toEqual(['error OB_LIMIT_STATUS_LIST'])
  })
})

describe('StatusList2021Entry', () => {
  const base64 = (values: Record<number, number> = {}) =>
    gzipSync(bytesOf(bitsOf(131_072, 1, values))).toString('base64')
  const entry = (members: JsonObject = {}) => bitstringEntry({ type: 'StatusList2021Entry', ...members })
  const list = (subject: JsonObject = {}) =>
    bitstringList(
      { type: 'StatusList2021', encodedList: base64(), ...subject },
      { type: ['VerifiableCredential', 'StatusList2021Credential'] }
    )

  test('reads a list in base64, with padding or without, url-safe or not', () => {
    const plain = base64(revoked)
    for (const encodedList of [plain, plain.replaceAll('=', ''), encodedValues(revoked).slice(1)]) {
      expect(answerOf(entry(), list({ encodedList }))).toEqual({
        outcome: 'failed',
        value: 1,
        problems: ['error OB_STATUS_REVOKED']
      })
    }
    expect(answerOf(entry(), list())).toEqual({ outcome: 'passed', value: 0, problems: [] })
  })

  test('a "u" in front is read with a warning', () => {
    const encodedList = encodedValues(revoked)
    expect(answerOf(entry(), list({ encodedList })).problems).toEqual([
      'error OB_STATUS_REVOKED',
      'warning MALFORMED_VALUE_ERROR'
    ])
  })

  test('takes no list of another kind, and no list for another purpose', () => {
    expect(answerOf(entry(), bitstringList())).toEqual(unclear('error STATUS_VERIFICATION_ERROR'))
    expect(answerOf(bitstringEntry(), list())).toEqual(unclear('error STATUS_VERIFICATION_ERROR'))
    expect(answerOf(entry(), list({ statusPurpose: 'suspension' }))).toEqual(
      unclear('error STATUS_VERIFICATION_ERROR')
    )
  })

  test('is refused without what it needs', () => {
    expect(problemsOf({ type: 'StatusList2021Entry' })).toEqual([
      'error OB_MEMBER_MISSING /credentialStatus/statusListCredential',
      'error OB_MEMBER_MISSING /credentialStatus/statusPurpose',
      'error OB_MEMBER_MISSING /credentialStatus/statusListIndex'
    ])
    expect(problemsOf(entry({ statusListIndex: 94567 }))).toEqual([
      'error MALFORMED_VALUE_ERROR /credentialStatus/statusListIndex'
    ])
  })

  test('an id that is the URL of the list is warned of', () => {
    expect(read(entry({ id: listUrl })).problems?.map(toldAs)).toEqual([
      'warning MALFORMED_VALUE_ERROR /credentialStatus/id'
    ])
    expect(queryOf(entry({ id: listUrl })).index).toBe(94567)
  })
})

describe('RevocationList2020Status', () => {
  const entry = (members: JsonObject = {}) => ({
    id: `${listUrl}#94567`,
    type: 'RevocationList2020Status',
    revocationListIndex: '94567',
    revocationListCredential: listUrl,
    ...members
  })
  const list = (values: Record<number, number> = {}, subject: JsonObject = {}) =>
    bitstringList(
      {
        type: 'RevocationList2020',
        statusPurpose: undefined,
        encodedList: encodedValues(values).slice(1),
        ...subject
      },
      { type: ['VerifiableCredential', 'RevocationList2020Credential'] }
    )
  const order = 'warning OB_STATUS_BIT_ORDER'

  test('is about revocation, and warns of the order of its bits', () => {
    expect(queryOf(entry()).purpose).toBe('revocation')
    expect(answerOf(entry(), list())).toEqual({ outcome: 'passed', value: 0, problems: [order] })
    expect(answerOf(entry(), list(revoked)).problems).toEqual(['error OB_STATUS_REVOKED', order])
  })

  test('the index may be a number', () => {
    expect(answerOf(entry({ revocationListIndex: 94567 }), list(revoked)).outcome).toBe('failed')
    expect(answerOf(entry({ revocationListIndex: 94566 }), list(revoked)).outcome).toBe('passed')
    for (const wrong of [-1, 1.5, '1e1', null]) {
      expect(problemsOf(entry({ revocationListIndex: wrong }))).toEqual([
        'error MALFORMED_VALUE_ERROR /credentialStatus/revocationListIndex'
      ])
    }
  })

  test('takes no list of another kind', () => {
    expect(answerOf(entry(), bitstringList())).toEqual(unclear('error STATUS_VERIFICATION_ERROR', order))
  })

  test('is refused without what it needs; an id that is the URL of the list is warned of', () => {
    expect(problemsOf({ type: 'RevocationList2020Status' })).toEqual([
      'error OB_MEMBER_MISSING /credentialStatus/revocationListCredential',
      'error OB_MEMBER_MISSING /credentialStatus/revocationListIndex'
    ])
    expect(read(entry({ id: listUrl })).problems?.map(toldAs)).toEqual([
      'warning MALFORMED_VALUE_ERROR /credentialStatus/id'
    ])
  })
})

describe('1EdTechRevocationList', () => {
  const entry = { id: listUrl, type: '1EdTechRevocationList' }
  const unsigned = 'warning OB_STATUS_TRANSPORT_ONLY'
  const passed = { outcome: 'passed', value: 0, problems: [unsigned] }
  const failed = { outcome: 'failed', value: 1, problems: ['error OB_STATUS_REVOKED', unsigned] }
  const unread = { outcome: 'inconclusive', problems: ['error MALFORMED_VALUE_ERROR', unsigned] }
  const list = (...items: JsonValue[]) => ({
    id: listUrl,
    issuer: 'did:example:12345',
    revokedCredential: items
  })

  test('asks for a plain JSON document', () => {
    const { answer: _, ...query } = queryOf(entry)
    expect(query).toEqual({
      type: '1EdTechRevocationList',
      list: listUrl,
      purpose: 'revocation',
      securing: 'transport',
      accept: 'application/json',
      mediaTypes: ['application/json', '+json']
    })
  })

  test.each<[string, JsonObject, object]>([
    ['nobody', list(), passed],
    ['others', list({ id: 'urn:uuid:2' }, 'urn:uuid:3'), passed],
    ['nothing by its id', list({ id: 'urn:uuid:2' }, 7), unread],
    ['nothing', list(null), unread],
    ['it, beside what has no id', list({ revoked: true }, { id: credentialId }), failed],
    ['it, as not revoked', list({ id: credentialId, revoked: false }), passed],
    ['it', list({ id: credentialId }), failed],
    ['it by its id alone', list('urn:uuid:2', credentialId), failed],
    ['it, as revoked', list({ id: credentialId, revoked: true }), failed],
    ['it alone, not in a list', { revokedCredential: { id: credentialId } }, failed],
    ['it by the other name of the member', { revokedCredentials: [{ id: credentialId }] }, failed],
    [
      'it by one of both names',
      { revokedCredential: [], revokedCredentials: [{ id: credentialId }] },
      failed
    ],
    [
      'it twice, once as revoked',
      list({ id: credentialId, revoked: false }, { id: credentialId, revoked: true }),
      failed
    ],
    ['it unclearly, and as revoked', list({ id: credentialId, revoked: 'no' }, { id: credentialId }), failed]
  ])('names %s', (_, document, answer) => {
    expect(answerOf(entry, document)).toEqual(answer)
  })

  test('tells the reason', () => {
    const { message } = answerOf(entry, list({ id: credentialId, revocationReason: 'issued twice' }))
    expect(message).toBe('issued twice')
    expect(answerOf(entry, list({ id: credentialId, revocationReason: 7 }))).toEqual(failed)
  })

  test('cannot tell if it is no such list, or says what nobody can read', () => {
    expect(answerOf(entry, { error: 'not found' })).toEqual(
      unclear('error STATUS_VERIFICATION_ERROR', unsigned)
    )
    expect(answerOf(entry, list({ id: credentialId, revoked: 'true' }))).toEqual(
      unclear('error MALFORMED_VALUE_ERROR', unsigned)
    )
  })

  test('is refused without an address, or for a credential without an id', () => {
    expect(problemsOf({ type: '1EdTechRevocationList' })).toEqual([
      'error OB_MEMBER_MISSING /credentialStatus/id'
    ])
    const { query, problems } = readStatusEntry(entry, { path, limits })
    expect([query, problems?.map(toldAs)]).toEqual([undefined, ['error OB_MEMBER_MISSING /id']])
  })
})
