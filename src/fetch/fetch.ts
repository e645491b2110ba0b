/**
 * The function that reaches the network, as far as it is needed here: the one of every platform fits, and so does
 * one written by hand.
 * @module
 */

/**
 * Fetches a URL. Nothing here ever reaches the network unless the caller gives one of these; the platform's own
 * `fetch` is one. Every URL has passed the guard before (`checkUrl`), and every answer is read within limits.
 *
 * The guard sees names and not addresses. On a server that stands inside a private network, give a `fetch` that
 * also refuses to connect to private addresses, whatever name they were looked up by: `createNodeFetch` of
 * `openbadges-kit/node` makes one.
 * @param url an absolute https URL without a fragment
 * @param init how to fetch it, as for the platform's `fetch`; a function written by hand must pass `redirect` on
 * @returns the answer; a rejection means that there is none. An error, or the `cause` of one, with the `code`
 * `OB_FETCH_ADDRESS` or `OB_FETCH_NOT_ALLOWED` says that it refuses to ask, and is reported by that code
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>

/** How a URL is fetched: read only, by nobody in particular. */
export interface FetchInit {
  /** Nothing is ever written. */
  readonly method: 'GET'
  /** `accept` only. */
  readonly headers: Readonly<Record<string, string>>
  /** Redirects are judged here; they must not be followed. */
  readonly redirect: 'manual'
  /** No cookies, and no other credentials. */
  readonly credentials: 'omit'
  /** The other side does not learn who asks. */
  readonly referrerPolicy: 'no-referrer'
  /** What is true now counts. */
  readonly cache: 'no-store'
  /** Ends the request, when the time is over or the caller has given up. */
  readonly signal: FetchSignal
}

/**
 * What a {@link Fetch} answers: the part of a `Response` that is looked at.
 * @see https://fetch.spec.whatwg.org/#response-class
 */
export interface FetchResponse {
  /** The status code. */
  readonly status: number
  /** The header fields. */
  readonly headers: {
    /** The value of the field `name`, or `null`. */
    get(name: string): string | null
  }
  /** The body as a stream, content codings undone; `null` for none. */
  readonly body: FetchBody | null
  /** True if the body was read already, so that nothing is left. */
  readonly bodyUsed?: boolean
  /** True if redirects were followed, which is refused. */
  readonly redirected?: boolean
  /** The URL that answered. Where `redirected` is absent, another one than was asked for is refused. */
  readonly url?: string
  /** `opaqueredirect` where the platform hides a redirect. */
  readonly type?: string
}

/**
 * A stream of bytes.
 * @see https://streams.spec.whatwg.org/#rs-class
 */
export interface FetchBody {
  /** Locks the stream and reads it. */
  getReader(): FetchBodyReader
}

/**
 * Reads a stream of bytes piece by piece.
 * @see https://streams.spec.whatwg.org/#default-reader-class
 */
export interface FetchBodyReader {
  /** The next piece, a `Uint8Array`, or the end. */
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>
  /** Says that nobody wants the rest. */
  cancel(reason?: unknown): Promise<void>
}

/** What is used of an `AbortSignal`. */
export interface AbortSignalLike {
  /** True once it was aborted. */
  readonly aborted: boolean
  /** Calls `listener` when it is aborted. */
  addEventListener(type: 'abort', listener: () => void): void
  /** Undoes `addEventListener`. */
  removeEventListener(type: 'abort', listener: () => void): void
}

/**
 * The platform's `AbortSignal`, or where no library of types declares one, what is used of it.
 * @see https://dom.spec.whatwg.org/#interface-AbortSignal
 */
export type FetchSignal = typeof globalThis extends { AbortSignal: { prototype: infer Signal } }
  ? Signal
  : AbortSignalLike
