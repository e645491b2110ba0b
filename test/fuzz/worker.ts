/**
 * One worker: runs cases one after the other, and shows which one it is at.
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { Kind } from './mutants.ts'
import { withFlaw } from './planted.ts'
import { prepareRun, runCase } from './run-case.ts'
import type { Seed } from './seed.ts'
import { count, emptyTally } from './tally.ts'
import { library, type Pages } from './target.ts'

/** What a worker is born with. */
export interface WorkerData {
  readonly seed: number
  readonly seeds: readonly Seed[]
  readonly pages: Pages
  readonly slowMs: number
  /** The number of the case that is running, and how many have begun; the second is 0 where none is running. */
  readonly progress: Float64Array
  /** The flaw of the library that is fuzzed, if a planted one is. */
  readonly flaw?: string
}

/** Cases to run: from the first up to, and without, `end`. */
export interface Stretch {
  readonly kind: Kind
  readonly start: number
  readonly end: number
}

// Only the pool starts this file, with data of this kind.
const { seed, seeds, pages, slowMs, progress, flaw } = workerData as WorkerData
const target = flaw === undefined ? library(pages) : withFlaw(library(pages), flaw)
const run = prepareRun({ seed, seeds, slowMs, target })
/** What was rejected and never looked at, since the last case began. */
let rejected: unknown[] = []
let begun = 0

process.on('unhandledRejection', reason => rejected.push(reason))

async function runStretch({ kind, start, end }: Stretch) {
  const tally = emptyTally()
  for (let caseNumber = start; caseNumber < end; caseNumber++) {
    progress[0] = caseNumber
    progress[1] = ++begun
    const ended = await runCase(run, kind, caseNumber)
    // Rejections are told after the promises of one turn have run.
    await new Promise(resolve => setImmediate(resolve))
    const later = rejected.map(reason => ({ what: 'rejected later', detail: String(reason) }) as const)
    rejected = []
    count(tally, kind, caseNumber, { ...ended, faults: [...ended.faults, ...later] })
  }
  progress[1] = 0
  return tally
}

parentPort?.on('message', (stretch: Stretch) => {
  void runStretch(stretch).then(tally => parentPort?.postMessage(tally))
})
