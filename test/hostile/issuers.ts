/**
 * Issuers by the kind of their id, what they publish, and the sound badges of each: the twins of most attacks.
 * @module
 */
import { encodeBase64url } from '../../src/base/base64url.ts'
import { isObject, type JsonObject } from '../../src/base/json.ts'
import type { KeyPair } from '../../src/sign.ts'
import { badgeBy, embedded, embedded2020, jwt, text } from './badges.ts'
import { now, type Options, type Sample, type WebAnswer } from './corpus.ts'
import { algorithms, issuerKey, issuerKeys } from './keys.ts'

/** A document at a web address. */
export function page(document: unknown, contentType = 'application/json'): WebAnswer {
  const headers = contentType !== 'application/json' && { headers: { 'content-type': contentType } }
  return { ...headers, body: isObject(document) ? document : text(document) }
}

/** Nothing at a web address. */
export const absent: WebAnswer = { status: 404, headers: {}, body: '' }

export const did = 'did:web:university.example'
export const didUrl = 'https://university.example/.well-known/did.json'
export const web = 'https://university.example/issuers/1'
export const keySetUrl = 'https://university.example/.well-known/jwks.json'

/** A key as verification method, with `members` over its own. */
export function method(
  id: string,
  controller: string,
  { publicKeyMultibase = '' }: KeyPair = issuerKey,
  members: JsonObject = {}
): JsonObject {
  return { id, type: 'Multikey', controller, publicKeyMultibase, ...members }
}

/** The document of `id`, which lists one key for assertionMethod. */
export function documentOf(
  id: string,
  methodId = `${id}#k`,
  keyPair = issuerKey,
  members: JsonObject = {}
): JsonObject {
  return { id, assertionMethod: [method(methodId, id, keyPair, members)] }
}

/** A key as JWK, with `members` over its own. */
export function jwk(
  kid: string | undefined,
  { publicKey }: KeyPair = issuerKey,
  members: JsonObject = {}
): JsonObject {
  return { ...publicKey, ...(kid !== undefined && { kid }), ...members }
}

/** The did:jwk of any members, sound or not. */
export const didJwkOf = (members: object) =>
  `did:jwk:${encodeBase64url(new TextEncoder().encode(text(members)))}`

/** An issuer of one kind. */
export interface Issuer {
  /** The kind of its id. */
  readonly kind: string
  readonly id: string
  /** The name of its key. */
  readonly methodId: string
  readonly web: Options['web']
}

const ownJwk = didJwkOf(issuerKey.publicKey)

export const issuers = {
  didKey: { kind: 'did:key', id: issuerKey.controller, methodId: issuerKey.id, web: {} },
  didJwk: { kind: 'did:jwk', id: ownJwk, methodId: `${ownJwk}#0`, web: {} },
  didWeb: { kind: 'did:web', id: did, methodId: `${did}#k`, web: { [didUrl]: page(documentOf(did)) } },
  https: {
    kind: 'https',
    id: web,
    methodId: `${web}#k`,
    web: { [web]: page(documentOf(web)), [keySetUrl]: absent }
  }
} as const satisfies Readonly<Record<string, Issuer>>

/** A sound badge that others are made of. */
export function twinOf(
  name: string,
  form: Sample['form'],
  input: Sample['input'],
  options: Partial<Options> = {},
  warnings?: Sample['warnings']
): Sample {
  return { name, form, input, options: { now, web: {}, ...options }, ...(warnings && { warnings }) }
}

/** How a badge can be secured: a proof of either suite inside, or a JWT around it. */
export const securings = {
  eddsa: async ({ id, methodId }: Issuer, keyPair = issuerKey, badge = badgeBy(id)) =>
    text(await embedded(badge, keyPair, { verificationMethod: methodId })),
  '2020': async ({ id, methodId }: Issuer, keyPair = issuerKey, badge = badgeBy(id)) =>
    text(await embedded2020(badge, keyPair, { verificationMethod: methodId })),
  jwt: ({ id, methodId }: Issuer, keyPair = issuerKey, badge = badgeBy(id)) =>
    jwt(badge, keyPair, { kid: methodId })
} as const

/** The name of a {@link securings}. */
export type Securing = keyof typeof securings

const forms = { eddsa: 'json', '2020': 'json', jwt: 'jws' } as const

const twins = new Map<string, Promise<Sample>>()

/** The sound badge of an issuer; of one there is only one. */
export function twin(issuer: Issuer, securing: Securing): Promise<Sample> {
  const name = `${issuer.kind} ${securing}`
  const make = async () =>
    twinOf(name, forms[securing], await securings[securing](issuer), { web: issuer.web })
  const made = twins.get(name) ?? make()
  twins.set(name, made)
  return made
}

/** Sound JWTs of the issuer with an https id, whose keys stand in the key set of his host. */
export const ofKeySet = Object.fromEntries(
  await Promise.all(
    algorithms.map(async algorithm => {
      const keyPair = issuerKeys[algorithm]
      const answers = { [web]: page({ id: web }), [keySetUrl]: page({ keys: [jwk(`${web}#k`, keyPair)] }) }
      const input = await securings.jwt(issuers.https, keyPair)
      return [algorithm, twinOf(`key set ${algorithm} jwt`, 'jws', input, { web: answers })] as const
    })
  )
) as Readonly<Record<(typeof algorithms)[number], Sample>>
