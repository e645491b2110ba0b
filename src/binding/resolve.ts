/**
 * From an identifier to its controller: computed from the identifier itself, given by the caller, or fetched.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { isAbsoluteIri } from '../base/iri.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import type { FetchSession } from '../fetch/fetch-session.ts'
import { readController } from '../key/controller.ts'
import { checkDid, computeDocument, computedDidMethod } from '../key/did-methods.ts'
import { checkDidWeb } from '../key/did-web.ts'
import { readJwks } from '../key/jwks.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { fetchController, isFetchable } from './fetch-controller.ts'
import { type Resolution, resolutionOf } from './resolution.ts'

/** Options of {@link createKeyResolver}. */
export interface KeyResolverOptions {
  /**
   * Controlled identifier documents (DID documents, profiles with keys) by their exact id. Copied at once.
   * For an https id also the JSON Web Key Set of the issuer. Not for a did:key or did:jwk, which say themselves
   * what their key is. Default none.
   */
  readonly controllers?: Readonly<Record<string, unknown>>
  /** Ceilings of each of `controllers`. Default: `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/**
 * Finds controllers. What it computed it keeps, so that a key that is met again need not be read again; what was
 * fetched is kept by the session, and no longer.
 */
export interface KeyResolver {
  /**
   * The controller of an identifier.
   * @param id a DID or an https URL, compared letter by letter
   * @param session what documents are fetched with; without it nothing is fetched
   * @returns the controller, or problems: `OB_KEY_UNREACHABLE` (its document is not at hand, so nothing is
   * known: neither good nor bad), `OB_FETCH_...` (the same, with the reason), `OB_DID_MALFORMED`,
   * `OB_DID_METHOD_UNSUPPORTED`, `OB_KEY_MALFORMED`, `OB_KEY_UNSUPPORTED`, `OB_KEY_SECRET_PUBLISHED`,
   * `OB_CONTROLLER_MALFORMED`, `OB_CONTROLLER_MISMATCH`, and those of the strict reader. It never rejects,
   * whatever the identifier or document
   */
  resolve(id: string, session?: FetchSession): Promise<Resolution>
}

/** The longest identifiers that are kept have some 20 kB. */
const MAX_KEPT = 256

/**
 * Makes a resolver for did:key, did:jwk, the documents that the caller gives, and within a session for did:web and
 * https. Without a session it never uses the network: what is not at hand is `OB_KEY_UNREACHABLE`.
 *
 * @throws TypeError for `controllers` that are no object or hold a did:key or did:jwk, and for bad `limits`
 * @example
 * ```ts
 * const resolver = createKeyResolver({ controllers: { 'did:web:example.org': didDocument } })
 * const resolution = await resolver.resolve('did:web:example.org')
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#retrieve-verification-method
 */
export function createKeyResolver(options: KeyResolverOptions = {}): KeyResolver {
  const given = readGiven(options)
  const kept = new Map<string, Resolution>()

  async function resolve(id: string, session?: FetchSession): Promise<Resolution> {
    const known = given.get(id) ?? kept.get(id)
    if (known !== undefined) return known
    if (session && isFetchable(id)) return fetchController(id, session)
    const resolution = compute(id, [...given.keys()])
    if ('problems' in resolution) return resolution
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= MAX_KEPT) kept.delete(oldest)
    kept.set(id, resolution)
    return resolution
  }
  return Object.freeze({ resolve })
}

function compute(id: string, givenIds: readonly string[]): Resolution {
  try {
    const method = computedDidMethod(id)
    if (method === undefined) throw notAtHand(id, givenIds)
    return resolutionOf(readController(computeDocument(method, id), id), method, [])
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return Object.freeze({ problems: thrown.problems })
    throw thrown
  }
}

function notAtHand(id: string, givenIds: readonly string[]): OpenBadgesError {
  if (/^did:/i.test(id)) {
    checkDid(id)
    if (!id.startsWith('did:web:')) {
      const detail = `the DID method of ${quote(id)} is not supported; did:key, did:jwk and did:web are`
      return failure('OB_DID_METHOD_UNSUPPORTED', detail, { hint: hintFor(id, givenIds) })
    }
    checkDidWeb(id)
  }
  if (!isAbsoluteIri(id)) {
    return failure('OB_CONTROLLER_MALFORMED', `${quote(id)} is not an absolute identifier`)
  }
  const detail = `the keys of ${quote(id)} are not known here, and are not fetched`
  return failure('OB_KEY_UNREACHABLE', detail, { hint: hintFor(id, givenIds) })
}

function hintFor(id: string, givenIds: readonly string[]): string {
  const loose = (text: string) => text.toLowerCase().replace(/\/$/, '')
  const near = givenIds.find(known => loose(known) === loose(id))
  if (near === undefined) return `Give its document: controllers: { ${quote(id)}: … }; or give a fetch.`
  return `A document is given for ${quote(near)}; identifiers are compared letter by letter.`
}

function readGiven({ controllers = {}, limits }: KeyResolverOptions): ReadonlyMap<string, Resolution> {
  if (!isObject(controllers)) throw new TypeError('controllers must be an object of documents by id')
  const ceilings = withDefaultLimits(limits)
  const given = new Map<string, Resolution>()
  for (const [id, document] of Object.entries(controllers)) {
    const method = computedDidMethod(id)
    if (method !== undefined)
      throw new TypeError(`controllers must not hold ${quote(id)}: a ${method} needs no document`)
    if (isObject(document) && 'document' in document && 'contentType' in document) {
      throw new TypeError(`controllers: give the "document" of what hostedDocuments made for ${quote(id)}`)
    }
    const { value, problems } = copyJson(document, ceilings)
    given.set(id, isObject(value) ? readGivenDocument(value, id) : noObject(id, problems))
  }
  return given
}

function readGivenDocument(value: JsonObject, id: string): Resolution {
  const isKeySet = Array.isArray(value.keys) && value.id === undefined
  return resolutionOf(isKeySet ? readJwks(value, id) : readController(value, id), 'given', [id])
}

function noObject(id: string, problems: readonly Problem[]): Resolution {
  const reasons =
    problems.map(({ code, path = '' }) => `${code} at ${quote(path)}`).join(', ') || 'another value'
  const detail = `the document given for ${quote(id)} is no JSON object: ${reasons}`
  return Object.freeze({ problems: Object.freeze([problem('OB_CONTROLLER_MALFORMED', detail)]) })
}
