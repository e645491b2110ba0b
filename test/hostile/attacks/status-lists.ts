/**
 * Status lists of others, other lists of the issuer, and lists for something else (threats S1 to S3).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { badgeBy, jwt, noText, text } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  type Expectation,
  listRefused,
  type Options,
  passed,
  statusUnknown,
  type WebAnswer,
  withdrawn
} from '../corpus.ts'
import { did, didUrl, documentOf, issuers, method, page } from '../issuers.ts'
import { issuerKey, strangerKey } from '../keys.ts'
import {
  byIssuer,
  entry,
  jwtPage,
  listBy,
  listByIssuer,
  listed,
  listInJwt,
  listUrl,
  marked,
  otherUrl,
  sent,
  signedPage
} from '../listed.ts'

const attack = attacksOn(listed)
const unverified = statusUnknown('STATUS_VERIFICATION_ERROR')
const malformed = listRefused('MALFORMED_VALUE_ERROR')
const notHis = statusUnknown('OB_STATUS_ISSUER')
const broken = listRefused('PROOF_VERIFICATION_ERROR')

type Row = readonly [name: string, list: WebAnswer, expected: Expectation]

const rows = (threat: string, lists: readonly Row[]): Attack[] =>
  lists.map(([name, list, expected]) =>
    attack(threat, name, listed.input, expected, { web: { [listUrl]: list } })
  )

const stranger = strangerKey.controller
const good = await listByIssuer(listBy())
const bad = await listByIssuer(listBy({ encodedList: marked }))
const signedByStranger = async (list: object) =>
  listByIssuer(list, strangerKey, { verificationMethod: strangerKey.id })
const jwtBy = async (keyPair = issuerKey, header: object = {}) =>
  jwtPage(await jwt(listBy(), keyPair, { kid: issuers.didWeb.methodId, ...header }))
const unsecured = text({ alg: 'none', kid: issuers.didWeb.methodId, typ: 'JWT' })
const base64url = (part: string) => Buffer.from(part).toString('base64url')

const ofOthers: readonly Row[] = [
  ['a good list of a stranger', page(await signedByStranger(listBy({}, { issuer: stranger }))), notHis],
  [
    'a good list of a stranger who calls himself like the issuer',
    page(await signedByStranger(listBy({}, { issuer: { id: stranger, name: 'Campus' } }))),
    notHis
  ],
  [
    'a list of the issuer signed by a stranger',
    page(await signedByStranger(listBy())),
    listRefused('OB_KEY_NOT_ISSUERS')
  ],
  [
    'a list of the issuer signed by a stranger under the name of the key',
    page(await listByIssuer(listBy(), strangerKey)),
    broken
  ],
  ['a list that nobody signed', page(listBy()), listRefused('OB_PROOF_MISSING')],
  ['a list that was changed', page({ ...bad, credentialSubject: listBy().credentialSubject ?? {} }), broken],
  [
    'a list with the proof of another',
    page({ ...good, proof: bad.proof, validFrom: '2026-11-02T08:00:00Z' }),
    broken
  ],
  ['a list with a forged proof beside a good one', page({ ...good, proof: [good.proof, bad.proof] }), broken],
  [
    'a list whose proof was made for logging in',
    page(await listByIssuer(listBy(), issuerKey, { proofPurpose: 'authentication' })),
    listRefused('OB_PROOF_PURPOSE')
  ],
  ['a list as a JWT of a stranger', await jwtBy(strangerKey), broken],
  [
    'a list as a JWT with the key of a stranger in its header',
    await jwtBy(strangerKey, { kid: undefined, jwk: strangerKey.publicKey }),
    listRefused('OB_KEY_NOT_FOUND')
  ],
  [
    'a list as a JWT without a signature',
    jwtPage(`${base64url(unsecured)}.${base64url(text(listBy()))}.`),
    listRefused('OB_JWS_ALGORITHM')
  ],
  ['a badge in place of the list', page(await byIssuer({ ...badgeBy(did), id: listUrl })), unverified]
]

/** Keys of the issuer that are not for this, and lists of those whom he has lists made by. */
async function ofOtherKeys(): Promise<Attack[]> {
  const login = `${did}#login`
  const own = { ...documentOf(did), authentication: [method(login, did, strangerKey)] }
  const byLogin = page(await listByIssuer(listBy(), strangerKey, { verificationMethod: login }))
  const byMaker = page(await signedByStranger(listBy({}, { issuer: stranger })))
  const trusting = (name: string, expected: Expectation, changes: Partial<Options>) =>
    attack('S1', name, listed.input, expected, { web: { [listUrl]: byMaker }, ...changes })
  return [
    attack(
      'S1',
      'a list signed by the key that the issuer logs in with',
      listed.input,
      listRefused('OB_KEY_PURPOSE'),
      { web: { [didUrl]: page(own), [listUrl]: byLogin } }
    ),
    trusting('a list of somebody else while another may publish lists', notHis, {
      statusIssuers: ['did:example:lists']
    }),
    trusting('a list of somebody who may publish lists', passed('status'), { statusIssuers: [stranger] })
  ]
}

/** A list may have a status itself; whoever follows it is led round and round. */
async function ofTheirOwn(): Promise<Attack[]> {
  const own = async (name: string, credentialStatus: JsonObject, changes: Partial<Options>) =>
    attack('S1', name, listed.input, passed('status'), {
      ...changes,
      web: { [listUrl]: await signedPage(listBy({}, { credentialStatus })), ...changes.web }
    })
  const other = await signedPage(listBy({ encodedList: marked }, { id: otherUrl }))
  return [
    await own(
      'a list that is revoked by another',
      entry({ id: `${otherUrl}#1`, statusListCredential: otherUrl }),
      {
        web: { [otherUrl]: other },
        bait: [otherUrl]
      }
    ),
    await own('a list that stands in itself', entry(), {})
  ]
}

const withNoText: readonly Row[] = [
  ['a list of bits with their own toString', await listInJwt({ encodedList: noText }), malformed],
  ['a list of a purpose with its own toString', await listInJwt({ statusPurpose: noText }), malformed],
  ['a list of a type with its own toString', await listInJwt({ type: noText }), malformed],
  [
    'a list of a time to live with its own toString',
    await listInJwt({ ttl: noText }),
    { ...passed('status'), list: 'MALFORMED_VALUE_ERROR' }
  ],
  ['a list of an id with its own toString', await listInJwt({}, { id: noText }), malformed],
  ['a list of an issuer with his own toString', await listInJwt({}, { issuer: { id: noText } }), malformed]
]

const at = async (id: unknown) => signedPage({ ...listBy({}), id })

const elsewhere: readonly Row[] = [
  ['another list of the issuer', await at(otherUrl), unverified],
  ['a list with a slash more in its id', await at(`${listUrl}/`), unverified],
  ['a list with capitals in its id', await at('https://University.example/status/1'), unverified],
  ['a list with a port in its id', await at('https://university.example:443/status/1'), unverified],
  ['a list with a query in its id', await at(`${listUrl}?x`), unverified],
  ['a list with a fragment in its id', await at(`${listUrl}#list`), unverified],
  ['a list without an id', page(await listByIssuer({ ...listBy(), id: undefined })), unverified],
  ['a list whose subject has its id', await signedPage(listBy({ id: listUrl }, { id: otherUrl })), unverified]
]

const of = async (statusPurpose: unknown, encodedList = marked) =>
  signedPage(listBy({ statusPurpose: statusPurpose as string, encodedList }))

const forPurpose: readonly Row[] = [
  ['a list of suspensions', await of('suspension'), unverified],
  ['a list of no purpose', await signedPage(listBy({ statusPurpose: undefined as never })), malformed],
  ['a list of a purpose in capitals', await of('REVOCATION'), unverified],
  ['a list of a purpose that begins the same', await of('revocations'), unverified],
  ['a list of an empty purpose', await of(''), unverified],
  ['a list of other purposes', await of(['suspension', 'refresh']), unverified],
  ['a list of several purposes', await of(['suspension', 'revocation']), withdrawn()],
  [
    'a list of two subjects',
    await signedPage(listBy({}, { credentialSubject: [subject(), subject(marked)] })),
    malformed
  ],
  ['a list of another kind', await signedPage(listBy({ type: 'BitstringStatusListEntry' })), unverified],
  [
    'a list that is none by its types',
    await signedPage(listBy({}, { type: ['VerifiableCredential'] })),
    unverified
  ]
]

function subject(encodedList = listBy().credentialSubject): JsonObject {
  const { credentialSubject } = listBy()
  return { ...(credentialSubject as JsonObject), ...(typeof encodedList === 'string' && { encodedList }) }
}

/** A mark in lists for something else than revocation. */
async function marks(): Promise<Attack[]> {
  const purposes: readonly (readonly [string, Expectation])[] = [
    ['suspension', withdrawn('OB_STATUS_SUSPENDED')],
    ['refresh', passed('status', 'OB_STATUS_REFRESH')],
    ['message', passed('status', 'OB_STATUS_MESSAGE')],
    ['Revocation', statusUnknown('OB_STATUS_PURPOSE_UNKNOWN')],
    ['expulsion', statusUnknown('OB_STATUS_PURPOSE_UNKNOWN')]
  ]
  return Promise.all(
    purposes.map(async ([purpose, expected]) =>
      attack(
        'S3',
        `marked for ${purpose === 'Revocation' ? 'revocation in capitals' : purpose}`,
        await sent({ credentialStatus: entry({ statusPurpose: purpose }) }),
        expected,
        { web: { [listUrl]: await of(purpose) } }
      )
    )
  )
}

export const statusLists: readonly Attack[] = [
  ...rows('S1', ofOthers),
  ...(await ofOtherKeys()),
  ...(await ofTheirOwn()),
  ...rows('S2', elsewhere),
  ...rows('S3', forPurpose),
  ...rows('S3', withNoText),
  ...rows('S3', [['revoked', page(bad), withdrawn()]]),
  ...(await marks())
]
