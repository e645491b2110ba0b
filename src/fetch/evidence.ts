/**
 * What a verification fetched, as one JSON document that can be kept, and given back when hosts and keys are gone.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import { formatDateTimeStamp, parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { isObject } from '../base/json.ts'
import { decodeUtf8, encodeUtf8 } from '../base/utf8.ts'
import { isProblemCode } from '../problem/codes.ts'
import type { ProblemCause } from '../problem/problem.ts'
import { problem } from '../problem/problem.ts'
import type { Answer } from './answer.ts'
import type { FetchFault } from './fetch-fault.ts'
import type { Fetched } from './fetched.ts'
import type { AnsweredQuestion } from './questioner.ts'

/**
 * Everything that one verification fetched. It is signed by nobody: it is worth as much as whoever kept it, and lets the
 * same verdict be reached again, without the network.
 */
export interface EvidenceBundle {
  readonly type: 'OpenBadgesEvidence'
  /** The form of this document. */
  readonly version: 1
  /** The time that the badge was judged at, an RFC 3339 date and time in UTC. */
  readonly verifiedAt: string
  /** Every answer, in the order of asking. */
  readonly answers: readonly EvidenceAnswer[]
}

/** One question and its answer: a document, a redirect, or a fault. */
export interface EvidenceAnswer extends Fetched {
  /** The header field `accept` of the request. */
  readonly accept: string
  /** Bytes of the body at most. */
  readonly maxBytes: number
  /** The media type of a document. */
  readonly mediaType?: string
  /** A document that is UTF-8 text. */
  readonly text?: string
  /** Any other document, in base64. */
  readonly base64?: string
  /** Why there was no document. */
  readonly fault?: { readonly said: string; readonly hint?: string; readonly cause?: ProblemCause }
}

/** The bundle of what was `answered` when a badge was judged at `verifiedAt` (milliseconds since 1970). */
export function writeEvidence(answered: readonly AnsweredQuestion[], verifiedAt: number): EvidenceBundle {
  const answers = answered.map(({ question: { accept, maxBytes }, answer, fetched }) =>
    Object.freeze({ ...fetched, accept, maxBytes, ...contentOf(answer) })
  )
  return Object.freeze({
    type: 'OpenBadgesEvidence',
    version: 1,
    verifiedAt: formatDateTimeStamp(verifiedAt),
    answers: Object.freeze(answers)
  })
}

function contentOf(answer: Answer): Partial<EvidenceAnswer> {
  if (answer.kind === 'redirect') return {}
  if (answer.kind === 'fault') return { fault: plainFault(answer.fault) }
  const { mediaType, bytes } = answer
  const text = decodeUtf8(bytes)
  // A byte order mark is not part of the text.
  const isText = text !== undefined && encodeUtf8(text).length === bytes.length
  return { mediaType, ...(isText ? { text } : { base64: base64.encode(bytes) }) }
}

function plainFault({ code, said, hint, cause }: FetchFault): NonNullable<EvidenceAnswer['fault']> {
  const plain = cause === undefined ? undefined : problem(code, said, { cause }).cause
  return { said, ...(hint !== undefined && { hint }), ...(plain && { cause: plain }) }
}

/** What a bundle holds, read and judged. */
export interface Evidence {
  readonly verifiedAt: number
  readonly answered: readonly AnsweredQuestion[]
}

/**
 * Reads a bundle.
 * @throws TypeError for anything else, and for a document that is not the one of its `sha256`
 */
export function readEvidence(bundle: EvidenceBundle): Evidence {
  if (!isObject(bundle) || bundle.type !== 'OpenBadgesEvidence' || bundle.version !== 1) {
    throw new TypeError(
      'evidence must be what a report has as `evidence`: an OpenBadgesEvidence of version 1'
    )
  }
  const verifiedAt = parseDateTimeStamp(bundle.verifiedAt)
  if (verifiedAt === undefined) throw new TypeError('evidence.verifiedAt must be a date and time')
  if (!Array.isArray(bundle.answers)) throw new TypeError('evidence.answers must be a list')
  return { verifiedAt, answered: bundle.answers.map(readAnswer) }
}

function readAnswer(entry: EvidenceAnswer, index: number): AnsweredQuestion {
  const name = `evidence.answers[${index}]`
  if (!isObject(entry)) throw new TypeError(`${name} must be an object`)
  const { accept, maxBytes, mediaType = '', text, base64: encoded, fault, ...fetched } = entry
  const { url, time, redirectedTo = '' } = fetched
  for (const [member, value] of Object.entries({ url, time, accept, mediaType, redirectedTo })) {
    if (typeof value !== 'string') throw new TypeError(`${name}.${member} must be a text`)
  }
  if (typeof maxBytes !== 'number') throw new TypeError(`${name}.maxBytes must be a number`)
  const answer = answerOf(entry, name)
  return Object.freeze({
    question: Object.freeze({ url, accept, maxBytes }),
    answer,
    fetched: Object.freeze({ ...fetched })
  })
}

function answerOf(entry: EvidenceAnswer, name: string): Answer {
  const { status = 0, fault, code, redirectedTo, mediaType = '' } = entry
  if (fault !== undefined) {
    if (!isObject(fault) || typeof fault.said !== 'string' || !isProblemCode(code)) {
      throw new TypeError(`${name} must have a code and a fault`)
    }
    return { kind: 'fault', fault: readFault(entry, code) }
  }
  const bytes = bytesOf(entry, name)
  if (bytes === undefined) {
    return { kind: 'redirect', status, ...(redirectedTo !== undefined && { target: redirectedTo }) }
  }
  if (bytesToHex(sha256(bytes)) !== entry.sha256) {
    throw new TypeError(`${name}: the document is not the one that was fetched, as its sha256 tells`)
  }
  return { kind: 'document', status, mediaType, bytes }
}

function readFault({ fault, status }: EvidenceAnswer, code: FetchFault['code']): FetchFault {
  const { said = '', hint, cause } = fault ?? {}
  return {
    code,
    said,
    ...(hint !== undefined && { hint }),
    ...(cause && { cause: Object.assign(new Error(cause.message), cause) }),
    ...(status !== undefined && { status })
  }
}

function bytesOf({ text, base64: encoded }: EvidenceAnswer, name: string): Uint8Array | undefined {
  if (typeof text === 'string') return encodeUtf8(text)
  if (typeof encoded !== 'string') return undefined
  try {
    return base64.decode(encoded)
  } catch (cause) {
    throw new TypeError(`${name}.base64 must be base64`, { cause })
  }
}
