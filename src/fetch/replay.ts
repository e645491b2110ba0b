/**
 * Answers from what was kept of the network, and from nothing else.
 * @module
 */
import { faulty } from './answer.ts'
import type { Question } from './exchange.ts'
import type { FetchFault } from './fetch-fault.ts'
import type { AnsweredQuestion, Questioner } from './questioner.ts'

/**
 * Answers every question as it was answered when `answered` was recorded. What was not asked then has the fault
 * OB_FETCH_NOT_IN_EVIDENCE.
 */
export function createReplay(answered: readonly AnsweredQuestion[]): Questioner {
  const known = new Map(answered.map(item => [nameOf(item.question), item]))
  const used = new Set<string>()
  const replayed = () => answered.filter(({ question }) => used.has(nameOf(question)))
  return Object.freeze({
    async ask(question: Question) {
      const name = nameOf(question)
      const found = known.get(name)
      if (found === undefined) return unknown(question)
      used.add(name)
      return found
    },
    recall: () => true,
    forgetKept: () => undefined,
    isContradicted: false,
    get fetched() {
      return Object.freeze(replayed().map(({ fetched }) => fetched))
    },
    get answered() {
      return replayed()
    }
  })
}

/** Ceilings may have been changed since. */
function nameOf({ url, accept }: Question): string {
  return JSON.stringify([url, accept])
}

const NOT_RECORDED: FetchFault = Object.freeze({
  code: 'OB_FETCH_NOT_IN_EVIDENCE',
  said: 'is not among the evidence that was given, and nothing else is asked',
  hint: 'Verify without evidence, with a fetch.'
})

function unknown(question: Question): AnsweredQuestion {
  return { question, answer: faulty(NOT_RECORDED), fetched: { url: question.url, time: '' } }
}
