/**
 * What resolving an identifier gives.
 * @module
 */

import type { Controller, ControllerReading } from '../key/controller.ts'
import type { ComputedDidMethod } from '../key/did-methods.ts'
import type { JwkSet, JwksReading } from '../key/jwks.ts'
import type { Problem } from '../problem/problem.ts'

/** How a controller was found: computed, fetched (`did:web`, `https`) or given by the caller. */
export type FoundBy = ComputedDidMethod | 'did:web' | 'https' | 'given'

/** A controller, or the key set of one, and how it was found; or why there is none. */
export type Resolution =
  | ({ readonly controller: Controller } & Found)
  | ({ readonly keySet: JwkSet } & Found)
  | { readonly problems: readonly Problem[] }

interface Found {
  /** How it was found. */
  readonly foundBy: FoundBy
  /** Ids or addresses of the documents that were used; none where the identifier is the key. */
  readonly documents: readonly string[]
}

/** The resolution that a reading amounts to. Frozen. */
export function resolutionOf(
  reading: ControllerReading | JwksReading,
  foundBy: FoundBy,
  documents: readonly string[]
): Resolution {
  if ('problems' in reading) return Object.freeze(reading)
  return Object.freeze({ ...reading, foundBy, documents: Object.freeze(documents) })
}
