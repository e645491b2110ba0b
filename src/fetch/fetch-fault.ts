/**
 * Why a request came to nothing: kept apart from its problem, since one answer may serve several purposes.
 * @module
 */
import type { ProblemCode } from '../problem/codes.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** Why a document could not be had. */
export interface FetchFault {
  readonly code: ProblemCode
  /** The end of a sentence that begins with the purpose and the URL. */
  readonly said: string
  readonly hint?: string
  /** What was thrown. */
  readonly cause?: unknown
  /** The status code, if there was an answer. */
  readonly status?: number
}

const MAX_URL = 200

/** A URL as it stands in texts. */
export function quoteUrl(url: string): string {
  return quote(url, MAX_URL)
}

/** The problem that `purpose`, asked for at `url`, met with `fault`. */
export function faultProblem({ code, said, hint, cause }: FetchFault, purpose: string, url: string): Problem {
  return problem(code, `${purpose} at ${quoteUrl(url)} ${said}`, {
    ...(hint !== undefined && { hint }),
    ...(cause !== undefined && { cause })
  })
}
