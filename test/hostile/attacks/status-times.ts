/**
 * Lists of another time, and lists that cannot be had (threats S6, S7).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { text } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  type Expectation,
  listRefused,
  passed,
  statusUnknown,
  type WebAnswer
} from '../corpus.ts'
import { page } from '../issuers.ts'
import { issuerKey } from '../keys.ts'
import { listBy, listByIssuer, listed, listUrl, otherUrl } from '../listed.ts'

const attack = attacksOn(listed)
const expired = listRefused('OB_EXPIRED')
const shape = listRefused('MALFORMED_VALUE_ERROR')
const old = { validFrom: '2020-01-01T00:00:00Z' }
const odd: Expectation = { ...passed('status'), list: 'MALFORMED_VALUE_ERROR' }

const times: readonly (readonly [string, JsonObject, JsonObject, Expectation])[] = [
  ['a list that has expired', {}, { validUntil: '2026-11-21T12:00:00Z' }, expired],
  ['a list that expired 61 seconds ago', {}, { validUntil: '2026-11-22T11:58:59Z' }, expired],
  ['a list that expired 59 seconds ago', {}, { validUntil: '2026-11-22T11:59:01Z' }, passed('status')],
  ['a list of tomorrow', {}, { validFrom: '2026-11-23T12:00:00Z' }, listRefused('OB_NOT_YET_VALID')],
  ['a list that ends on a day that is none', {}, { validUntil: '2027-02-30T00:00:00Z' }, shape],
  ['a list that ends at no zone', {}, { validUntil: '2027-01-01T00:00:00' }, shape],
  ['a list that ends at no text', {}, { validUntil: 0 }, shape],
  [
    'a list that ends in the older form',
    {},
    { expirationDate: '2027-01-01T00:00:00Z' },
    listRefused('OB_DATA_MODEL_MIXED')
  ],
  [
    'a list that ends before it begins',
    {},
    { validUntil: '2026-10-01T00:00:00Z' },
    listRefused('OB_VALIDITY_REVERSED')
  ],
  ['a list of 2020 that has no end', {}, old, passed('status')],
  ['a list that may be kept for less than nothing', { ttl: -1 }, {}, odd],
  ['a list that may be kept for a text', { ttl: 'always' }, {}, odd],
  ['a list that may be kept for a year', { ttl: 31_536_000_000 }, {}, passed('status')]
]

const proofs: readonly (readonly [string, JsonObject, Expectation])[] = [
  ['a list whose proof has expired', { expires: '2026-11-21T12:00:00Z' }, listRefused('OB_PROOF_EXPIRED')],
  [
    'a list whose proof is of tomorrow',
    { created: '2026-11-23T12:00:00Z' },
    listRefused('OB_PROOF_IN_FUTURE')
  ]
]

async function ofOtherTimes(): Promise<Attack[]> {
  const row = (name: string, list: JsonObject, expected: Expectation) =>
    attack('S6', name, listed.input, expected, { web: { [listUrl]: page(list) } })
  return [
    ...(await Promise.all(
      times.map(async ([name, subject, members, expected]) =>
        row(name, await listByIssuer(listBy(subject, members)), expected)
      )
    )),
    ...(await Promise.all(
      proofs.map(async ([name, members, expected]) =>
        row(name, await listByIssuer(listBy(), issuerKey, members), expected)
      )
    ))
  ]
}

const good = await listByIssuer(listBy())
const goodText = text(good)
const elsewhere = 'https://attacker.example/status/1'
const fetchStatus = statusUnknown('OB_FETCH_STATUS')
const to = (location: string): WebAnswer => ({ status: 302, headers: { location }, body: '' })

const answers: readonly (readonly [string, WebAnswer, Expectation])[] = [
  ['nothing', { status: 404, body: '' }, fetchStatus],
  ['nothing any more', { status: 410, body: '' }, fetchStatus],
  ['an error of the server', { status: 500, body: '' }, fetchStatus],
  ['the list under the status 404', { status: 404, body: good }, fetchStatus],
  ['the list under the status 206', { status: 206, body: good }, fetchStatus],
  ['no connection', { error: 'the connection was refused' }, statusUnknown('OB_FETCH_FAILED')],
  [
    'a web page',
    { headers: { 'content-type': 'text/html' }, body: '<html></html>' },
    statusUnknown('OB_FETCH_MEDIA_TYPE')
  ],
  ['the list, called a web page', page(good, 'text/html'), statusUnknown('OB_FETCH_MEDIA_TYPE')],
  ['an empty text', { body: '' }, listRefused('OB_INPUT_EMPTY')],
  ['half of the list', { body: goodText.slice(0, -20) }, listRefused('PARSING_ERROR')],
  ['an empty object', page({}), statusUnknown('STATUS_VERIFICATION_ERROR')],
  [
    'the bits alone',
    { headers: { 'content-type': 'text/plain' }, body: 'uH4sIAAAAAAAA' },
    statusUnknown('STATUS_VERIFICATION_ERROR')
  ],
  ['a list of lists', { body: `[${goodText}]` }, statusUnknown('STATUS_VERIFICATION_ERROR')],
  [
    'a list with a member twice',
    { body: goodText.replace('{', '{"id":"https://university.example/status/2",') },
    listRefused('OB_JSON_DUPLICATE_MEMBER')
  ],
  [
    'a list with __proto__',
    { body: goodText.replace('{', '{"__proto__":{},') },
    listRefused('OB_JSON_FORBIDDEN_MEMBER')
  ],
  ['a redirect to another host', to(elsewhere), statusUnknown('OB_FETCH_REDIRECT')],
  ['a redirect to http', to('http://university.example/status/1'), statusUnknown('OB_FETCH_REDIRECT')],
  ['a redirect to itself', to(listUrl), statusUnknown('OB_FETCH_REDIRECT')],
  ['a redirect to another list', to(otherUrl), statusUnknown('STATUS_VERIFICATION_ERROR')]
]

async function notThere(): Promise<Attack[]> {
  const other = page(await listByIssuer(listBy({}, { id: otherUrl })))
  return answers.map(([what, answer, expected]) =>
    attack('S7', `at the address of the list stands ${what}`, listed.input, expected, {
      web: {
        [listUrl]: answer,
        ...('headers' in answer && answer.headers?.location === otherUrl && { [otherUrl]: other })
      },
      ...('headers' in answer && answer.headers?.location === elsewhere && { bait: [elsewhere] })
    })
  )
}

export const statusTimes: readonly Attack[] = [...(await ofOtherTimes()), ...(await notThere())]
