/**
 * Status lists that a verifier keeps for a while, so that a thousand badges of one issuer cost one request.
 * @module
 */
import { LRUCache } from 'lru-cache'
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

const MAX_LISTS = 1_000
const MAX_BYTES = 32 * 1024 * 1024

/** A cache of at most 1,000 lists and 32 MiB; the ones that were not used for longest go first. */
export function createStatusCache(maxAgeMs: number): StatusCache {
  const kept = new LRUCache<string, KeptList & { readonly from: number; readonly until: number }>({
    max: MAX_LISTS,
    maxSize: MAX_BYTES,
    sizeCalculation: sizeOf
  })
  return Object.freeze({
    get(url: string, now: number) {
      const list = kept.get(url)
      // A clock that was set back makes nothing fresh.
      return list && list.from <= now && now < list.until ? list : undefined
    },
    set(url: string, list: KeptList, now: number, ttlMs: number) {
      const until = now + Math.min(maxAgeMs, ttlMs)
      if (until > now) kept.set(url, Object.freeze({ ...list, from: now, until }))
    }
  })
}

function sizeOf({ answered }: KeptList): number {
  return answered.reduce((sum, { answer }) => sum + (answer.kind === 'document' ? answer.bytes.length : 0), 1)
}
