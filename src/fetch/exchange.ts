/**
 * One request through a given `fetch`, and the reading of its answer.
 * @module
 */
import { type Answer, faulty } from './answer.ts'
import type { Fetch, FetchBodyReader, FetchResponse } from './fetch.ts'
import type { FetchFault } from './fetch-fault.ts'
import { mediaTypeOf, webPageFault } from './media-type.ts'
import { readBody } from './read-body.ts'
import { followedRedirect, isRedirect, redirectTarget } from './redirect.ts'
import { refusalOf } from './refusal.ts'

/** What is asked for. */
export interface Question {
  /** A URL that the guard has passed, without a fragment. */
  readonly url: string
  /** The header field `accept`. */
  readonly accept: string
  /** Bytes of the body at most. */
  readonly maxBytes: number
}

/**
 * Asks, and reads the answer. It never rejects. It does not end by itself where `fetch` does not: whoever calls it
 * aborts `signal`, which also cancels what is left of the body.
 * @param signal handed to `fetch`
 * @param isOver true once the time is over; it may then never answer
 */
export async function exchange(
  fetch: Fetch,
  question: Question,
  signal: AbortSignal,
  isOver: () => boolean
): Promise<Answer> {
  try {
    const response: unknown = await fetch(question.url, {
      method: 'GET',
      headers: { accept: question.accept },
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal
    })
    if (!isResponse(response)) return faulty(NO_RESPONSE)
    const reader = readerOf(response, signal)
    const fault = headFault(response, question.url)
    if (fault !== undefined) return faulty(fault)
    if (isRedirect(response.status)) return redirect(response, question.url)
    return await document(response, reader, question, isOver)
  } catch (thrown) {
    return faulty(failed(thrown))
  }
}

const NO_RESPONSE: FetchFault = Object.freeze({
  code: 'OB_FETCH_FAILED',
  said: 'could not be read: what `fetch` answered has no status, no header fields or no stream',
  hint: 'The given `fetch` must answer as the platforms do, with a ReadableStream as `body`.'
})

function isResponse(value: unknown): value is FetchResponse {
  if (typeof value !== 'object' || value === null) return false
  // Only looked at: whatever they are, they may be absent.
  const { status, headers } = value as Partial<FetchResponse>
  return typeof status === 'number' && typeof headers?.get === 'function'
}

/** The reader of any body there is. It is cancelled at the end of it all, whether it was read or not. */
function readerOf({ body }: FetchResponse, signal: AbortSignal): FetchBodyReader | undefined {
  if (typeof body?.getReader !== 'function') return undefined
  const reader = body.getReader()
  const cancel = async () => {
    try {
      await reader.cancel()
    } catch {
      // Nobody waits for it, and where the connection is gone there is nothing to cancel.
    }
  }
  if (signal.aborted) cancel()
  else signal.addEventListener('abort', cancel, { once: true })
  return reader
}

function headFault(response: FetchResponse, url: string): FetchFault | undefined {
  const { status, type } = response
  if (type === 'opaqueredirect') {
    return { code: 'OB_FETCH_REDIRECT', said: 'redirects, and the platform does not tell where to' }
  }
  if (!(Number.isInteger(status) && status >= 200 && status <= 599)) return NO_RESPONSE
  const followed = followedRedirect(response, url)
  if (followed !== undefined) return { ...followed, status }
  if (status === 200 || isRedirect(status)) return undefined
  return { code: 'OB_FETCH_STATUS', said: `answered with status ${status}, expected 200`, status }
}

function redirect({ status, headers }: FetchResponse, url: string): Answer {
  const target = redirectTarget(headers.get('location'), url)
  return { kind: 'redirect', status, ...(target !== undefined && { target }) }
}

async function document(
  { status, headers, body, bodyUsed }: FetchResponse,
  reader: FetchBodyReader | undefined,
  { maxBytes }: Question,
  isOver: () => boolean
): Promise<Answer> {
  const mediaType = mediaTypeOf(headers.get('content-type'))
  const fault = webPageFault(mediaType, status)
  if (fault !== undefined) return faulty(fault)
  if (body === null) return { kind: 'document', status, mediaType, bytes: new Uint8Array() }
  if (reader === undefined || bodyUsed === true) return faulty(NO_RESPONSE)
  const bytes = await readBody(reader, maxBytes, isOver)
  if (bytes !== undefined) return { kind: 'document', status, mediaType, bytes }
  const said = `has more than ${maxBytes} bytes`
  return faulty({ code: 'OB_LIMIT_FETCH_BYTES', said, status })
}

function failed(thrown: unknown): FetchFault {
  // The platforms say what happened in the cause of what they throw.
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  const refusal = refusalOf(thrown) ?? refusalOf(cause)
  return (
    refusal ?? { code: 'OB_FETCH_FAILED', said: 'could not be fetched', cause: cause ?? 'no reason given' }
  )
}
