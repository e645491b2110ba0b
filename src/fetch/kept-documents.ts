/**
 * Documents that a verifier keeps for a while, so that a thousand badges of one issuer ask him once.
 * @module
 */
import { createFreshCache } from '../base/fresh-cache.ts'
import type { Question } from './exchange.ts'
import { type AnsweredQuestion, keyOf } from './questioner.ts'

/** What one session has of the documents that are kept. They are frozen: nobody can change what the next one gets. */
export interface KeptDocuments {
  /** What was answered to the very same question, if it is still fresh. */
  get(question: Question): AnsweredQuestion | undefined
  /** The answer that another session is waiting for. */
  underWay(question: Question): Promise<AnsweredQuestion> | undefined
  /** Keeps the answer if it is a document; what failed is tried again. @returns `answering` */
  keep(question: Question, answering: Promise<AnsweredQuestion>): Promise<AnsweredQuestion>
}

/**
 * Keeps each document for `maxAgeMs`.
 * @returns what a session has that began at `now`, in milliseconds since 1970; what it fetches is as old as it
 */
export function keepDocuments(maxAgeMs: number): (now: number) => KeptDocuments {
  const kept = createFreshCache(sizeOf)
  const underWay = new Map<string, Promise<AnsweredQuestion>>()
  return now => ({
    get: question => kept.get(keyOf(question), now),
    underWay: question => underWay.get(keyOf(question)),
    async keep(question, answering) {
      const key = keyOf(question)
      underWay.set(key, answering)
      try {
        const answered = await answering
        if (answered.answer.kind === 'document') kept.set(key, answered, now, maxAgeMs)
        return answered
      } finally {
        if (underWay.get(key) === answering) underWay.delete(key)
      }
    }
  })
}

function sizeOf({ answer }: AnsweredQuestion): number {
  return answer.kind === 'document' ? answer.bytes.length + 1 : 1
}
