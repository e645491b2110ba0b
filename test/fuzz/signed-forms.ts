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
  /** True if a credential with embedded proofs is one that was signed. `more`: what was signed besides the seeds. */
  hasEmbedded(credential: JsonTree, more?: JsonTree): boolean
  /** True if a credential in a JWT, with the claims about it, is one that was signed. `more`: a further JWT. */
  hasJwt(credential: JsonTree, claims: JsonTree, more?: string): boolean
}

/** Learns what the seeds say. */
export function signedForms(seeds: readonly Seed[]): SignedForms {
  const embedded = new Map<string, Set<string>>()
  const jwts = new Set<string>()
  for (const seed of seeds) {
    const tree = treeOf(seed)
    if (seed.secured === 'jwt') jwts.add(ofPayload(tree))
    // Endorsements are credentials as well.
    for (const inner of treesOf(tree)) if (inner.proof !== undefined) learn(embedded, inner)
  }
  return {
    hasEmbedded: (credential, more) => {
      if (isAmong(embedded, credential)) return true
      if (more === undefined) return false
      const besides = new Map<string, Set<string>>()
      learn(besides, more)
      return isAmong(besides, credential)
    },
    hasJwt: (credential, claims, more) => {
      const form = sorted({ credential, claims })
      return jwts.has(form) || (more !== undefined && form === ofPayload(payloadOf(more)))
    }
  }
}

function learn(known: Map<string, Set<string>>, credential: JsonTree): void {
  const form = formOf(credential)
  known.set(form, new Set([...(known.get(form) ?? []), ...proofsOf(credential).map(proofForm)]))
}

/**
 * Of a set of proofs each stands for itself: one may be left out. One of an unknown suite may stand beside the others,
 * as may one of somebody who signed the same.
 */
function isAmong(known: ReadonlyMap<string, ReadonlySet<string>>, credential: JsonTree): boolean {
  const signed = known.get(formOf(credential))
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
  return sorted(normal(proof, 'proof'))
}

function formOf({ proof: _, ...credential }: JsonTree): string {
  return sorted(normal(credential, ''))
}

function ofPayload(payload: JsonTree): string {
  const { vc, ...beside } = payload
  if (isTree(vc)) return sorted({ credential: vc, claims: beside })
  const entries = Object.entries(payload)
  return sorted({
    credential: Object.fromEntries(entries.filter(([name]) => !jwtClaims.includes(name))),
    claims: Object.fromEntries(entries.filter(([name]) => jwtClaims.includes(name)))
  })
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
function normal(value: Json, member: string): Json {
  if (member === '@context') return contextsOf(value)
  if (member === 'type' && typeof value === 'string') return [nameOfType(value)]
  const known =
    member === '' || modelMembers.has(member) || proofMembers.has(member) || member.startsWith('@')
  if (Array.isArray(value)) return listOf(value, member, known)
  const one = isTree(value) ? normalTree(value) : value
  if (!known) return [foreign(one)]
  return singles.has(member) && member !== '' ? [one] : one
}

function normalTree(tree: JsonTree): JsonTree {
  return Object.fromEntries(Object.entries(tree).map(([name, inner]) => [name, normal(inner, name)]))
}

function listOf(items: readonly Json[], member: string, known: boolean): Json {
  const normals = items.map(item => {
    if (member === 'type' && typeof item === 'string') return nameOfType(item)
    const one = isTree(item) ? normalTree(item) : item
    return known ? one : foreign(one)
  })
  if (ordered.has(member)) return normals
  // An empty list says nothing; whether it may stand is for conformance to say.
  return [...new Map(normals.map(item => [sorted(item), item])).entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, item]) => item)
}

/** The shape of what the data model does not have: text or number, object with an id or the id. */
function foreign(value: Json): Json {
  if (typeof value === 'number') return String(value)
  return isTree(value) && typeof value.id === 'string' && Object.keys(value).length === 1 ? value.id : value
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
