/**
 * Problems as tests compare them: by code and place, never by wording.
 * @module
 */
import { OpenBadgesError } from '../../src/problem/error.ts'
import type { Problem } from '../../src/problem/problem.ts'

/** Code and path of each problem, as `CODE /path`, sorted. */
export function briefly(problems: readonly Problem[]): string[] {
  return problems.map(({ code, path }) => `${code} ${path}`).toSorted()
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
    if (error instanceof OpenBadgesError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
