/**
 * Makes the requests of one session: each one once, in turns, within the common time and number.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { formatDateTimeStamp } from '../base/date-time-stamp.ts'
import { type Answer, faulty } from './answer.ts'
import { exchange, type Question } from './exchange.ts'
import type { AbortSignalLike, Fetch } from './fetch.ts'
import type { FetchFault } from './fetch-fault.ts'
import type { FetchLimits } from './fetch-limits.ts'
import type { Fetched } from './fetched.ts'
import { ABORTED, type TimeLimit, timeIsOver, withinTime } from './time-limit.ts'
import { createTurns, type TakeTurn } from './turns.ts'

/** The clock and the signal of a session. */
export interface Surroundings {
  readonly now?: () => number
  readonly signal?: AbortSignalLike
}

/** Asks, and remembers. */
export class Asker {
  readonly #fetch: Fetch
  readonly #limits: FetchLimits
  readonly #now: () => number
  readonly #signal: AbortSignalLike | undefined
  readonly #takeTurn: TakeTurn
  readonly #answers = new Map<string, Promise<Answer>>()
  readonly #fetched: Fetched[] = []
  #start: number | undefined

  constructor(fetch: Fetch, limits: FetchLimits, { now = Date.now, signal }: Surroundings) {
    this.#fetch = fetch
    this.#limits = limits
    this.#now = now
    this.#signal = signal
    this.#takeTurn = createTurns(limits.maxParallelFetches)
  }

  /** What was asked for so far, as it stands now. */
  get fetched(): readonly Fetched[] {
    return Object.freeze([...this.#fetched])
  }

  /** The answer to `question`; to the same question always the same. It never rejects. */
  async ask(question: Question): Promise<Answer> {
    const { url, accept, maxBytes } = question
    const key = JSON.stringify([url, accept, maxBytes])
    const answer = this.#answers.get(key) ?? this.#takeTurn(() => this.#request(question))
    this.#answers.set(key, answer)
    return this.#signal?.aborted ? faulty(ABORTED) : answer
  }

  async #request(question: Question): Promise<Answer> {
    if (this.#signal?.aborted) return faulty(ABORTED)
    if (this.#fetched.length >= this.#limits.maxFetches) return faulty(tooMany(this.#limits))
    const limit = this.#timeLimit()
    if (limit.ms <= 0) return faulty(timeIsOver(limit))
    const entry = { url: question.url, time: formatDateTimeStamp(this.#now()) }
    const at = this.#fetched.push(Object.freeze(entry)) - 1
    // Not called as a method: the platform's own refuses to be one of anything else.
    const fetch = this.#fetch
    const answer = await withinTime(limit, this.#signal, (signal, isOver) =>
      exchange(fetch, question, signal, isOver)
    )
    this.#fetched[at] = Object.freeze({ ...entry, ...outcomeOf(answer) })
    return answer
  }

  /** What is left: of the time of one request, or of that of all, if that is less. */
  #timeLimit(): TimeLimit {
    const { fetchTimeoutMs, totalFetchTimeoutMs } = this.#limits
    const now = performance.now()
    this.#start ??= now
    const left = this.#start + totalFetchTimeoutMs - now
    return left < fetchTimeoutMs
      ? { ms: left, name: 'totalFetchTimeoutMs', whole: totalFetchTimeoutMs }
      : { ms: fetchTimeoutMs, name: 'fetchTimeoutMs', whole: fetchTimeoutMs }
  }
}

function tooMany({ maxFetches }: FetchLimits): FetchFault {
  return {
    code: 'OB_LIMIT_FETCHES',
    said: `was not asked for: ${maxFetches} requests were made already`,
    hint: 'If the badge is honest, set maxFetches higher.'
  }
}

function outcomeOf(answer: Answer): Partial<Fetched> {
  if (answer.kind === 'document') return { status: answer.status, sha256: bytesToHex(sha256(answer.bytes)) }
  if (answer.kind === 'redirect') {
    const { status, target } = answer
    return { status, ...(target !== undefined && { redirectedTo: target }) }
  }
  const { code, status } = answer.fault
  return { ...(status !== undefined && { status }), code }
}
