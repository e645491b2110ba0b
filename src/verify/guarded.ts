/**
 * No input should be able to break a check. If one does, that is a defect here, and the badge is not verified.
 * @module
 */
import { problem } from '../problem/problem.ts'
import type { CheckResult } from './check.ts'

/** What `check` answers; inconclusive if it throws. */
export function guarded<T extends CheckResult>(check: () => T): T | CheckResult {
  try {
    return check()
  } catch (cause) {
    return broken(cause)
  }
}

/** As {@link guarded}, for a check that takes time. */
export async function guardedLater<T extends CheckResult>(check: () => Promise<T>): Promise<T | CheckResult> {
  try {
    return await check()
  } catch (cause) {
    return broken(cause)
  }
}

/** What is said of a check that broke. */
export function broken(cause: unknown): CheckResult {
  const hint = 'this is a defect of the library: please report it'
  return {
    outcome: 'inconclusive',
    problems: [problem('OB_CHECK_BROKEN', 'the check broke off', { cause, hint })]
  }
}
