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
import { type AnsweredQuestion, keyOf, type Questioner } from './questioner.ts'
import { ABORTED, type TimeLimit, timeIsOver, withinTime } from './time-limit.ts'
import { createTurns, type TakeTurn } from './turns.ts'

/** The clock and the signal of a session. */
export interface Surroundings {
  readonly now?: () => number
  readonly signal?: AbortSignalLike
}

/** Asks the network, and remembers. */
export class Asker implements Questioner {
  readonly #fetch: Fetch
  readonly #limits: FetchLimits
  readonly #now: () => number
  readonly #signal: AbortSignalLike | undefined
  readonly #takeTurn: TakeTurn
  readonly #asked = new Map<string, Promise<AnsweredQuestion>>()
  /** What was asked for earlier: it stands in the evidence, and answers nobody who asks now. */
  readonly #recalled = new Map<string, Entry>()
  readonly #entries = new Set<Entry>()
  #requests = 0
  #isContradicted = false
  #isOver = false
  #start: number | undefined

  constructor(fetch: Fetch, limits: FetchLimits, { now = Date.now, signal }: Surroundings) {
    this.#fetch = fetch
    this.#limits = limits
    this.#now = now
    this.#signal = signal
    this.#takeTurn = createTurns(limits.maxParallelFetches)
  }

  get fetched(): readonly Fetched[] {
    return Object.freeze([...this.#entries].map(({ fetched }) => fetched))
  }

  get isContradicted(): boolean {
    return this.#isContradicted
  }

  get answered(): readonly AnsweredQuestion[] {
    return [...this.#entries].flatMap(({ answered }) => (answered ? [answered] : []))
  }

  async ask(question: Question): Promise<AnsweredQuestion> {
    const key = keyOf(question)
    const asked = this.#asked.get(key) ?? this.#takeTurn(() => this.#request(question))
    this.#asked.set(key, asked)
    return this.#signal?.aborted ? this.#unasked(question, ABORTED) : asked
  }

  recall(answered: readonly AnsweredQuestion[]): boolean {
    if (answered.some(known => this.#contradicts(known))) return false
    for (const known of answered) {
      const key = keyOf(known.question)
      if (this.#asked.has(key) || this.#recalled.has(key)) continue
      const recalled = freezeAnswered({ ...known, fetched: { ...known.fetched, cached: true } })
      const entry = { fetched: recalled.fetched, answered: recalled }
      this.#recalled.set(key, entry)
      this.#entries.add(entry)
    }
    return true
  }

  /** True if the same question had another answer here. */
  #contradicts({ question, fetched }: AnsweredQuestion): boolean {
    const key = keyOf(question)
    return [...this.#entries].some(
      ({ answered }) =>
        answered !== undefined &&
        keyOf(answered.question) === key &&
        answered.fetched.sha256 !== fetched.sha256
    )
  }

  async #request(question: Question): Promise<AnsweredQuestion> {
    if (this.#signal?.aborted) return this.#unasked(question, ABORTED)
    if (this.#requests >= this.#limits.maxFetches) return this.#unasked(question, tooMany(this.#limits))
    const limit = this.#timeLimit()
    if (this.#isOver || limit.ms <= 0) return this.#unasked(question, timeIsOver(limit))
    this.#requests++
    const started = this.#startOf(question)
    const entry: Entry = { fetched: started }
    this.#forget(keyOf(question))
    this.#entries.add(entry)
    // Not called as a method: the platform's own refuses to be one of anything else.
    const fetch = this.#fetch
    const answer = await withinTime(limit, this.#signal, (signal, isOver) =>
      exchange(fetch, question, signal, isOver)
    )
    // A timer may go off a moment before the clock says so: what is over for one is over for all.
    if (limit.name === 'totalFetchTimeoutMs' && isTimeout(answer)) this.#isOver = true
    entry.answered = freezeAnswered({ question, answer, fetched: { ...started, ...outcomeOf(answer) } })
    entry.fetched = entry.answered.fetched
    const recalled = this.#recalled.get(keyOf(question))
    if (recalled && recalled.fetched.sha256 !== entry.fetched.sha256) this.#isContradicted = true
    return entry.answered
  }

  /** What is had anew stands for what was recalled. */
  #forget(key: string): void {
    const recalled = this.#recalled.get(key)
    if (recalled) this.#entries.delete(recalled)
  }

  /** Nobody was asked, so that there is nothing to report of it. */
  #unasked(question: Question, fault: FetchFault): AnsweredQuestion {
    const answer = faulty(fault)
    return freezeAnswered({
      question,
      answer,
      fetched: { ...this.#startOf(question), ...outcomeOf(answer) }
    })
  }

  #startOf({ url }: Question): Fetched {
    return Object.freeze({ url, time: formatDateTimeStamp(this.#now()) })
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

/** A request, under way or answered. */
interface Entry {
  fetched: Fetched
  answered?: AnsweredQuestion
}

function freezeAnswered({ question, answer, fetched }: AnsweredQuestion): AnsweredQuestion {
  return Object.freeze({ question: Object.freeze({ ...question }), answer, fetched: Object.freeze(fetched) })
}

function isTimeout(answer: Answer): boolean {
  return answer.kind === 'fault' && answer.fault.code === 'OB_FETCH_TIMEOUT'
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
