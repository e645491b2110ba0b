/**
 * Ends work when its time is over or the caller has given up, whether it listens or not.
 * @module
 */
import { type Answer, faulty } from './answer.ts'
import type { AbortSignalLike } from './fetch.ts'
import type { FetchFault } from './fetch-fault.ts'

/** How long work may take. */
export interface TimeLimit {
  /** Milliseconds from now. */
  readonly ms: number
  /** The limit that it comes from, for the text. */
  readonly name: string
  /** The milliseconds of that limit. */
  readonly whole: number
}

/** The fault of a caller who has given up. */
export const ABORTED: FetchFault = Object.freeze({
  code: 'OB_FETCH_ABORTED',
  said: 'was no longer wanted: the given signal was aborted'
})

/** The fault of time that is over. */
export function timeIsOver({ name, whole }: TimeLimit): FetchFault {
  return {
    code: 'OB_FETCH_TIMEOUT',
    said: `was not there in full within ${whole} ms (${name})`,
    hint: `If the server is honest but slow, set ${name} higher.`
  }
}

/**
 * Runs `work` until it answers, its time is over, or `callersSignal` is aborted; what comes first counts. In every
 * case the signal handed to `work` is aborted at the end, so that whatever it has left open closes, and no timer or
 * listener stays.
 * @param callersSignal not aborted yet
 * @param work gets the signal, and a function that says whether the time is over: where it goes on without ever
 * waiting for anything, it must look itself, and then wait to be ended
 */
export async function withinTime(
  limit: TimeLimit,
  callersSignal: AbortSignalLike | undefined,
  work: (signal: AbortSignal, isOver: () => boolean) => Promise<Answer>
): Promise<Answer> {
  const end = performance.now() + limit.ms
  const isOver = () => performance.now() >= end
  const controller = new AbortController()
  let finish: () => void = () => {}
  const ending = new Promise<Answer>(resolve => {
    const timer = setTimeout(() => resolve(faulty(timeIsOver(limit))), limit.ms)
    const abort = () => resolve(faulty(ABORTED))
    callersSignal?.addEventListener('abort', abort)
    finish = () => {
      clearTimeout(timer)
      callersSignal?.removeEventListener('abort', abort)
      controller.abort()
    }
  })
  try {
    return await Promise.race([ending, work(controller.signal, isOver)])
  } finally {
    finish()
  }
}
