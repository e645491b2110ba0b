/**
 * What the caller of a verification may choose.
 * @module
 */
import type { Limits } from '../base/limits.ts'
import type { KeyBinding } from '../binding/issuers-key.ts'
import type { ContextDocuments } from '../context/context-set.ts'
import type { EvidenceBundle } from '../fetch/evidence.ts'
import type { Fetch, FetchSignal } from '../fetch/fetch.ts'
import type { FetchLimits } from '../fetch/fetch-limits.ts'
import type { Leniency } from '../verify/leniency.ts'
import type { SchemaEvaluator } from '../verify/schema-evaluator.ts'
import type { Expect } from './expect.ts'
import type { TrustOption } from './trust.ts'

/** Options of {@link createVerifier}. */
export interface VerifierOptions {
  /**
   * The documents of issuers that are no did:key or did:jwk, by their exact id: DID documents, profiles with keys, or
   * key sets. They are never asked for over the network. Default: none.
   */
  readonly controllers?: Readonly<Record<string, unknown>>
  /**
   * Fetches status lists, and the documents of issuers with a did:web or an https id; the platform's own `fetch` will do. Every request
   * goes through a guard: https only, no private hosts, no redirects, no cookies, ceilings of bytes, time and count; and
   * stands in `report.fetched`. Default: none, and nothing is fetched.
   */
  readonly fetch?: Fetch
  /** Ceilings of what one verification fetches. Default: those of `defaultFetchLimits`. */
  readonly fetchLimits?: Partial<FetchLimits>
  /**
   * Seconds for which a document that was fetched for the keys of an issuer is kept for the next badge, 0 to 86,400. A key
   * may have been taken back for as long before it is noticed; one that was added is known at once. Default 60; 0 keeps none.
   */
  readonly controllerMaxAge?: number
  /**
   * What ties a key to an issuer with an https id, if his own document lists none. `same-origin`: also that it is published
   * at an address of his host; with a warning, if it does not name him there. `strict`: only his own document and the key
   * set of his host count, for hosts can be shared. Default: `same-origin`.
   */
  readonly keyBinding?: KeyBinding
  /**
   * Ids of those who may issue status lists beside the issuer of the badge. Default: none, and a list of anybody else
   * says nothing.
   */
  readonly statusIssuers?: readonly string[]
  /**
   * Seconds for which a status list is kept for the next badge, 0 to 86,400; less where the list asks for less. A badge
   * may be revoked for as long before it is noticed. Default 300; 0 keeps none.
   */
  readonly statusMaxAge?: number
  /**
   * Whether a newer copy of the badge is asked for, where it names a service. `try`: if one can be had that verifies and is
   * the same badge, it is judged in its place. `require`: a badge whose newer copy cannot be had is not verified.
   * Default: `off`.
   */
  readonly refresh?: 'off' | 'try' | 'require'
  /**
   * What becomes of endorsements. `report`: each is verified and has a report of its own, and the badge is none the worse for
   * one that is bad. `require`: it is not verified then. `skip`: none is looked at. Default: `report`.
   */
  readonly endorsements?: 'skip' | 'report' | 'require'
  /**
   * Whom you trust: a list of issuer ids, a function that answers for one, or a registry document. With it a badge is
   * `verified` only if its issuer is trusted; one that it does not know is `unknown`, not bad. Endorsers are not asked for.
   * Default: nobody was asked.
   */
  readonly trust?: TrustOption
  /**
   * Holds badges to the JSON Schemas of others that they name, eight at most for one badge. Default: a warning says that they
   * were not held to them.
   */
  readonly schemas?: SchemaOptions
  /** Looser readings, each by its name; the report warns of what passed by them. Default: none. */
  readonly accept?: readonly Leniency[]
  /** Documents of extension contexts by URL. Default: none. */
  readonly contexts?: ContextDocuments
  /** The clock, in milliseconds since 1970 or as a Date; asked once for each verification. Default: the system's. */
  readonly now?: () => number | Date
  /** Seconds by which the issuer's clock and ours may differ, 0 to 600. Default: 60. */
  readonly maxClockSkew?: number
  /** Ceilings. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/** Options of {@link Verifier.verify}. */
export interface VerifyOptions {
  /** Whom the badge should be about, and what its proof should be for. Not empty. Default: nothing is expected. */
  readonly expect?: Expect
  /** Ends what is being fetched; the report then says that it could not be checked. */
  readonly signal?: FetchSignal
  /**
   * What an earlier verification fetched, as its report had it in `evidence`: answers stand in for the network, and
   * nothing else is asked. It is signed by nobody, so it must come from where you keep it yourself.
   */
  readonly evidence?: EvidenceBundle
  /** When dates are judged: as they were when the `evidence` was taken, or as of now. Default: `evidence`. */
  readonly asOf?: 'evidence' | 'now'
  /** True to have what was fetched in `report.evidence`. Default false. */
  readonly keepEvidence?: boolean
  /**
   * The bytes of evidence or pictures that you have, by the address in the badge: they must fit the digests that it states.
   * Default: none.
   */
  readonly resources?: Readonly<Record<string, Uint8Array>>
  /** `credential`: take any W3C Verifiable Credential, and hold it to the rules of its data model instead of a badge's. */
  readonly kind?: 'credential'
}

/** How the JSON Schemas of others are read. */
export interface SchemaOptions {
  /** Runs them under limits; on a server `createSchemaEvaluator` of `openbadges-kit/node`. */
  readonly evaluator: SchemaEvaluator
  /** Schemas by URL. They are not fetched. Default: none. */
  readonly documents?: Readonly<Record<string, unknown>>
  /** True to fetch the others. Default false. */
  readonly fetch?: boolean
}
