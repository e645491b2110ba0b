/**
 * The badge that all cases begin with, and how it is signed.
 * @module
 */

import { base64urlnopad } from '@scure/base'
import type { JsonObject } from '../../src/base/json.ts'
import { contextUrls } from '../../src/model/context-urls.ts'
import { identityHash } from '../../src/model/identity-hash.ts'
import type { KeyPair } from '../../src/sign.ts'
import { encoded } from '../support/jws.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'
import { issuerKey } from './keys.ts'

/** When the proofs were made. */
export const created = '2026-11-01T08:00:00Z'

/** The person whom badges are about, and the address of some. */
export const recipient = 'did:example:lea'
export const email = 'lea@example.org'

export const achievement = {
  id: 'https://example.org/a/1',
  type: ['Achievement'],
  name: 'Tenir un budget',
  description: 'Sait compter.',
  criteria: { narrative: 'Trois mois.' }
}

export const identifier = {
  type: 'IdentityObject',
  hashed: true,
  identityHash: identityHash(email, 'grain de sel'),
  identityType: 'emailAddress',
  salt: 'grain de sel'
}

/** No text, and nothing that JavaScript can make one of: what stands in it is not what JavaScript calls by these names. */
export const noText = { toString: '', valueOf: '' }

const id = 'https://example.org/b/1'

/** A badge of `issuerId` without proof, with `members` over its own. */
export function badgeBy(issuerId: string, members: JsonObject = {}): JsonObject {
  return {
    '@context': [contextUrls.credentialsV2, contextUrls.openBadges],
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuerId, type: ['Profile'], name: 'Campus' },
    validFrom: created,
    name: 'Tenir un budget',
    credentialSubject: { id: recipient, type: ['AchievementSubject'], achievement },
    ...members
  }
}

/** `badge` with an eddsa-rdfc-2022 proof, whose members are `members` over the usual ones. */
export function embedded(badge: object, keyPair: KeyPair = issuerKey, members: JsonObject = {}) {
  return signAnything(badge, keyPair, { created, ...members })
}

/** `badge` with an Ed25519Signature2020 proof, and its context. */
export function embedded2020(badge: JsonObject, keyPair: KeyPair, members: JsonObject = {}) {
  const contexts = [...(badge['@context'] as string[]), contextUrls.ed25519Signature2020]
  const { cryptosuite: _, ...rest } = members
  return signAnything2020({ ...badge, '@context': contexts }, keyPair, rest)
}

async function signAnything2020(badge: JsonObject, keyPair: KeyPair, members: JsonObject) {
  const signed = await signAnything(badge, keyPair, {
    created,
    type: 'Ed25519Signature2020',
    cryptosuite: undefined,
    ...members
  })
  // What is undefined is no member in JSON.
  return JSON.parse(JSON.stringify(signed)) as JsonObject & { readonly proof: readonly JsonObject[] }
}

/** The payload of a JWT around `badge`, with `claims` over the right ones; what is undefined is left out. */
export function payloadOf(badge: object, claims: Readonly<Record<string, unknown>> = {}): object {
  return { ...badge, ...claimsOf(badge), ...claims }
}

/** `badge` as VC-JWT. */
export function jwt(
  badge: object,
  keyPair: KeyPair = issuerKey,
  header: Readonly<Record<string, unknown>> = {},
  claims = {}
) {
  return signAnyJwt(payloadOf(badge, claims), keyPair, header)
}

/** A JWS with any header around any payload, signed by `sign` if it is. */
export function anyJws(
  header: unknown,
  payload: unknown,
  sign: (input: Uint8Array) => Uint8Array = () => new Uint8Array()
): string {
  const input = `${encoded(header)}.${encoded(payload)}`
  return `${input}.${base64urlnopad.encode(sign(new TextEncoder().encode(input)))}`
}

/** As it is sent: JSON without blanks. */
export const text = (document: unknown): string => JSON.stringify(document)
