/**
 * The looser readings that a caller can ask for, each by its name.
 * @module
 */

/** Every looser reading there is. */
export const leniencies = [
  'inline-contexts',
  'older-contexts',
  'undefined-terms',
  'any-proof',
  'legacy-suites',
  'unavailable-status',
  'unknown-status-types'
] as const

/**
 * A looser reading; the report warns of what passed by it, and of nothing where it was not needed.
 *
 * - `inline-contexts`: contexts that stand in the badge itself, as objects or below the root. They may name what no known
 *   context names, each term as its IRI ends; `OB_CONTEXT_INLINE`, `OB_CONTEXT_NESTED`.
 * - `older-contexts`: a proof may fit an older snapshot of context 3.0.3 in place of the newest. Terms that the snapshot does
 *   not have are not signed and are left out of `credential`; `OB_CONTEXT_SNAPSHOT`, `OB_TERM_UNDEFINED`.
 * - `undefined-terms`: members and types that no context defines are left out of `credential` and not judged, for they are
 *   not signed; `OB_TERM_UNDEFINED`.
 * - `any-proof`: one good proof of the issuer is enough, whatever is wrong with those beside it.
 * - `legacy-suites`: `eddsa-2022` and `eddsa-rdf-2022` are read as `eddsa-rdfc-2022`; `OB_PROOF_SUITE_LEGACY`.
 * - `unavailable-status`: a badge is current although the list that could have revoked it could not be had or does not
 *   verify.
 * - `unknown-status-types`: as if an entry of a type that is not known here were not there.
 */
export type Leniency = (typeof leniencies)[number]
