/**
 * What a stranger signs: a changed badge, with his own key, in whoever's name.
 * @module
 */
import { createHmac } from 'node:crypto'
import { createContextSet } from '../../src/context/context-set.ts'
import { signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'
import { extensions } from './circumstances.ts'
import { issuers, stranger } from './issuers.ts'
import type { Random } from './random.ts'
import { copyOf, isTree, type Json, type JsonTree, put, textOf } from './tree.ts'

const contexts = createContextSet(extensions)

/** What came of it. */
export interface Strangers<Signed> {
  readonly signed: Signed
  /** True if he signed in his own name, which he may. */
  readonly inHisName: boolean
}

/** The name that the stranger signs in: mostly that of the issuer, else his own. */
function named(document: JsonTree, random: Random): JsonTree {
  if (!random.oneIn(3)) return document
  const issuer = isTree(document.issuer)
    ? { ...document.issuer, id: stranger.controller }
    : stranger.controller
  return { ...document, issuer }
}

export function issuerIdOf({ issuer }: JsonTree): Json | undefined {
  return isTree(issuer) ? issuer.id : issuer
}

const keyNames = (document: JsonTree): readonly string[] => {
  const issuer = textOf(issuerIdOf(document))
  return [
    stranger.id,
    stranger.id,
    `${issuer}#${stranger.publicKeyMultibase}`,
    `${issuer}#0`,
    `${issuer}#key-1`,
    issuers.didKey.id,
    issuers.https.id,
    'https://evil.example/keys/1'
  ]
}

/** `document` with a proof by the stranger, in place of those it has or after them. */
export async function signedByStranger(document: JsonTree, random: Random): Promise<Strangers<JsonTree>> {
  const { proof: earlier, ...unsigned } = named(document, random)
  const verificationMethod = random.pick(keyNames(unsigned))
  const { proof, ...signed } = await signAnything(unsigned, stranger, { verificationMethod }, contexts)
  const kept = random.oneIn(3) && earlier !== undefined ? (Array.isArray(earlier) ? earlier : [earlier]) : []
  // What was signed is JSON.
  const badge = copyOf({ ...signed, proof: [...kept, ...proof] } as unknown as JsonTree)
  return { signed: badge, inHisName: issuerIdOf(badge) === stranger.controller }
}

/** A header with which the stranger would have his key, or no key, believed. */
function headerFor(document: JsonTree, random: Random): Record<string, unknown> {
  const kid = random.pick(keyNames(document))
  const jwk = stranger.publicKey
  return random.pick<Record<string, unknown>>([
    { kid },
    { kid, jwk },
    { kid: undefined, jwk },
    { kid: undefined, jwk: { ...jwk, kid: issuers.https.id } },
    { kid, jku: 'https://evil.example/jwks.json' },
    { kid, x5u: 'https://evil.example/x5u', x5c: ['MIIB'] },
    { kid: undefined, jku: 'https://evil.example/jwks.json' },
    { kid, alg: 'Ed25519' },
    { kid, alg: 'RS256' },
    { kid, crit: ['b64'], b64: false }
  ])
}

/** `payload` in a JWT by the stranger. */
export async function jwtByStranger(payload: JsonTree, random: Random): Promise<Strangers<string>> {
  const document = isTree(payload.vc) ? payload.vc : payload
  const renamed = named(document, random)
  const inHisName = issuerIdOf(renamed) === stranger.controller
  const claims = inHisName ? { iss: stranger.controller } : {}
  const whole = document === payload ? { ...renamed, ...claims } : { ...payload, ...claims, vc: renamed }
  if ('proof' in renamed && random.oneIn(2)) put(renamed, 'proof', [])
  return { signed: await signAnyJwt(whole, stranger, headerFor(renamed, random)), inHisName }
}

/** The texts that a careless verifier may take for a shared secret: every spelling of a public key. */
const publicTexts = Object.values(issuers).flatMap(({ publicKey, publicKeyMultibase, id }) => [
  JSON.stringify(publicKey),
  publicKeyMultibase ?? id,
  'x' in publicKey ? publicKey.x : 'n' in publicKey ? publicKey.n : id
])

/** The payload of `jws` with a MAC whose secret is a public key. */
export function macWithPublicKey(jws: string, random: Random): string {
  const [, payload = ''] = jws.split('.')
  const kid = random.pick(Object.values(issuers)).id
  const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid, typ: 'JWT' })).toString('base64url')
  const text = random.pick(publicTexts)
  const secret = random.oneIn(2) ? text : Buffer.from(text, 'base64url')
  const mac = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
  return `${header}.${payload}.${mac}`
}
