/**
 * Runs cases on several cores. A worker that does not come back from a case is ended, and the case recorded.
 * @module
 */
import { Worker } from 'node:worker_threads'
import { type Kind, mutantOf } from './mutants.ts'
import type { Seed } from './seed.ts'
import { startStopwatch } from './stopwatch.ts'
import { addTally, type Tally } from './tally.ts'
import type { Pages } from './target.ts'
import type { Stretch, WorkerData } from './worker.ts'

/** What is run, and how. */
export interface PoolOptions {
  readonly seed: number
  readonly seeds: readonly Seed[]
  readonly pages: Pages
  readonly workers: number
  /** Answers that take longer are faults. In milliseconds. */
  readonly slowMs: number
  /** A worker whose case takes longer is ended. In milliseconds. */
  readonly hungMs: number
  /** The file of the worker, as JavaScript. */
  readonly program: URL
  readonly flaw?: string
}

/** How much of one kind is run. */
export interface Amount {
  readonly kind: Kind
  readonly count: number
  /** No further cases are begun after this time. In milliseconds since 1970. */
  readonly until: number
}

const STRETCH = 50
const LOOK_EVERY_MS = 50

/** Hands out stretches of cases, those first that have to be done again. */
function stretchesOf({ kind, count, until }: Amount) {
  const again: Stretch[] = []
  let next = 0
  return {
    again: (...stretches: readonly Stretch[]) =>
      again.push(...stretches.filter(({ start, end }) => start < end)),
    take: (): Stretch | undefined => {
      const first = again.shift()
      if (first !== undefined || next >= count || Date.now() >= until) return first
      const start = next
      next = Math.min(start + STRETCH, count)
      return { kind, start, end: next }
    }
  }
}

/** Workers that wait for work. */
export interface Pool {
  /** Runs cases of one kind, and counts them in `tally` as they end. */
  run(amount: Amount, tally: Tally): Promise<void>
  end(): Promise<void>
}

/** Starts the workers. */
export function startPool(options: PoolOptions): Pool {
  const workers = Array.from({ length: options.workers }, () => startWorker(options))
  return {
    run: (amount, tally) => runKind(options, workers, amount, tally),
    end: async () => {
      await Promise.all(workers.map(worker => worker.end()))
    }
  }
}

type FuzzWorker = ReturnType<typeof startWorker>

async function runKind(
  options: PoolOptions,
  workers: FuzzWorker[],
  amount: Amount,
  tally: Tally
): Promise<void> {
  const stretches = stretchesOf(amount)
  /** Cases that a worker was once ended for: a busy machine gets a second chance. */
  const suspected = new Set<number>()
  const work = async (place: number): Promise<void> => {
    for (let stretch = stretches.take(); stretch !== undefined; stretch = stretches.take()) {
      const done = await workers[place]?.run(stretch)
      if (typeof done === 'object') addTally(tally, done)
      if (typeof done !== 'number') continue
      workers[place] = startWorker(options)
      const { kind, start, end } = stretch
      stretches.again({ kind, start, end: done }, { kind, start: done + 1, end })
      if (suspected.has(done)) addTally(tally, await hungTally(options, kind, done))
      else stretches.again({ kind, start: done, end: done + 1 })
      suspected.add(done)
    }
  }
  await Promise.all(workers.map((_, place) => work(place)))
  tally.findings.sort((a, b) => a.case - b.case)
}

async function hungTally(
  { seed, seeds, hungMs }: PoolOptions,
  kind: Kind,
  caseNumber: number
): Promise<Tally> {
  const mutant = await mutantOf(seeds, seed, kind, caseNumber)
  const fault = { what: 'hung', detail: `no answer within ${hungMs} ms, twice` } as const
  const finding = { kind, case: caseNumber, seed: mutant.seed, changes: mutant.changes, faults: [fault] }
  return { mutants: 1, outcomes: { hung: 1 }, changes: {}, findings: [finding] }
}

/** A worker that runs stretches, and answers with the number of the case that it does not come back from. */
function startWorker({ seed, seeds, pages, slowMs, hungMs, program, flaw }: PoolOptions) {
  const progress = new Float64Array(new SharedArrayBuffer(16))
  const data: WorkerData = { seed, seeds, pages, slowMs, progress, ...(flaw !== undefined && { flaw }) }
  const worker = new Worker(program, { workerData: data })
  const run = (stretch: Stretch) =>
    new Promise<Tally | number>((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearInterval(watch)
        worker.off('message', done).off('error', failed)
        settle()
      }
      const done = (tally: Tally) => finish(() => resolve(tally))
      const failed = (error: Error) => finish(() => reject(error))
      let seen = 0
      let elapsed = startStopwatch()
      const watch = setInterval(() => {
        const [caseNumber = 0, begun = 0] = progress
        if (begun !== seen) elapsed = startStopwatch()
        seen = begun
        if (begun === 0 || elapsed() < hungMs) return
        finish(() => void worker.terminate().then(() => resolve(caseNumber)))
      }, LOOK_EVERY_MS)
      worker.on('message', done).on('error', failed)
      worker.postMessage(stretch)
    })
  return { run, end: () => worker.terminate() }
}
