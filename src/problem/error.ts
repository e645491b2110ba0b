/**
 * The one error that making a badge throws.
 * @module
 */
import type { ProblemCode } from './codes.ts'
import { hasError, type Problem, type ProblemParts, problem, worstFirst } from './problem.ts'

/**
 * Thrown by everything that makes (build, sign, bake) when the input is bad: it holds **all** problems,
 * worst first. Verifying never throws it, it answers with the same problems in a report.
 * Wrong *options* are a `TypeError` instead.
 */
export class OpenBadgesError extends Error {
  override readonly name = 'OpenBadgesError'
  /** The code of the worst problem. */
  readonly code: ProblemCode
  /** All problems, worst first, warnings included. */
  readonly problems: readonly [Problem, ...Problem[]]

  constructor(problems: readonly Problem[]) {
    const [worst, ...others] = worstFirst(problems)
    if (worst === undefined) throw new TypeError('an OpenBadgesError needs at least one problem')
    super([worst, ...others].map(line).join('\n'))
    this.code = worst.code
    this.problems = [worst, ...others]
  }
}

function line({ code, path, detail, hint }: Problem): string {
  return `${code}${path === undefined ? '' : ` at ${path || 'the document'}`}: ${detail}${hint ? ` (${hint})` : ''}`
}

/** Throws one {@link OpenBadgesError} if `problems` hold an error. */
export function throwIfError(problems: readonly Problem[]): void {
  if (hasError(problems)) throw new OpenBadgesError(problems)
}

/** An {@link OpenBadgesError} of one problem, to be thrown. */
export function failure(code: ProblemCode, detail: string, parts?: ProblemParts): OpenBadgesError {
  return new OpenBadgesError([problem(code, detail, parts)])
}
