/**
 * Everything that one verification fetches, within common limits.
 * @module
 */
import { formatDateTimeStamp } from '../base/date-time-stamp.ts'
import type { Problem } from '../problem/problem.ts'
import { type Answer, faulty } from './answer.ts'
import { Asker } from './asker.ts'
import { guardUrl } from './check-url.ts'
import type { Question } from './exchange.ts'
import type { AbortSignalLike, Fetch } from './fetch.ts'
import { type FetchFault, faultProblem } from './fetch-fault.ts'
import { defaultFetchLimits, type FetchLimits } from './fetch-limits.ts'
import type { Fetched } from './fetched.ts'
import type { KeptDocuments } from './kept-documents.ts'
import { mediaTypeFault } from './media-type.ts'
import { type AnsweredQuestion, partOf, type Questioner } from './questioner.ts'
import { followRedirect } from './redirect.ts'
import { createReplay } from './replay.ts'

/** Options of {@link createFetchSession}. */
export interface FetchSessionOptions {
  /** Reaches the network. Default none: nothing is fetched, and every `load` answers `OB_FETCH_NOT_ALLOWED`. */
  readonly fetch?: Fetch
  /** Answers in place of the network; `fetch` is not asked then. Default: none. */
  readonly evidence?: readonly AnsweredQuestion[]
  /** Documents of earlier sessions, and of this one for later ones. Default: none are kept. */
  readonly kept?: KeptDocuments
  /** Ceilings of this session. Default: `defaultFetchLimits`. */
  readonly limits?: FetchLimits
  /** The time in milliseconds since 1970, for `fetched`. Default: the clock of the platform. */
  readonly now?: () => number
  /** Ends all that is under way, and all that would follow, with `OB_FETCH_ABORTED`. */
  readonly signal?: AbortSignalLike
}

/** What is asked of one document. */
export interface LoadRequest {
  /** What it is, for the texts of problems: `the document of the issuer`. */
  readonly purpose: string
  /** The header field `accept`; of at most 128 characters, or browsers ask the server for leave first. */
  readonly accept: string
  /**
   * Media types that will do, in lower case and without parameters; `+json` stands for all that end so. What has
   * none is `''`. Default: all. A web page (`text/html`) never will.
   */
  readonly mediaTypes?: readonly string[]
  /** Bytes of the body, content codings undone. Default: `limits.maxFetchBytes`. */
  readonly maxBytes?: number
  /** Redirects that are followed, to the same origin only. Default 0. */
  readonly maxRedirects?: number
  /** True if a document that was kept will do. Default false. */
  readonly mayBeKept?: boolean
}

/** A document that was fetched. */
export interface LoadedDocument {
  /** The URL that answered, without a fragment; after redirects another one than was asked for. */
  readonly url: string
  /** The status code: always 200. */
  readonly status: number
  /** The media type in lower case and without parameters; `''` if the answer has none. */
  readonly mediaType: string
  /** The body. A copy of your own. */
  readonly bytes: Uint8Array
}

/** A document that there is not. */
export interface LoadFailure {
  /** Why, exactly one. It never holds anything of the body. */
  readonly problems: readonly Problem[]
  /** The status code, if there was an answer. */
  readonly status?: number
}

/** What came of loading. */
export type Loaded = LoadedDocument | LoadFailure

/** Loads documents for one verification: each one once, all of them within common limits. */
export interface FetchSession {
  /**
   * Loads a document. The fragment of `url` is left out.
   * @returns the document, or a problem: `OB_FETCH_NOT_ALLOWED`, `OB_FETCH_URL`, `OB_FETCH_ADDRESS`, `OB_FETCH_FAILED`,
   * `OB_FETCH_STATUS`, `OB_FETCH_REDIRECT`, `OB_FETCH_TIMEOUT`, `OB_FETCH_ABORTED`, `OB_FETCH_MEDIA_TYPE`,
   * `OB_LIMIT_FETCH_BYTES`, `OB_LIMIT_FETCHES`. It never rejects, and always ends within the limits
   */
  load(url: string, request: LoadRequest): Promise<Loaded>
  /** Every URL that was asked for so far, in order. */
  readonly fetched: readonly Fetched[]
  /** What was answered so far, in order: as evidence, and to be recalled. */
  readonly answered: readonly AnsweredQuestion[]
  /** True if what was recalled has been asked for since, and was answered otherwise. */
  readonly isContradicted: boolean
  /** The same session, whose `answered` holds only what is asked through it from now on, whoever asked first. */
  part(): FetchSession
  /**
   * Keeps answers that were had before as evidence; `fetched` says so. Who asks later is not given them.
   * @returns false, and nothing is kept, if one of the questions has had another answer since
   */
  recall(answered: readonly AnsweredQuestion[]): boolean
  /** Does without documents that were kept, from now on; who asks again is given new ones. */
  forgetKept(): void
}

/**
 * Makes a session for one verification. Before every request, redirects included, stands the guard (`checkUrl`).
 * The same request (URL without fragment, `accept` and `maxBytes`) is made only once; whoever asks again gets the
 * same answer, as a copy.
 *
 * It does not judge what a document says, nor whether its URL may speak for anybody.
 * @throws TypeError for a `fetch` that is no function, a `signal` that is none, and a `now` that gives no time
 * @example
 * ```ts
 * const session = createFetchSession({ fetch })
 * const loaded = await session.load('https://example.org/issuer', {
 *   purpose: 'the document of the issuer',
 *   accept: 'application/json'
 * })
 * session.fetched.length // 1
 * ```
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export function createFetchSession(options: FetchSessionOptions = {}): FetchSession {
  const { fetch, limits = defaultFetchLimits, evidence } = options
  checkOptions(options)
  if (evidence !== undefined) return sessionWith(createReplay(evidence), limits)
  return sessionWith(fetch === undefined ? nobody : new Asker(fetch, limits, options), limits)
}

function sessionWith(questioner: Questioner, limits: FetchLimits): FetchSession {
  const session = {
    load: (url: string, request: LoadRequest) => load(url, request, questioner, limits),
    get fetched() {
      return questioner.fetched
    },
    get answered() {
      return questioner.answered
    },
    get isContradicted() {
      return questioner.isContradicted
    },
    part: () => sessionWith(partOf(questioner), limits),
    recall: (answered: readonly AnsweredQuestion[]) => questioner.recall(answered),
    forgetKept: () => questioner.forgetKept()
  }
  return Object.freeze(session)
}

async function load(
  url: string,
  request: LoadRequest,
  questioner: Questioner,
  limits: FetchLimits
): Promise<Loaded> {
  const {
    purpose,
    accept,
    mediaTypes,
    maxBytes = limits.maxFetchBytes,
    maxRedirects = 0,
    mayBeKept = false
  } = request
  // Whoever may not ask is told so first.
  const guarded = questioner === nobody ? { href: url } : guardUrl(url)
  if ('problem' in guarded) return { problems: [withPurpose(guarded.problem, purpose)] }
  let { href } = guarded
  for (let left = maxRedirects; ; left--) {
    const { answer } = await questioner.ask({ url: href, accept, maxBytes }, mayBeKept)
    if (answer.kind === 'fault') return failure(answer.fault, purpose, href)
    if (answer.kind === 'document') return documentOf(answer, href, mediaTypes, purpose)
    const next = followRedirect(href, answer.target, left)
    if ('code' in next) return failure({ ...next, status: answer.status }, purpose, href)
    href = next.href
  }
}

const NOT_ALLOWED: FetchFault = Object.freeze({
  code: 'OB_FETCH_NOT_ALLOWED',
  said: 'is not fetched, since no `fetch` was given',
  hint: 'Give `fetch`, for example that of the platform: { fetch }.'
})

/** Answers without a `fetch`. */
const nobody: Questioner = Object.freeze({
  ask: async (question: Question) => ({
    question,
    answer: faulty(NOT_ALLOWED),
    fetched: { url: question.url, time: '' }
  }),
  recall: () => true,
  forgetKept: () => undefined,
  isContradicted: false,
  fetched: Object.freeze([]),
  answered: Object.freeze([])
})

function checkOptions({ fetch, now = Date.now, signal }: FetchSessionOptions): void {
  if (fetch !== undefined && typeof fetch !== 'function') throw new TypeError('fetch must be a function')
  if (signal !== undefined && typeof signal?.addEventListener !== 'function') {
    throw new TypeError('signal must be an AbortSignal')
  }
  if (typeof now !== 'function') throw new TypeError('now must be a function')
  formatDateTimeStamp(now())
}

function withPurpose(refused: Problem, purpose: string): Problem {
  return { ...refused, detail: `${purpose}: ${refused.detail}` }
}

function failure(fault: FetchFault, purpose: string, url: string): LoadFailure {
  const { status } = fault
  return { problems: [faultProblem(fault, purpose, url)], ...(status !== undefined && { status }) }
}

function documentOf(
  { status, mediaType, bytes }: Answer & { readonly kind: 'document' },
  url: string,
  mediaTypes: readonly string[] | undefined,
  purpose: string
): Loaded {
  const fault = mediaTypes === undefined ? undefined : mediaTypeFault(mediaType, mediaTypes, status)
  if (fault !== undefined) return failure(fault, purpose, url)
  return { url, status, mediaType, bytes: bytes.slice() }
}
