/**
 * Keeps things for as long as they are fresh, a bounded number of bounded size.
 * @module
 */
import { LRUCache } from 'lru-cache'

/** A cache whose clock is that of the caller, in milliseconds since 1970. */
export interface FreshCache<T extends object> {
  /** What was kept under `name`, if it is still fresh at `now`. */
  get(name: string, now: number): T | undefined
  /** Keeps `value`, had at `now`, for `ttlMs`; nothing if that is not above 0. */
  set(name: string, value: T, now: number, ttlMs: number): void
}

const MAX_ITEMS = 1_000
const MAX_BYTES = 32 * 1024 * 1024

/**
 * A cache of at most 1,000 things and 32 MiB; the ones that were not used for longest go first.
 * @param sizeOf bytes of a value, 1 or more
 */
export function createFreshCache<T extends object>(sizeOf: (value: T) => number): FreshCache<T> {
  const kept = new LRUCache<string, { readonly value: T; readonly from: number; readonly until: number }>({
    max: MAX_ITEMS,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ value }) => sizeOf(value)
  })
  return Object.freeze({
    get(name: string, now: number) {
      const found = kept.get(name)
      // A clock that was set back makes nothing fresh.
      return found && found.from <= now && now < found.until ? found.value : undefined
    },
    set(name: string, value: T, now: number, ttlMs: number) {
      const until = now + ttlMs
      if (until > now) kept.set(name, { value, from: now, until })
    }
  })
}
