/**
 * Issuing many badges, one after the other as they are asked for.
 * @module
 */
import { pMapIterable } from 'p-map'
import { assertOptions } from '../base/options.ts'
import type { FetchSignal } from '../fetch/fetch.ts'
import { OpenBadgesError } from '../problem/error.ts'
import type { Problem } from '../problem/problem.ts'

/** Options of `issueAll`. */
export interface IssueAllOptions {
  /** Ends the iteration: the loop throws the signal's reason. */
  readonly signal?: FetchSignal
  /**
   * How many badges are made at a time, and made ahead of the loop that takes them: 1 to 1,000. More than one pays
   * where the signer waits for another machine. Default 4.
   */
  readonly concurrency?: number
  /** Called after each badge with the number that are done. */
  readonly onProgress?: (done: number) => void
}

/** What became of one input: a badge, or why there is none. */
export type IssueResult<Input, Badge> =
  | {
      /** Which input it was, counted from 0. */
      readonly index: number
      readonly input: Input
      readonly badge: Badge
      readonly problems?: undefined
    }
  | {
      readonly index: number
      readonly input: Input
      /** Why there is no badge: as `issue` would throw them. The others are not touched by it. */
      readonly problems: readonly Problem[]
      readonly badge?: undefined
    }

/**
 * Issues every input, in order, a few ahead of the loop that takes the results, so that memory does not grow with
 * their number.
 * @throws TypeError for wrong options
 */
export function issueAll<Input, Badge>(
  inputs: Iterable<Input> | AsyncIterable<Input>,
  issue: (input: Input) => Promise<Badge>,
  options: IssueAllOptions = {}
): AsyncIterable<IssueResult<Input, Badge>> {
  assertOptions(options, ['signal', 'concurrency', 'onProgress'])
  const { signal, concurrency = 4, onProgress } = options
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 1000)) {
    throw new TypeError('concurrency must be a whole number from 1 to 1,000')
  }
  let done = 0
  const issueOne = async (input: Input, index: number): Promise<IssueResult<Input, Badge>> => {
    const result = await settled(issue, input, index)
    onProgress?.(++done)
    return result
  }
  return until(signal, pMapIterable(inputs, issueOne, { concurrency }))
}

async function* until<T>(signal: FetchSignal | undefined, results: AsyncIterable<T>): AsyncGenerator<T> {
  if (signal?.aborted) throw signal.reason
  for await (const result of results) {
    if (signal?.aborted) throw signal.reason
    yield result
  }
}

async function settled<Input, Badge>(
  issue: (input: Input) => Promise<Badge>,
  input: Input,
  index: number
): Promise<IssueResult<Input, Badge>> {
  try {
    return { index, input, badge: await issue(input) }
  } catch (thrown) {
    // A wrong call is the caller's to mend, and would be wrong for all of them.
    if (thrown instanceof OpenBadgesError) return { index, input, problems: thrown.problems }
    throw thrown
  }
}
