/**
 * Doing the same to many inputs, in order, as the results are asked for.
 * @module
 */
import { pMapIterable } from 'p-map'
import { pauseDue } from '../base/breath.ts'
import type { FetchSignal } from '../fetch/fetch.ts'

/** Options of `issueAll` and `verifyAll`. */
export interface BatchOptions {
  /** Ends the iteration at once: the loop throws the signal's reason. */
  readonly signal?: FetchSignal
  /**
   * How many are under way at a time, and done ahead of the loop that takes them: 1 to 1,000. More than one pays where
   * others are waited for: a signer on another machine, the web server of an issuer. Default 4.
   */
  readonly concurrency?: number
  /** Called after each input with the number that are done. */
  readonly onProgress?: (done: number) => void
}

/** The names of {@link BatchOptions}. */
export const batchOptionNames: readonly string[] = ['signal', 'concurrency', 'onProgress']

/** Any iterable, also an asynchronous one. */
export type Inputs<Input> = Iterable<Input> | AsyncIterable<Input>

/**
 * Works on every input, in order, a few ahead of the loop that takes the results, so that memory does not grow with their
 * number. Others get their turn every few milliseconds, however little there is to wait for.
 * @param work one input and which it is, counted from 0. It begins before the next input is asked for, so that it can copy what
 *   the caller uses again; its signal is aborted once nobody waits for the result. What it rejects with ends the loop
 * @throws TypeError for wrong `inputs` and options; names of options are NOT judged
 */
export function batch<Input, Result>(
  inputs: Inputs<Input>,
  work: (input: Input, index: number, signal: AbortSignal) => Promise<Result>,
  { signal, concurrency = 4, onProgress }: BatchOptions
): AsyncIterable<Result> {
  if (!isIterable(inputs)) {
    throw new TypeError('inputs must be an iterable of inputs: put the one that you have into a list')
  }
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw new TypeError('signal must be an AbortSignal')
  }
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 1000)) {
    throw new TypeError('concurrency must be a whole number from 1 to 1,000')
  }
  const ending = new AbortController()
  let done = 0
  const workOn = async (input: Input, index: number): Promise<Result> => {
    const result = await work(input, index, ending.signal)
    onProgress?.(++done)
    return result
  }
  const begun = begunWith(inputs, workOn)
  return inSlices(
    pMapIterable(begun, ({ result }) => result, { concurrency }),
    signal,
    ending
  )
}

/** Work that has begun. */
interface Begun<Result> {
  readonly result: Promise<Result>
}

/** Begins the work on each input as it comes. */
function begunWith<Input, Result>(
  inputs: Inputs<Input>,
  work: (input: Input, index: number) => Promise<Result>
): Inputs<Begun<Result>> {
  let index = 0
  const begin = (step: IteratorResult<Input>): IteratorResult<Begun<Result>> => {
    if (step.done) return step
    const result = work(step.value, index++)
    // Whoever takes it is told; until then nobody has missed it.
    result.catch(() => {})
    return { done: false, value: { result } }
  }
  // Opened by the loop and not before: a stream is locked by it.
  if (Symbol.asyncIterator in inputs) {
    return {
      [Symbol.asyncIterator]: () => {
        const iterator = inputs[Symbol.asyncIterator]()
        // One after the other: a generator goes on as soon as somebody has asked for more.
        let before: Promise<unknown> = Promise.resolve()
        return {
          next: () => {
            const step = before.then(() => iterator.next()).then(begin)
            before = step.catch(() => {})
            return step
          },
          return: async () => ended(await iterator.return?.())
        }
      }
    }
  }
  return {
    [Symbol.iterator]: () => {
      const iterator = inputs[Symbol.iterator]()
      return { next: () => begin(iterator.next()), return: () => ended(iterator.return?.()) }
    }
  }
}

/** However the source ended. */
function ended(_: unknown): IteratorReturnResult<undefined> {
  return { done: true, value: undefined }
}

/** True for a promise of a value; the value itself is not to be waited for: the caller may use it again meanwhile. */
export function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

/** A text and bytes are one input, though they can be iterated. */
function isIterable(inputs: unknown): boolean {
  if (typeof inputs !== 'object' || inputs === null || ArrayBuffer.isView(inputs)) return false
  return Symbol.asyncIterator in inputs || Symbol.iterator in inputs
}

async function* inSlices<T>(
  results: AsyncIterable<T>,
  signal: FetchSignal | undefined,
  ending: AbortController
): AsyncGenerator<T> {
  const iterator = results[Symbol.asyncIterator]()
  try {
    for (;;) {
      if (signal?.aborted) throw signal.reason
      const { done, value } = await unlessAborted(iterator.next(), signal)
      const pause = pauseDue()
      if (pause !== undefined) await pause
      if (signal?.aborted) throw signal.reason
      if (done) return
      yield value
    }
  } finally {
    ending.abort(signal?.reason)
    // Not waited for: what is under way may never end.
    void iterator.return?.()
  }
}

/** What `promise` gives, unless the signal is aborted first. */
function unlessAborted<T>(promise: Promise<T>, signal: FetchSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    // Asking for the next may have aborted it.
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
