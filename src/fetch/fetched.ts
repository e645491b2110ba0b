/**
 * What was asked for: nothing that is fetched is hidden.
 * @module
 */
import type { ProblemCode } from '../problem/codes.ts'

/** A URL that was asked for, and what came of it. */
export interface Fetched {
  /** The URL, as it was given to `fetch`. */
  readonly url: string
  /** When it was asked for, an RFC 3339 date and time in UTC. */
  readonly time: string
  /** The status code, if there was an answer. */
  readonly status?: number
  /** SHA-256 of the body in hexadecimal, if all of it was read: content codings undone. */
  readonly sha256?: string
  /** Where a redirect leads; if it was followed, the next entries hold it. */
  readonly redirectedTo?: string
  /** True if it was not asked for this time: the verifier still had the answer of `time`. */
  readonly cached?: true
  /** Why the request came to nothing, if so. A redirect is judged by whoever asked, and has none here. */
  readonly code?: ProblemCode
}
