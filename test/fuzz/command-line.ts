/**
 * What is asked for on the command line.
 * @module
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { type Kind, kinds } from './mutants.ts'

/** What to run. */
export interface Command {
  readonly seed: number
  readonly kinds: readonly Kind[]
  /** Mutants of each kind. */
  readonly count: number
  /** For all kinds together. */
  readonly minutes: number
  /** Run this case alone, and show it. */
  readonly case?: number
  readonly workers: number
  /** A worker whose case takes longer is ended. In milliseconds. */
  readonly hung: number
  readonly flaw?: string
  readonly out: string
}

/** How it is used. */
export const usage = `npm run fuzz -- [--seed N] [--kind ${kinds.join('|')}] [--count N] [--minutes N] [--case N]
  --seed     which mutants: the same seed makes the same ones (1)
  --kind     what is changed; may be given several times (all)
  --count    mutants of each kind (as many as there is time for)
  --minutes  time for all kinds together (1; without end if there is a count)
  --case     run one case of one kind, and show it
  --workers  threads (${availableParallelism()})
  --hung     milliseconds until a case is given up (10000)
  --out      folder for the inputs of findings (out/fuzz)
  --flaw     fuzz a library with a planted flaw`

/** @throws TypeError, RangeError */
export function readCommand(args: readonly string[]): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '1' },
      kind: { type: 'string', multiple: true, default: [...kinds] },
      count: { type: 'string' },
      minutes: { type: 'string' },
      case: { type: 'string' },
      workers: { type: 'string', default: `${availableParallelism()}` },
      hung: { type: 'string', default: '10000' },
      out: { type: 'string', default: 'out/fuzz' },
      flaw: { type: 'string' }
    }
  })
  const count = values.count === undefined ? Number.POSITIVE_INFINITY : whole('count', values.count)
  const untimed = Number.isFinite(count) ? Number.POSITIVE_INFINITY : 1
  return {
    seed: whole('seed', values.seed),
    kinds: values.kind.map(kindNamed),
    count,
    minutes: values.minutes === undefined ? untimed : positive('minutes', values.minutes),
    workers: positive('workers', values.workers),
    hung: positive('hung', values.hung),
    out: values.out,
    ...(values.case !== undefined && { case: whole('case', values.case) }),
    ...(values.flaw !== undefined && { flaw: values.flaw })
  }
}

function kindNamed(name: string): Kind {
  const kind = kinds.find(kind => kind === name)
  if (kind === undefined) throw new RangeError(`--kind must be one of ${kinds.join(', ')}`)
  return kind
}

function whole(name: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new RangeError(`--${name} must be a whole number`)
  return Number(text)
}

function positive(name: string, text: string): number {
  const number = Number(text)
  if (!(number > 0)) throw new RangeError(`--${name} must be a number above 0`)
  return number
}
