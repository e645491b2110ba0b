/**
 * Collects problems without letting hostile input make an endless list.
 * @module
 */
import { failure } from '../problem/error.ts'
import { hasError, type Problem, problem } from '../problem/problem.ts'

/** The most errors, and the most warnings, that one reading answers with. */
export const MAX_PROBLEMS = 100

/** Problems in the order found; warnings never crowd out errors. */
export class ProblemList {
  readonly #problems: Problem[] = []
  #errors = 0
  #others = 0

  /**
   * Adds a problem. After {@link MAX_PROBLEMS} errors the next one ends the reading; after as many warnings
   * the rest is left out, and one warning `OB_LIMIT_PROBLEMS` says so.
   * @throws OpenBadgesError `OB_LIMIT_PROBLEMS`
   */
  add(found: Problem): void {
    if (found.severity === 'error') {
      if (++this.#errors > MAX_PROBLEMS) {
        throw failure('OB_LIMIT_PROBLEMS', `found more than ${MAX_PROBLEMS} errors and stopped looking`)
      }
    } else if (++this.#others > MAX_PROBLEMS) {
      if (this.#others === MAX_PROBLEMS + 1) this.#problems.push(tooManyWarnings())
      return
    }
    this.#problems.push(found)
  }

  /** True if an error was added. */
  get hasError(): boolean {
    return hasError(this.#problems)
  }

  /** A copy of what is held. */
  toArray(): Problem[] {
    return [...this.#problems]
  }
}

function tooManyWarnings(): Problem {
  return problem('OB_LIMIT_PROBLEMS', `found more than ${MAX_PROBLEMS} warnings; the rest is left out`, {
    severity: 'warning',
    path: ''
  })
}
