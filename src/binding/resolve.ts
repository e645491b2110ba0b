/**
 * From an identifier to its controller: computed from the identifier itself, or given by the caller. Offline.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { isAbsoluteIri } from '../base/iri.ts'
import { isObject } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { type Controller, type ControllerReading, readController } from './controller.ts'
import { type ComputedDidMethod, checkDid, computeDocument, computedDidMethod } from './did-methods.ts'
import { checkDidWeb } from './did-web.ts'

/** How a controller was found. */
export type FoundBy = ComputedDidMethod | 'given'

/** A controller and how it was found, or why there is none. */
export type Resolution =
  | {
      readonly controller: Controller
      /** How it was found. */
      readonly foundBy: FoundBy
      /** Ids of the documents that were used; none where the identifier is the key. */
      readonly documents: readonly string[]
    }
  | { readonly problems: readonly Problem[] }

/** Options of {@link createKeyResolver}. */
export interface KeyResolverOptions {
  /**
   * Controlled identifier documents (DID documents, profiles with keys) by their exact id. Copied at once.
   * Not for a did:key or did:jwk, which say themselves what their key is. Default none.
   */
  readonly controllers?: Readonly<Record<string, unknown>>
  /** Ceilings of each of `controllers`. Default: `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/** Finds controllers. What it computed it keeps, so that a key that is met again need not be read again. */
export interface KeyResolver {
  /**
   * The controller of an identifier.
   * @param id a DID or an https URL, compared letter by letter
   * @returns the controller, or problems: `OB_KEY_UNREACHABLE` (its document is not at hand, so nothing is
   * known: neither good nor bad), `OB_DID_MALFORMED`, `OB_DID_METHOD_UNSUPPORTED`, `OB_KEY_MALFORMED`,
   * `OB_KEY_UNSUPPORTED`, `OB_KEY_SECRET_PUBLISHED`, `OB_CONTROLLER_MALFORMED`, `OB_CONTROLLER_MISMATCH`, and
   * those of the strict reader. It never rejects, whatever the identifier or document
   */
  resolve(id: string): Promise<Resolution>
}

/** The longest identifiers that are kept have some 20 kB. */
const MAX_KEPT = 256

/**
 * Makes a resolver for did:key, did:jwk and the documents that the caller gives. It never uses the network:
 * did:web and https identifiers without a given document are `OB_KEY_UNREACHABLE`.
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

  async function resolve(id: string): Promise<Resolution> {
    const known = given.get(id) ?? kept.get(id)
    if (known !== undefined) return known
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
    return found(readController(computeDocument(method, id), id), method, [])
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
  const detail = `the keys of ${quote(id)} are not known here, and nothing is fetched`
  return failure('OB_KEY_UNREACHABLE', detail, { hint: hintFor(id, givenIds) })
}

function hintFor(id: string, givenIds: readonly string[]): string {
  const loose = (text: string) => text.toLowerCase().replace(/\/$/, '')
  const near = givenIds.find(known => loose(known) === loose(id))
  if (near === undefined) return `Give its document: controllers: { ${quote(id)}: … }.`
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
    const { value, problems } = copyJson(document, ceilings)
    given.set(id, isObject(value) ? found(readController(value, id), 'given', [id]) : noObject(id, problems))
  }
  return given
}

function noObject(id: string, problems: readonly Problem[]): Resolution {
  const reasons =
    problems.map(({ code, path = '' }) => `${code} at ${quote(path)}`).join(', ') || 'another value'
  const detail = `the document given for ${quote(id)} is no JSON object: ${reasons}`
  return Object.freeze({ problems: Object.freeze([problem('OB_CONTROLLER_MALFORMED', detail)]) })
}

function found(reading: ControllerReading, foundBy: FoundBy, documents: readonly string[]): Resolution {
  if ('problems' in reading) return Object.freeze(reading)
  return Object.freeze({ ...reading, foundBy, documents: Object.freeze(documents) })
}
