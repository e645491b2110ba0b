/**
 * What work costs, in a measure that slow and busy machines share: a test of it holds an algorithm to its bound, where a
 * test of seconds would hold the machine to its speed.
 * @module
 */
import { env } from 'node:process'
import { sha256 } from '@noble/hashes/sha2.js'

const megabyte = new Uint8Array(1_000_000)
/** How many pieces are hashed for one measurement: the least disturbed of them counts. */
const PIECES = 5
/** The first ones are slow, because the engine has not compiled the code yet. */
const WARM_UP = 10
/** A clock rate, or a neighbour on the same core, may change. */
const STALE_MS = 2_000

/** How many times slower the code runs than it is, where each of its branches is counted. If endlessly, it is not measured. */
const slowedBy = Number(env.SLOWED_BY ?? 1)

let measured: { readonly unit: number; readonly at: number } | undefined

/**
 * The CPU time that `work` costs, as a multiple of a fixed piece of work done in the same process right before or after.
 *
 * One unit is what it costs here to hash one megabyte by SHA-256 in plain JavaScript, some 10 ms on an ordinary core. So
 * `effort(work) < 50` says that the work is cheaper than hashing 50 MB.
 *
 * Counted are user and system time of this process with all its threads, such as those of the garbage collector. What
 * other processes do, and waiting, are not counted. Hold a bound at five times of what was measured or more, and choose
 * the input so large that a worse algorithm costs far more than the bound.
 *
 * @param work what to measure; a promise is waited for, and what it throws is thrown
 * @returns the cost, in megabytes hashed
 * @example
 * ```ts
 * const cost = await effort(() => expect(read('['.repeat(2_000_000))).toBe('OB_LIMIT_DEPTH'))
 * expect(cost).toBeLessThan(20)
 * ```
 */
export async function effort(work: () => unknown): Promise<number> {
  if (slowedBy === Number.POSITIVE_INFINITY) {
    await work()
    return 1
  }
  const before = unit()
  const start = cpuTime()
  await work()
  const spent = cpuTime() - start
  return spent / Math.max(before, unit()) / slowedBy
}

/** The CPU time of one unit, in microseconds. */
function unit(): number {
  if (measured && performance.now() - measured.at < STALE_MS) return measured.unit
  if (!measured) for (let piece = 0; piece < WARM_UP; piece++) sha256(megabyte)
  const pieces = Array.from({ length: PIECES }, () => {
    const start = cpuTime()
    sha256(megabyte)
    return cpuTime() - start
  })
  measured = { unit: Math.min(...pieces), at: performance.now() }
  return measured.unit
}

/** The CPU time of this process up to now, in microseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
