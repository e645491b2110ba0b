/**
 * Issuing many badges, one after the other as they are asked for.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { problem, quote } from '../problem/problem.ts'
import { type BatchOptions, batch, batchOptionNames, type Inputs, isPromise } from './batch.ts'

/** Options of `issueAll`. */
export interface IssueAllOptions<Input = unknown, Award = unknown> extends BatchOptions {
  /**
   * What there is to say of the badge of an input, or a promise of it: for rows that have more to them. It is copied before the
   * next input is asked for; of a promise give an object of its own. Default: the input says it.
   */
  readonly award?: (input: Input, index: number) => Award | Promise<Award>
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
      /** Why there is no badge: as `issue` would throw them; OB_AWARD_FAILED if `award` threw. The others are not touched by it. */
      readonly problems: OpenBadgesError['problems']
      readonly badge?: undefined
    }

/**
 * Issues every input.
 * @throws TypeError for wrong options
 */
export function issueAll<Input, Award, Badge>(
  inputs: Inputs<Input>,
  issue: (award: Award) => Promise<Badge>,
  options: IssueAllOptions<Input, Award> = {}
): AsyncIterable<IssueResult<Input, Badge>> {
  assertOptions(options, ['award', ...batchOptionNames])
  // Without it inputs are awards; the overloads of `issueAll` say so.
  const { award = (input: Input) => input as unknown as Award } = options
  if (typeof award !== 'function') throw new TypeError('award must be a function of an input')
  const issueOne = async (input: Input, index: number): Promise<IssueResult<Input, Badge>> => {
    let asked: Award
    try {
      const given = award(input, index)
      asked = isPromise(given) ? await given : given
    } catch (cause) {
      const thrown = quote(cause instanceof Error ? cause.message : cause)
      const detail = `there is no award of this input: \`award\` threw ${thrown}`
      return { index, input, problems: [problem('OB_AWARD_FAILED', detail, { cause })] }
    }
    try {
      return { index, input, badge: await issue(asked) }
    } catch (thrown) {
      // A wrong call is the caller's to mend, and would be wrong for all of them.
      if (thrown instanceof OpenBadgesError) return { index, input, problems: thrown.problems }
      throw thrown
    }
  }
  return batch(inputs, issueOne, options)
}
