/**
 * Measures cases against each other: in turns, so that a busy moment of the machine is shared by all, and by the median.
 * @module
 */
import { performance } from 'node:perf_hooks'

/**
 * Runs each case for a while in every round, after a while that is not counted: whatever ran before has filled caches and
 * heap with its own. The first rounds are not counted either: by then each has been compiled.
 * @param {Readonly<Record<string, (time: number) => unknown>>} cases what to run, by name
 * @param {{ rounds?: number, warmUp?: number, ms?: number }} options how many rounds, and how long a case runs in one
 * @returns {Promise<Record<string, { ms: number, rounds: number[] }>>} milliseconds of one run: the median, and all rounds
 */
export async function measure(cases, { rounds = 7, warmUp = 2, ms = 600 } = {}) {
  const measured = Object.fromEntries(Object.keys(cases).map(name => [name, []]))
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const [name, run] of Object.entries(cases)) {
      await runFor(ms / 2, run)
      const { times, took } = await runFor(ms, run)
      if (round >= warmUp) measured[name].push(took / times)
    }
  }
  return Object.fromEntries(
    Object.entries(measured).map(([name, rounds]) => [name, { ms: median(rounds), rounds }])
  )
}

async function runFor(ms, run) {
  const start = performance.now()
  let times = 0
  while (performance.now() - start < ms) await run(times++)
  return { times, took: performance.now() - start }
}

/** How many times as long as `other` it takes: the median over the rounds that both had. */
export function ratio(one, other) {
  return median(one.rounds.map((ms, round) => ms / other.rounds[round]))
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
