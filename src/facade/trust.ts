/**
 * Whom the caller trusts, judged once when the verifier is made.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { isAbsoluteIri } from '../base/iri.ts'
import { isObject, type JsonValue } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { quote } from '../problem/problem.ts'
import type { RegisteredIssuer, TrustPolicy, TrustPredicate } from '../verify/checks/trust.ts'

/**
 * A registry of issuers in the form in which registries of digital credentials are published: what is known of each,
 * by its exact id.
 */
export interface IssuerRegistry {
  /** Ids of issuers, and what is known of each. */
  readonly registry: Readonly<Record<string, RegisteredIssuer>>
  /** What the registry says of itself; it is not read. */
  readonly meta?: unknown
}

/**
 * Whom you trust: ids of issuers and registry documents, or a function that decides. Ids are compared letter by letter. If
 * several registries list an issuer, the first one says what it is called.
 */
export type TrustOption = TrustPredicate | IssuerRegistry | readonly (string | IssuerRegistry)[]

/**
 * The policy of an option. Later changes of what was given do not reach it.
 * @throws TypeError for anything else than the option may be
 */
export function trustPolicyOf(option: TrustOption): TrustPolicy {
  if (typeof option === 'function') return { kind: 'predicate', decide: option }
  if (typeof option === 'string') throw new TypeError('trust must be a list, also of one issuer')
  const issuers = new Map<string, RegisteredIssuer | undefined>()
  const items: readonly unknown[] = Array.isArray(option) ? option : [option]
  for (const [index, item] of items.entries()) {
    const at = Array.isArray(option) ? `trust[${index}]` : 'trust'
    for (const [id, entry] of typeof item === 'string' ? [listed(item, at)] : registered(item, at)) {
      // A list says that an issuer is trusted; a registry behind it may say how it is called.
      if (issuers.get(id) === undefined) issuers.set(id, entry)
    }
  }
  return { kind: 'known', issuers }
}

type Listed = readonly [id: string, entry: RegisteredIssuer | undefined]

function listed(id: string, at: string): Listed {
  assertId(id, at)
  return [id, undefined]
}

/** A registry is the caller's, and may list all issuers of a country. */
const registryLimits: Limits = withDefaultLimits({
  maxBytes: 256 * 1024 * 1024,
  maxObjects: 1_000_000,
  maxValues: 10_000_000
})

function registered(document: unknown, at: string): Listed[] {
  const { value, problems } = copyJson(document, registryLimits)
  if (value === undefined) throw new TypeError(`${at}: ${problems[0]?.detail} at "${problems[0]?.path}"`)
  if (!isObject(value)) throw new TypeError(`${at} must be the id of an issuer, or a registry document`)
  const { registry } = value
  if (!isObject(registry))
    throw new TypeError(`${at} must have a "registry": an object of issuers by their id`)
  return Object.entries(registry).map(([id, entry]) => {
    assertId(id, `${at}.registry`)
    return [id, entryOf(entry, `${at}.registry[${quote(id)}]`)]
  })
}

const entryMembers = ['name', 'location', 'url'] as const

function entryOf(entry: JsonValue | undefined, at: string): RegisteredIssuer {
  if (!isObject(entry)) throw new TypeError(`${at} must be an object, as { "name": … }`)
  const members = entryMembers.flatMap(member => {
    const text = entry[member]
    if (text === undefined) return []
    if (typeof text !== 'string' || text.trim() === '')
      throw new TypeError(`${at}.${member} must be a text that is not blank`)
    return [[member, text] as const]
  })
  return Object.freeze(Object.fromEntries(members))
}

function assertId(id: string, at: string): void {
  if (!isAbsoluteIri(id))
    throw new TypeError(`${at}: ${quote(id)} is not the id of an issuer, as did:key:z6Mk…`)
}
