/**
 * What can happen while another process is at work, and which of it comes first.
 * @module
 */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate as afterPolling, setTimeout as sleep } from 'node:timers/promises'
import type { AbortSignalLike } from '../fetch/fetch.ts'
import type { SchemaAnswer } from './schema-messages.ts'

/** What came of a question: an answer, or why there is none. */
export type ProcessEvent = SchemaAnswer | { readonly kind: 'time' | 'aborted' | 'ended' }

/** Waits for something to happen, until `over` is aborted. */
export type Waiting = (over: AbortSignal) => Promise<ProcessEvent>

/**
 * What happens first. Nothing stays behind of the others.
 * @throws what keeps a process from starting
 */
export async function first(waiting: readonly Waiting[]): Promise<ProcessEvent> {
  const over = new AbortController()
  try {
    return await Promise.race(waiting.map(wait => wait(over.signal)))
  } finally {
    over.abort()
  }
}

/** The next message. */
export function messageOf(child: ChildProcess): Waiting {
  return async signal => {
    const [answer] = await once(child, 'message', { signal })
    // `schema-child.ts` says nothing else.
    return answer as SchemaAnswer
  }
}

/** The end of the process. */
export function endOf(child: ChildProcess): Waiting {
  return async signal => {
    await once(child, 'exit', { signal })
    return { kind: 'ended' }
  }
}

/** The end of its time. */
export function timeOf(ms: number): Waiting {
  return async signal => {
    await sleep(ms, undefined, { signal })
    // An answer that lies there already counts: it was this process that had no time for it.
    await afterPolling(undefined, { signal })
    return { kind: 'time' }
  }
}

/** The end of all interest. */
export function abortOf(callersSignal: AbortSignalLike): Waiting {
  return over =>
    new Promise(resolve => {
      const abort = () => resolve({ kind: 'aborted' })
      if (callersSignal.aborted) abort()
      callersSignal.addEventListener('abort', abort)
      over.addEventListener('abort', () => callersSignal.removeEventListener('abort', abort))
    })
}
