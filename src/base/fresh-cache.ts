/**
 * Keeps things for as long as they are fresh, a bounded number of bounded size.
 * @module
 */
import { LRUCache } from 'lru-cache'

/**
 * A cache whose clock is that of the caller, in milliseconds since 1970. As that may stand still, or be set back, nothing is
 * fresh for longer by the clock of the platform either.
 */
export interface FreshCache<T extends object> {
  /** What was kept under `name`, if it is still fresh at `now`. */
  get(name: string, now: number): T | undefined
  /** Keeps `value`, had at `now`, for `ttlMs`; nothing if that is not above 0, or if what is kept was had later. */
  set(name: string, value: T, now: number, ttlMs: number): void
}

interface Kept<T> {
  readonly value: T
  readonly from: number
  readonly ttlMs: number
  readonly since: number
}

const MAX_ITEMS = 1_000
const MAX_BYTES = 32 * 1024 * 1024

/**
 * A cache of at most 1,000 things and 32 MiB; the ones that were not used for longest go first.
 * @param sizeOf bytes of a value, 1 or more
 */
export function createFreshCache<T extends object>(sizeOf: (value: T) => number): FreshCache<T> {
  const kept = new LRUCache<string, Kept<T>>({
    max: MAX_ITEMS,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ value }) => sizeOf(value)
  })
  const fresh = (name: string, now: number) => {
    const found = kept.get(name)
    if (found === undefined || performance.now() >= found.since + found.ttlMs) return undefined
    return now < found.from + found.ttlMs ? found : undefined
  }
  return Object.freeze({
    get(name: string, now: number) {
      const found = fresh(name, now)
      // A clock that was set back makes nothing fresh.
      return found && found.from <= now ? found.value : undefined
    },
    set(name: string, value: T, now: number, ttlMs: number) {
      const later = fresh(name, now)
      if (ttlMs > 0 && !(later && later.from > now))
        kept.set(name, { value, from: now, ttlMs, since: performance.now() })
    }
  })
}
