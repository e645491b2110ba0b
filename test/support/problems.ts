/**
 * Problems as tests compare them: by code and place, never by wording. But wording there must be.
 * @module
 */
import { OpenBadgesError } from '../../src/problem/error.ts'
import type { Problem } from '../../src/problem/problem.ts'

/** `problem`, which says in words what is wrong, and has words in its hint if it has one. */
export function inWords<T extends Pick<Problem, 'code' | 'detail' | 'hint'>>(problem: T): T {
  const { code, detail, hint = detail } = problem
  if (![detail, hint].every(text => /\w{2}/.test(text))) throw new Error(`${code} has no words`)
  return problem
}

/** Code and path of each problem, as `CODE /path`, sorted. */
export function briefly(problems: readonly Problem[]): string[] {
  return problems
    .map(inWords)
    .map(({ code, path }) => `${code} ${path}`)
    .toSorted()
}

/** What the OpenBadgesError that `make` throws says, {@link briefly}; other errors go through. */
export function problemsOf(make: () => unknown): string[] {
  return briefly(thrownBy(make).problems)
}

/** The OpenBadgesError that `make` throws. */
export function thrownBy(make: () => unknown): OpenBadgesError {
  try {
    make()
  } catch (error) {
    if (error instanceof OpenBadgesError) {
      error.problems.forEach(inWords)
      return error
    }
    throw error
  }
  throw new Error('nothing was thrown')
}
