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
import type { KeptDocuments } from './kept-documents.ts'
import { type AnsweredQuestion, keyOf, type Questioner } from './questioner.ts'
import { ABORTED, type TimeLimit, timeIsOver, withinTime } from './time-limit.ts'
import { createTurns, type TakeTurn } from './turns.ts'

/** The clock and the signal of a session, and what is kept from one to the next. */
export interface Surroundings {
  readonly now?: () => number
  readonly signal?: AbortSignalLike
  readonly kept?: KeptDocuments
}

/** Asks the network, and remembers. */
export class Asker implements Questioner {
  readonly #fetch: Fetch
  readonly #limits: FetchLimits
  readonly #now: () => number
  readonly #signal: AbortSignalLike | undefined
  readonly #kept: KeptDocuments | undefined
  readonly #takeTurn: TakeTurn
  readonly #asked = new Map<string, Promise<AnsweredQuestion>>()
  /** What was asked for earlier: it stands in the evidence, and answers nobody who asks now. */
  readonly #recalled = new Map<string, Entry>()
  readonly #entries = new Set<Entry>()
  /** The questions that an answer of another session did for. */
  readonly #keptAnswers = new Set<string>()
  #isAfresh = false
  #requests = 0
  #isContradicted = false
  #isOver = false
  #start: number | undefined

  constructor(fetch: Fetch, limits: FetchLimits, { now = Date.now, signal, kept }: Surroundings) {
    this.#fetch = fetch
    this.#limits = limits
    this.#now = now
    this.#signal = signal
    this.#kept = kept
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

  async ask(question: Question, mayBeKept: boolean): Promise<AnsweredQuestion> {
    const key = keyOf(question)
    const asked = this.#asked.get(key) ?? this.#takeTurn(() => this.#answer(question, mayBeKept))
    this.#asked.set(key, asked)
    return this.#signal?.aborted ? this.#unasked(question, ABORTED) : asked
  }

  recall(answered: readonly AnsweredQuestion[]): boolean {
    if (answered.some(known => this.#contradicts(known) || this.#keepsAnother(known))) return false
    for (const known of answered) {
      const key = keyOf(known.question)
      if (this.#asked.has(key) || this.#recalled.has(key)) continue
      this.#enter(cached(known))
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

  /** True if the verifier has had another answer since. */
  #keepsAnother({ question, fetched }: AnsweredQuestion): boolean {
    const kept = this.#kept?.get(question)
    return kept !== undefined && kept.fetched.sha256 !== fetched.sha256
  }

  async #answer(question: Question, mayBeKept: boolean): Promise<AnsweredQuestion> {
    const kept = mayBeKept ? this.#kept : undefined
    if (kept === undefined) return this.#request(question)
    if (this.#isAfresh) return kept.keep(question, this.#request(question))
    const known = kept.get(question)
    if (known) return this.#again(known)
    const underWay = kept.underWay(question)
    if (underWay === undefined) return kept.keep(question, this.#request(question))
    const start = performance.now()
    const shared = await this.#shared(question, underWay)
    return shared ?? kept.keep(question, this.#request(question, performance.now() - start))
  }

  /**
   * The answer that another session is waiting for, or that this one is tired of it. `undefined` where the other gave up, or
   * had less time: then this one asks itself.
   */
  async #shared(
    question: Question,
    underWay: Promise<AnsweredQuestion>
  ): Promise<AnsweredQuestion | undefined> {
    if (this.#signal?.aborted) return undefined
    const limit = this.#timeLimit()
    const started = this.#startOf(question)
    let shared: AnsweredQuestion | undefined
    const answer = await withinTime(limit, this.#signal, async () => {
      shared = await underWay
      return shared.answer
    })
    if (shared !== undefined) return isOfItsOwn(shared.answer) ? undefined : this.#again(shared)
    this.#noteEnd(limit, answer)
    return this.#enter({ question, answer, fetched: { ...started, ...outcomeOf(answer) } })
  }

  /** An answer of another session, as that of this one. */
  #again(known: AnsweredQuestion): AnsweredQuestion {
    const key = keyOf(known.question)
    this.#forget(key)
    this.#compare(known)
    this.#keptAnswers.add(key)
    return this.#enter(cached(known))
  }

  #enter(answered: AnsweredQuestion): AnsweredQuestion {
    const entry = { answered: freezeAnswered(answered), fetched: answered.fetched }
    this.#entries.add(entry)
    if (answered.fetched.cached) this.#recalled.set(keyOf(answered.question), entry)
    return entry.answered
  }

  forgetKept(): void {
    this.#isAfresh = true
    for (const key of this.#keptAnswers) this.#asked.delete(key)
    this.#keptAnswers.clear()
  }

  /** @param spent milliseconds of the time of one request that are over */
  async #request(question: Question, spent = 0): Promise<AnsweredQuestion> {
    if (this.#signal?.aborted) return this.#unasked(question, ABORTED)
    if (this.#requests >= this.#limits.maxFetches) return this.#unasked(question, tooMany(this.#limits))
    const limit = this.#timeLimit(spent)
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
    this.#noteEnd(limit, answer)
    entry.answered = freezeAnswered({ question, answer, fetched: { ...started, ...outcomeOf(answer) } })
    entry.fetched = entry.answered.fetched
    this.#compare(entry.answered)
    return entry.answered
  }

  /** A timer may go off a moment before the clock says so: what is over for one is over for all. */
  #noteEnd(limit: TimeLimit, answer: Answer): void {
    if (limit.name === 'totalFetchTimeoutMs' && isTimeout(answer)) this.#isOver = true
  }

  #compare({ question, fetched }: AnsweredQuestion): void {
    const recalled = this.#recalled.get(keyOf(question))
    if (recalled && recalled.fetched.sha256 !== fetched.sha256) this.#isContradicted = true
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
  #timeLimit(spent = 0): TimeLimit {
    const { fetchTimeoutMs, totalFetchTimeoutMs } = this.#limits
    const now = performance.now()
    this.#start ??= now
    const left = this.#start + totalFetchTimeoutMs - now
    const ofOne = fetchTimeoutMs - spent
    return left < ofOne
      ? { ms: left, name: 'totalFetchTimeoutMs', whole: totalFetchTimeoutMs }
      : { ms: ofOne, name: 'fetchTimeoutMs', whole: fetchTimeoutMs }
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

function cached(known: AnsweredQuestion): AnsweredQuestion {
  return freezeAnswered({ ...known, fetched: { ...known.fetched, cached: true } })
}

/** True for what is the matter of the session that asked: another one may fare better. */
function isOfItsOwn(answer: Answer): boolean {
  return answer.kind === 'fault' && ownFaults.has(answer.fault.code)
}

const ownFaults: ReadonlySet<string> = new Set(['OB_FETCH_ABORTED', 'OB_FETCH_TIMEOUT', 'OB_LIMIT_FETCHES'])

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
