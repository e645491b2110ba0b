/**
 * A process that runs one schema at a time. It is killed when its time is over, and another one takes its place.
 *
 * A thread would be lighter, but is no boundary: one that asks for much memory at once takes the whole program with it, whatever
 * its `resourceLimits` are, and a schema of 70 kB is enough for that.
 * @module
 */
import { type ChildProcess, fork } from 'node:child_process'
import type { AbortSignalLike } from '../fetch/fetch.ts'
import { abortOf, endOf, first, messageOf, type ProcessEvent, timeOf } from './process-event.ts'
import type { SchemaQuestion } from './schema-messages.ts'

/** What a process may cost. */
export interface ProcessLimits {
  readonly timeoutMs: number
  readonly maxMemoryMb: number
}

interface Running {
  readonly child: ChildProcess
  /** `ready`, unless it ends before. */
  readonly started: Promise<ProcessEvent>
}

/** How much later than it is killed it ends itself. */
const SLACK_MS = 5_000

/** Runs schemas. Ask one question after the other. */
export class SchemaProcess {
  readonly #file: URL
  readonly #limits: ProcessLimits
  #running: Running | undefined

  /** @param file `schema-child.ts`, built; it is started with the first question */
  constructor(file: URL, limits: ProcessLimits) {
    this.#file = file
    this.#limits = limits
  }

  /**
   * Asks. Time counts from when the process listens. It keeps this one alive until the answer, and not longer.
   * @param signals each of them stops it
   * @returns `ended` for want of memory, mostly
   * @throws what keeps the process from starting
   */
  async ask(
    question: Omit<SchemaQuestion, 'endMs'>,
    signals: readonly AbortSignalLike[]
  ): Promise<ProcessEvent> {
    this.#running ??= this.#start()
    const { child, started } = this.#running
    const { timeoutMs } = this.#limits
    const aborts = signals.map(abortOf)
    keepAlive(child, true)
    let event: ProcessEvent | undefined
    try {
      event = await first([() => started, ...aborts])
      if (event.kind === 'ended') throw new Error(`this does not start as a process: ${this.#file.href}`)
      if (event.kind !== 'ready') return event
      event = handOver({ ...question, endMs: timeoutMs + SLACK_MS }, child)
      event ??= await first([messageOf(child), endOf(child), timeOf(timeoutMs), ...aborts])
      return event
    } finally {
      keepAlive(child, false)
      if (event?.kind !== 'evaluated' && event?.kind !== 'unusable') this.stop()
    }
  }

  /** Ends what runs. The next question starts another process. */
  stop(): void {
    this.#running?.child.kill('SIGKILL')
    this.#running = undefined
  }

  #start(): Running {
    const { NODE_OPTIONS } = process.env
    const child = fork(this.#file, [], {
      execArgv: [`--max-old-space-size=${this.#limits.maxMemoryMb}`],
      // No secrets; but how modules are found may be told by this one.
      env: NODE_OPTIONS === undefined ? {} : { NODE_OPTIONS },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc']
    })
    // What goes wrong with one that was stopped must not be thrown at the program.
    child.on('error', () => {})
    child.once('exit', () => {
      if (this.#running?.child === child) this.#running = undefined
    })
    return { child, started: first([messageOf(child), endOf(child)]) }
  }
}

function keepAlive(child: ChildProcess, needed: boolean): void {
  child[needed ? 'ref' : 'unref']()
  child.channel?.[needed ? 'ref' : 'unref']()
}

/** Hands a question to the process, unless its nesting is too deep to be written. */
function handOver(question: SchemaQuestion, child: ChildProcess): ProcessEvent | undefined {
  try {
    // Where it ends before it has read all of it, that is told by its end.
    child.send(question, () => {})
    return undefined
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    return { kind: 'unusable', reason: 'it is too large or too deep' }
  }
}
