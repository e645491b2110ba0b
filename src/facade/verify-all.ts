/**
 * Verifying many badges, one after the other as they are asked for.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import type { VerificationReport } from '../verify/report.ts'
import { type BatchOptions, batch, batchOptionNames, type Inputs, isPromise } from './batch.ts'
import type { VerifyOptions } from './verifier-options.ts'
import { verifyOptionNames } from './verifier-settings.ts'

/** Options of `verifyAll`. */
export interface VerifyAllOptions<Input, Options extends VerifyOptions = VerifyOptions> extends BatchOptions {
  /** The badge of an input, or a promise of it: a file that is read, a column of a row. Default: the input is the badge. */
  readonly badge?: (input: Input, index: number) => unknown
  /** Options of `verify` for an input: whom the badge should be about. Default: none. */
  readonly options?: (input: Input, index: number) => Options
}

/** What became of one input: a report, or why none could be asked for. */
export type VerifyResult<Input, Report = VerificationReport> =
  | {
      /** Which input it was, counted from 0. */
      readonly index: number
      readonly input: Input
      /** As `verify` gives it. */
      readonly report: Report
      readonly error?: undefined
    }
  | {
      readonly index: number
      readonly input: Input
      /** What `badge` or `options` threw, or `verify` for the options that they gave. The others are not touched by it. */
      readonly error: Error
      readonly report?: undefined
    }

/** Verifies one badge. */
export type Verify<Report> = (badge: unknown, options: VerifyOptions) => Promise<Report>

/**
 * Verifies the badge of every input.
 * @throws TypeError for wrong options
 */
export function verifyAll<Input, Report>(
  inputs: Inputs<Input>,
  verify: Verify<Report>,
  all: VerifyAllOptions<Input> = {}
): AsyncIterable<VerifyResult<Input, Report>> {
  assertOptions(all, ['badge', 'options', ...batchOptionNames], 'options', {
    '`options`, a function': verifyOptionNames
  })
  const { badge = asItIs, options = none } = all
  for (const [name, given] of Object.entries({ badge, options })) {
    if (typeof given !== 'function') throw new TypeError(`${name} must be a function of an input`)
  }
  const verifyOne = async (
    input: Input,
    index: number,
    signal: AbortSignal
  ): Promise<VerifyResult<Input, Report>> => {
    try {
      const asked = signalled(options(input, index), signal)
      const given = badge(input, index)
      return { index, input, report: await verify(isPromise(given) ? await given : given, asked) }
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown), { cause: thrown })
      return { index, input, error }
    }
  }
  return batch(inputs, verifyOne, all)
}

const asItIs = (input: unknown): unknown => input
const none = (): VerifyOptions => ({})

/** Ends with the batch, or by a signal of its own. What is no object is for `verify` to refuse. */
function signalled(asked: VerifyOptions, signal: AbortSignal): VerifyOptions {
  if (typeof asked !== 'object' || asked === null) return asked
  return { ...asked, signal: asked.signal ? AbortSignal.any([asked.signal, signal]) : signal }
}
