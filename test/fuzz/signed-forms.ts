/**
 * What was signed, in a form in which that can be compared: letter by letter under a JWT; under an embedded proof but
 * for the differences that SECURITY.md names, and no others.
 * @module
 */
import { pinnedContexts, pinnedContextUrls } from '../../src/context/context-set.ts'
import { classes } from '../../src/generated/classes.ts'
import { jwtClaims } from '../../src/proof/vc-jwt-content.ts'
import { extensions } from './circumstances.ts'
import { stranger } from './issuers.ts'
import { type Seed, treeOf } from './seed.ts'
import { isTree, type Json, type JsonTree, treesOf } from './tree.ts'

/** Knows what was signed. */
export interface SignedForms {
  /**
   * True if a credential with embedded proofs is one that was signed. `kind`: what it was held to. `more`: what was
   * signed besides the seeds.
   */
  hasEmbedded(credential: JsonTree, kind: Kind, more?: JsonTree): boolean
  /** True if a credential in a JWT, with the claims about it, is one that was signed. `more`: a further JWT. */
  hasJwt(credential: JsonTree, claims: JsonTree, more?: string): boolean
  /** True if it has the id of a badge that was revoked. */
  isRevoked(credential: JsonTree): boolean
}

/** A badge is held to the shapes of its data model; any other credential to those of VCDM alone. */
type Kind = 'badge' | 'credential'

type Known = Map<string, Set<string>>

/** Learns what the seeds say. */
export function signedForms(seeds: readonly Seed[]): SignedForms {
  const embedded: Record<Kind, Known> = { badge: new Map(), credential: new Map() }
  const jwts = new Set<string>()
  const revoked = new Set<Json | undefined>()
  for (const seed of seeds) {
    const tree = treeOf(seed)
    if (seed.secured === 'jwt') jwts.add(ofPayload(tree))
    if (seed.is === 'revoked') revoked.add(tree.id)
    // Endorsements are credentials as well.
    for (const inner of treesOf(tree)) {
      if (inner.proof !== undefined) for (const kind of allKinds) learn(embedded[kind], inner, kind)
      if (Array.isArray(inner.endorsementJwt))
        for (const jws of inner.endorsementJwt) jwts.add(ofPayload(payloadOf(String(jws))))
    }
  }
  return {
    hasEmbedded: (credential, kind, more) => {
      if (isAmong(embedded[kind], credential, kind)) return true
      if (more === undefined) return false
      const besides: Known = new Map()
      learn(besides, more, kind)
      return isAmong(besides, credential, kind)
    },
    hasJwt: (credential, claims, more) => {
      const form = sorted({ credential, claims })
      return jwts.has(form) || (more !== undefined && form === ofPayload(payloadOf(more)))
    },
    isRevoked: ({ id }) => revoked.has(id)
  }
}

const allKinds = ['badge', 'credential'] as const

function learn(known: Known, credential: JsonTree, kind: Kind): void {
  const form = formOf(credential, kind)
  known.set(form, new Set([...(known.get(form) ?? []), ...proofsOf(credential).map(proofForm)]))
}

/**
 * Of a set of proofs each stands for itself: one may be left out. One of an unknown suite may stand beside the others,
 * as may one of somebody who signed the same.
 */
function isAmong(known: Known, credential: JsonTree, kind: Kind): boolean {
  const signed = known.get(formOf(credential, kind))
  const proofs = proofsOf(credential)
  if (signed === undefined || !proofs.some(proof => signed.has(proofForm(proof)))) return false
  return proofs.every(
    proof =>
      signed.has(proofForm(proof)) || isOfUnknownSuite(proof) || proof.verificationMethod === stranger.id
  )
}

function proofsOf({ proof }: JsonTree): JsonTree[] {
  return (Array.isArray(proof) ? proof : [proof]).filter(isTree)
}

function isOfUnknownSuite({ type, cryptosuite }: JsonTree): boolean {
  return type === 'DataIntegrityProof' ? cryptosuite !== 'eddsa-rdfc-2022' : type !== 'Ed25519Signature2020'
}

function proofForm(proof: JsonTree): string {
  return sorted(normal(proof, 'proof', 'badge'))
}

function formOf({ proof: _, ...credential }: JsonTree, kind: Kind): string {
  return sorted(normal(credential, '', kind))
}

function ofPayload(payload: JsonTree): string {
  const { vc, ...beside } = payload
  if (isTree(vc)) return sorted({ credential: withClaims(vc, beside), claims: beside })
  const entries = Object.entries(payload)
  return sorted({
    credential: Object.fromEntries(entries.filter(([name]) => !jwtClaims.includes(name))),
    claims: Object.fromEntries(entries.filter(([name]) => jwtClaims.includes(name)))
  })
}

/**
 * What a claim says, `vc` may leave out.
 * @see https://www.w3.org/TR/2022/REC-vc-data-model-20220303/#jwt-decoding
 */
function withClaims(vc: JsonTree, { iss, sub, jti, nbf, exp }: JsonTree): JsonTree {
  const withId = (value: Json | undefined, id: Json | undefined) =>
    isTree(value) && typeof id === 'string' ? { id, ...value } : value
  const named = {
    id: typeof jti === 'string' ? jti : undefined,
    issuer: typeof iss === 'string' ? iss : undefined,
    issuanceDate: dateOf(nbf),
    expirationDate: dateOf(exp),
    ...vc,
    ...(vc.issuer !== undefined && { issuer: withId(vc.issuer, iss) }),
    credentialSubject: withId(vc.credentialSubject, sub)
  }
  // What is undefined is not written.
  return JSON.parse(JSON.stringify(named)) as JsonTree
}

function dateOf(seconds: Json | undefined): string | undefined {
  const date = new Date(typeof seconds === 'number' ? seconds * 1000 : Number.NaN)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z')
}

function payloadOf(jws: string): JsonTree {
  // It was signed as JSON.
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as JsonTree
}

/** `value` as text, whatever the order of its members. */
function sorted(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) =>
    isTree(inner) ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))) : inner
  )
}

const modelMembers = new Set(Object.values(classes).flatMap(({ members }) => Object.keys(members)))
/** Of a proof, the members that may be lists. */
const proofLists = ['domain', 'previousProof']
/** Where the standard lets one value stand for a list of one. */
const singles = new Set([
  'type',
  'proof',
  'credentialSchema',
  'credentialStatus',
  'termsOfUse',
  ...proofLists
])
/** Members whose order is signed. */
const ordered = new Set(['allowedValue'])
const proofMembers = new Set([
  ...proofLists,
  'cryptosuite',
  'created',
  'expires',
  'verificationMethod',
  'proofPurpose',
  'proofValue',
  'challenge',
  'nonce'
])
const given = new Set([...pinnedContextUrls, ...Object.keys(extensions)])

/** A value in the one form of all that embedded proofs cannot tell apart. */
function normal(value: Json, member: string, kind: Kind): Json {
  if (member === '@context') return contextsOf(value)
  const items = (Array.isArray(value) ? value : [value]).map(item => normalItem(item, member, kind))
  if (Array.isArray(value) && ordered.has(member)) return items
  if (!Array.isArray(value) && member !== '' && isShaped(member, kind) && !singles.has(member))
    return items[0] ?? null
  // What an empty list says, none at all says: whether it may stand is for conformance to say.
  return [...new Map(items.map(item => [sorted(item), item])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item)
}

function normalItem(item: Json, member: string, kind: Kind): Json {
  if (member === 'type' && typeof item === 'string') return nameOfType(item)
  // RDF has language tags in lower case.
  if (member === '@language' && typeof item === 'string') return item.toLowerCase()
  const one = isTree(item)
    ? Object.fromEntries(Object.entries(item).map(([name, inner]) => [name, normal(inner, name, kind)]))
    : // RDF has sixteen digits of a number.
      typeof item === 'number'
      ? Number(item.toExponential(15))
      : item
  return isShaped(member, kind) ? one : shapeless(one)
}

/** True if a value of this member has one shape only. */
function isShaped(member: string, kind: Kind): boolean {
  if (member.startsWith('@') || proofMembers.has(member)) return true
  return kind === 'badge' && (member === '' || modelMembers.has(member))
}

/** Text, number or truth alike; an object with an id alone, or the id. */
function shapeless(value: Json): Json {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!isTree(value) || Object.keys(value).length !== 1) return value
  return Array.isArray(value.id) ? (value.id[0] ?? value) : (value.id ?? value)
}

/** The first context decides on the data model; others that are pinned or given may be added. */
function contextsOf(value: Json): Json {
  if (!Array.isArray(value)) return value
  return value.filter((url, index) => index === 0 || typeof url !== 'string' || !given.has(url))
}

const iris = new Map<string, string>(
  pinnedContextUrls.flatMap(url => {
    const context = pinnedContexts.get(url)?.['@context']
    if (typeof context !== 'object' || context === null || Array.isArray(context)) return []
    return Object.entries(context).flatMap(([term, definition]) => {
      const iri = typeof definition === 'string' ? definition : idIn(definition)
      return /^[A-Z]/.test(term) && iri !== undefined ? [[term, iri] as const] : []
    })
  })
)

function idIn(definition: unknown): string | undefined {
  const id = (definition as { '@id'?: unknown } | null)?.['@id']
  return typeof id === 'string' ? id : undefined
}

/** The IRI of a class, whichever name it has. */
function nameOfType(name: string): string {
  const iri = iris.get(name)
  return iri === undefined ? name : nameOfType(iri)
}
