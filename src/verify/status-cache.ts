/**
 * Status lists that a verifier keeps for a while, so that a thousand badges of one issuer cost one request.
 * @module
 */
import { createFreshCache } from '../base/fresh-cache.ts'
import type { JsonObject } from '../base/json.ts'
import type { AnsweredQuestion } from '../fetch/questioner.ts'
import type { Problem } from '../problem/problem.ts'
import type { JwtPeriod } from '../proof/vc-jwt-claims.ts'

/** A list that was verified: frozen, and known by the exact URL and question alone. */
export interface KeptList {
  /** The list as a credential, authentic. Its dates are judged again at each use. */
  readonly credential: JsonObject
  /** The period that its JWT claims, if it came in one; judged again as well. */
  readonly period?: JwtPeriod
  /** What is odd about it as a document. */
  readonly listProblems?: readonly Problem[]
  /** What was fetched to verify it. */
  readonly answered: readonly AnsweredQuestion[]
}

/** Keeps lists. Nothing that a badge says can write to it but by being a list that verifies. */
export interface StatusCache {
  /** The list of `url`, if it is still fresh at `now` (milliseconds since 1970). */
  get(url: string, now: number): KeptList | undefined
  /** Keeps a list that was fetched at `now`, for at most `ttlMs`. */
  set(url: string, list: KeptList, now: number, ttlMs: number): void
}

/** Keeps each list for `maxAgeMs` at most. */
export function createStatusCache(maxAgeMs: number): StatusCache {
  const kept = createFreshCache(sizeOf)
  return Object.freeze({
    get: (url: string, now: number) => kept.get(url, now),
    set(url: string, list: KeptList, now: number, ttlMs: number) {
      kept.set(url, Object.freeze({ ...list }), now, Math.min(maxAgeMs, ttlMs))
    }
  })
}

function sizeOf({ answered }: KeptList): number {
  return answered.reduce((sum, { answer }) => sum + (answer.kind === 'document' ? answer.bytes.length : 0), 1)
}
