/**
 * Who answers the questions of a session: the network, or what was kept of it.
 * @module
 */
import type { Answer } from './answer.ts'
import type { Question } from './exchange.ts'
import type { Fetched } from './fetched.ts'

/** A question, its answer, and how it stands in a report. Frozen. */
export interface AnsweredQuestion {
  readonly question: Question
  readonly answer: Answer
  readonly fetched: Fetched
}

/** Answers questions, each one once, and remembers. */
export interface Questioner {
  /**
   * The answer to `question`; to the same question always the same. It never rejects.
   * @param mayBeKept true if an answer of a while ago will do
   */
  ask(question: Question, mayBeKept: boolean): Promise<AnsweredQuestion>
  /**
   * Keeps answers that were had before as evidence, unless the same was asked already. Who asks later is not given them.
   * @returns false, and nothing is kept, if one of the questions has had another answer since
   */
  recall(answered: readonly AnsweredQuestion[]): boolean
  /** Does without answers that were kept, from now on; who asks again is given new ones. */
  forgetKept(): void
  /** True if what was recalled has been asked for since, and was answered otherwise. */
  readonly isContradicted: boolean
  /** What was asked for so far, in order. */
  readonly fetched: readonly Fetched[]
  /** What was answered so far, in order. */
  readonly answered: readonly AnsweredQuestion[]
}

/** Same key, same question. */
export function keyOf({ url, accept, maxBytes }: Question): string {
  return JSON.stringify([url, accept, maxBytes])
}

/** Asks through `whole`, and remembers for itself what was asked through it. */
export function partOf(whole: Questioner): Questioner {
  const part = new Map<string, AnsweredQuestion>()
  return Object.freeze({
    async ask(question: Question, mayBeKept: boolean) {
      const answered = await whole.ask(question, mayBeKept)
      part.set(keyOf(question), answered)
      return answered
    },
    recall: (answered: readonly AnsweredQuestion[]) => whole.recall(answered),
    forgetKept: () => whole.forgetKept(),
    get isContradicted() {
      return whole.isContradicted
    },
    get fetched() {
      return [...part.values()].map(({ fetched }) => fetched)
    },
    get answered() {
      return [...part.values()]
    }
  })
}
