/**
 * Measures cases against each other: in turns, so that a busy moment of the machine is shared by all, and by the median.
 * @module
 */
import { performance } from 'node:perf_hooks'

/**
 * @param {Readonly<Record<string, (round: number) => unknown>>} cases what to run, by name
 * @param {{ rounds?: number, times?: number, warmUp?: number }} options how many rounds, and how often each case runs in one
 * @returns {Promise<Record<string, { ms: number, rounds: number[] }>>} milliseconds of one run: the median, and all rounds
 */
export async function measure(cases, { rounds = 15, times = 60, warmUp = 2 } = {}) {
  const measured = Object.fromEntries(Object.keys(cases).map(name => [name, []]))
  for (let round = 0; round < rounds + warmUp; round++) {
    for (const [name, run] of Object.entries(cases)) {
      const start = performance.now()
      for (let time = 0; time < times; time++) await run(round * times + time)
      if (round >= warmUp) measured[name].push((performance.now() - start) / times)
    }
  }
  return Object.fromEntries(
    Object.entries(measured).map(([name, rounds]) => [name, { ms: median(rounds), rounds }])
  )
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
