/**
 * Why a request was not made.
 * @module
 */
import type { ProblemCode } from '../problem/codes.ts'

/** Thrown in place of a request; `src/fetch/refusal.ts` knows it by its code. */
export class FetchRefusal extends Error {
  override readonly name = 'FetchRefusal'
  /** Why: by its address, by its host, or by its URL. */
  readonly code: ProblemCode

  constructor(code: 'OB_FETCH_ADDRESS' | 'OB_FETCH_NOT_ALLOWED' | 'OB_FETCH_URL', message: string) {
    super(message)
    this.code = code
  }
}
