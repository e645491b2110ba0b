/**
 * Badges that have a place in a status list, and the lists.
 * @module
 */
import type { JsonObject } from '../../src/base/json.ts'
import type { KeyPair } from '../../src/sign.ts'
import { createStatusList, encodeStatusList, setStatus } from '../../src/status.ts'
import { badgeBy, created, embedded, jwt, text } from './badges.ts'
import type { Sample, WebAnswer } from './corpus.ts'
import { did, issuers, page, twinOf } from './issuers.ts'
import { issuerKey } from './keys.ts'

const { methodId, web } = issuers.didWeb

/** Where the list is, and another one of the issuer. */
export const listUrl = 'https://university.example/status/1'
export const otherUrl = 'https://university.example/status/2'

const index = 94_567

/** An entry of `credentialStatus`, with `members` over its own. */
export function entry(members: JsonObject = {}): JsonObject {
  return {
    id: `${listUrl}#${index}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: `${index}`,
    statusListCredential: listUrl,
    ...members
  }
}

/** A list of 131,072 values of `statusSize` bits, which says nothing but `value` of the badge. */
export function listOf(value: number, statusSize = 1): string {
  return encodeStatusList(setStatus(createStatusList({ statusSize }), [[index, value]]))
}

/** What says nothing against the badge, and what revokes it. */
export const clear = listOf(0)
export const marked = listOf(1)

/** The list as a credential without proof, with `subject` and `members` over what they have. */
export function listBy(subject: JsonObject = {}, members: JsonObject = {}): JsonObject {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: listUrl,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: did,
    validFrom: created,
    credentialSubject: {
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: clear,
      ...subject
    },
    ...members
  }
}

/** `badge` by the issuer. */
export function byIssuer(badge: object, keyPair: KeyPair = issuerKey, proof: JsonObject = {}) {
  return embedded(badge, keyPair, { verificationMethod: methodId, ...proof })
}

/** `list` by the issuer. Its proof does not stand in a list, so that a case says no more of it than its value. */
export async function listByIssuer(
  list: object,
  keyPair: KeyPair = issuerKey,
  members: JsonObject = {}
): Promise<JsonObject & { readonly proof: JsonObject }> {
  const { proof, ...signed } = await byIssuer(list, keyPair, members)
  return { ...signed, proof: { ...proof[0] } }
}

/** `list` by the issuer, on the web. */
export const signedPage = async (list: object): Promise<WebAnswer> => page(await listByIssuer(list))

/** A JWT on the web. */
export const jwtPage = (body: string): WebAnswer => ({
  headers: { 'content-type': 'application/vc+jwt' },
  body
})

/** A list by the issuer as a JWT, which may hold what no context defines, on the web. */
export const listInJwt = async (subject: JsonObject, members: JsonObject = {}): Promise<WebAnswer> =>
  jwtPage(await jwt(listBy(subject, members), issuerKey, { kid: methodId }))

/** What a badge with `members` is signed as. */
export const badgeWith = (members: object): JsonObject => ({ ...badgeBy(did), ...members })

/** A badge with `members`, as it is sent. */
export const sent = async (members: object): Promise<string> => text(await byIssuer(badgeWith(members)))

/** The same as a JWT, which may hold what no context defines. */
export const sentAsJwt = (members: object): Promise<string> =>
  jwt(badgeWith(members), issuerKey, { kid: methodId })

const lists = { ...web, [listUrl]: await signedPage(listBy()) }

/** A badge that its list has nothing against. */
export const listed: Sample = twinOf('status', 'json', await sent({ credentialStatus: entry() }), {
  web: lists
})
export const listedInJwt: Sample = twinOf(
  'status jwt',
  'jws',
  await sentAsJwt({ credentialStatus: entry() }),
  { web: lists }
)
