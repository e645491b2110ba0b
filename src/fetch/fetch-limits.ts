/**
 * The ceilings of what is fetched.
 * @module
 */

/** Ceilings of the network, for one verification. */
export interface FetchLimits {
  /** Requests in all, redirects included. Default 24. `OB_LIMIT_FETCHES` */
  readonly maxFetches: number
  /** Requests at the same time; more wait for their turn. Default 4. */
  readonly maxParallelFetches: number
  /** Milliseconds of one request, from asking to the last byte. Default 5,000. `OB_FETCH_TIMEOUT` */
  readonly fetchTimeoutMs: number
  /** Milliseconds of all requests, from the first on, waiting included. Default 15,000. `OB_FETCH_TIMEOUT` */
  readonly totalFetchTimeoutMs: number
  /** Bytes of one document, unless its kind has a ceiling of its own. Default 64 KiB. `OB_LIMIT_FETCH_BYTES` */
  readonly maxFetchBytes: number
}

/** The ceilings that hold unless the caller gives others. */
export const defaultFetchLimits: FetchLimits = Object.freeze({
  maxFetches: 24,
  maxParallelFetches: 4,
  fetchTimeoutMs: 5_000,
  totalFetchTimeoutMs: 15_000,
  maxFetchBytes: 64 * 1024
})

/** Timers of the platforms count in 32 bits: one that is longer would end at once. */
const LONGEST = 2 ** 31 - 1

/**
 * `limits` over the defaults.
 * @throws TypeError for an unknown name, or a value that is not a whole number from 1 to 2,147,483,647
 */
export function withDefaultFetchLimits(limits: Partial<FetchLimits> = {}): FetchLimits {
  if (typeof limits !== 'object' || limits === null) throw new TypeError('fetchLimits must be an object')
  for (const [name, value] of Object.entries(limits)) {
    if (!Object.hasOwn(defaultFetchLimits, name)) throw new TypeError(`fetchLimits.${name} is not a limit`)
    if (!(Number.isSafeInteger(value) && value >= 1 && value <= LONGEST)) {
      throw new TypeError(`fetchLimits.${name} must be a whole number from 1 to ${LONGEST}`)
    }
  }
  return { ...defaultFetchLimits, ...limits }
}
