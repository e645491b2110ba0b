/**
 * Measures contenders against each other: each in a process of its own, so that none fills the caches and the heap of another,
 * in turns, so that a busy moment of the machine is shared by all, and by the median.
 * @module
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'

const contender = new URL('contender.mjs', import.meta.url)

/** @typedef {{ ms: number, rounds: number[] }} Measured milliseconds of one run: the median, and all rounds */

/**
 * Measures the contenders of a case. What each does at first is not counted: by then it has been compiled.
 * @param {string} file a module of `cases/` that exports `contenders`
 * @param {readonly string[]} names those of them that take part
 * @param {{ rounds?: number, warmUp?: number, ms?: number }} options how many rounds, how long a contender runs in one, and how
 *   long before them
 * @returns {Promise<Record<string, Measured>>}
 */
export async function measure(file, names, { rounds = 7, warmUp = 2_000, ms = 200 } = {}) {
  const processes = []
  try {
    for (const name of names) processes.push(await start(file, name))
    const measured = names.map(() => [])
    for (const one of processes) await runFor(one, warmUp)
    for (let round = 0; round < rounds; round++) {
      for (const [index, one] of processes.entries()) measured[index].push(await runFor(one, ms))
    }
    return Object.fromEntries(
      names.map((name, index) => [name, { ms: median(measured[index]), rounds: measured[index] }])
    )
  } finally {
    for (const one of processes) one.kill()
  }
}

async function start(file, name) {
  const child = fork(contender, [new URL(file, import.meta.url).href, name])
  await answerOf(child)
  return child
}

async function runFor(child, ms) {
  child.send(ms)
  const { times, took } = await answerOf(child)
  return took / times
}

async function answerOf(child) {
  const ended = new AbortController()
  const { signal } = ended
  const exited = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`a contender ended with ${code}`)
  })
  exited.catch(() => {})
  try {
    const [answer] = await Promise.race([once(child, 'message', { signal }), exited])
    return answer
  } finally {
    ended.abort()
  }
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
