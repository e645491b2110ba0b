/**
 * Issuing many badges, one after the other as they are asked for.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { OpenBadgesError } from '../problem/error.ts'
import type { Problem } from '../problem/problem.ts'
import { type BatchOptions, batch, batchOptionNames, type Inputs } from './batch.ts'

/** Options of `issueAll`. */
export type IssueAllOptions = BatchOptions

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
 * Issues every input.
 * @throws TypeError for wrong options
 */
export function issueAll<Input, Badge>(
  inputs: Inputs<Input>,
  issue: (input: Input) => Promise<Badge>,
  options: IssueAllOptions = {}
): AsyncIterable<IssueResult<Input, Badge>> {
  assertOptions(options, batchOptionNames)
  const issueOne = async (input: Input, index: number): Promise<IssueResult<Input, Badge>> => {
    try {
      return { index, input, badge: await issue(input) }
    } catch (thrown) {
      // A wrong call is the caller's to mend, and would be wrong for all of them.
      if (thrown instanceof OpenBadgesError) return { index, input, problems: thrown.problems }
      throw thrown
    }
  }
  return batch(inputs, issueOne, options)
}
