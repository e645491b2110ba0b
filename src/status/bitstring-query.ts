/**
 * The question whose answer stands in a bitstring: what the three kinds of such lists have in common.
 * @module
 */
import type { JsonObject, JsonValue } from '../base/json.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { countOf, valueIn } from './bitstring.ts'
import { assertLongEnough, expandList, type ListEncoding } from './encoded-list.ts'
import { assertPurpose, type ListTypes, subjectOf } from './list-subject.ts'
import { cutMessage, meaningOf } from './status-meaning.ts'
import { readStatusMessages, type StatusMessages } from './status-messages.ts'
import type { StatusAnswer, StatusEntryContext, StatusQuery } from './status-query.ts'

/** What an entry asks, and how its list is written. */
export interface BitstringQuestion extends Pick<StatusQuery, 'type' | 'list' | 'purpose'> {
  readonly index: number
  /** Bits of one value. */
  readonly size: number
  readonly messages?: StatusMessages | undefined
  readonly types: ListTypes
  readonly encoding: ListEncoding
  /** True if the list names its purposes. */
  readonly listHasPurpose: boolean
  /** What is to be said with every answer. */
  readonly warnings?: readonly Problem[]
}

const mediaTypes: readonly string[] = Object.freeze([
  'application/vc',
  'application/vc+jwt',
  'application/vc+ld+json',
  'application/vc+ld+json+jwt',
  'application/ld+json',
  'application/jwt',
  'application/json',
  'text/plain'
])

// Longer than 128 characters, and a browser would ask the host for leave first.
const accept =
  'application/vc, application/vc+jwt, application/vc+ld+json, application/ld+json, application/json, text/plain'

type Expanding = Pick<StatusEntryContext, 'limits' | 'expand'>

/** The query of `question`. */
export function bitstringQuery(question: BitstringQuestion, context: Expanding): StatusQuery {
  const { type, list, purpose, index } = question
  return {
    type,
    list,
    purpose,
    index,
    securing: 'credential',
    accept,
    mediaTypes,
    answer: credential => answerOf(credential, question, context)
  }
}

function answerOf(credential: JsonObject, question: BitstringQuestion, context: Expanding): StatusAnswer {
  const warnings = [...(question.warnings ?? [])]
  try {
    return found(subjectOf(credential, question.types), question, context, warnings)
  } catch (error) {
    if (!(error instanceof OpenBadgesError)) throw error
    return { outcome: 'inconclusive', problems: [...error.problems, ...warnings] }
  }
}

/** @param warnings is added to */
function found(
  subject: JsonObject,
  question: BitstringQuestion,
  { limits, expand = expandList }: Expanding,
  warnings: Problem[]
): StatusAnswer {
  const { list, purpose, index, size, encoding } = question
  if (question.listHasPurpose) assertPurpose(subject, purpose)
  assertSize(subject.statusSize, size)
  const expanded = expand(subject.encodedList, encoding, limits.maxStatusListBytes)
  if (expanded.encoding !== encoding) warnings.push(otherEncoding(encoding))
  assertLongEnough(expanded.bytes, size)
  assertInRange(index, countOf(expanded.bytes, size))
  const value = valueIn(expanded.bytes, index, size)
  const said = (question.messages ?? messagesIn(subject, size, warnings))?.get(value)
  const message = said === undefined ? undefined : cutMessage(said)
  const ttlMs = ttlOf(subject.ttl, warnings)
  const { outcome, problems } = meaningOf({ list, purpose, value, message })
  return {
    outcome,
    value,
    ...(message !== undefined && { message }),
    ...(ttlMs !== undefined && { ttlMs }),
    problems: [...problems, ...warnings]
  }
}

function assertSize(found: JsonValue | undefined, size: number): void {
  if (found === undefined || found === size) return
  if (typeof found !== 'number' || !Number.isSafeInteger(found) || found < 1) {
    const detail = `statusSize of the list must be a whole number above zero, found ${quote(found)}`
    throw failure('MALFORMED_VALUE_ERROR', detail)
  }
  const detail = `the values of the list have ${found} bits, those of the entry ${size}`
  throw failure('STATUS_VERIFICATION_ERROR', detail)
}

function assertInRange(index: number, entries: number): void {
  if (index < entries) return
  throw failure(
    'RANGE_ERROR',
    `the index ${index} lies behind the end of the list, which has ${entries} entries`
  )
}

function otherEncoding(expected: ListEncoding): Problem {
  const detail =
    expected === 'multibase'
      ? 'encodedList lacks the "u" in front that says it is base64url'
      : 'encodedList has a "u" in front, which such lists do not have'
  return problem('MALFORMED_VALUE_ERROR', detail, { severity: 'warning' })
}

/** Entries should say what their values mean; where they do not, the list may. */
function messagesIn(subject: JsonObject, size: number, warnings: Problem[]): StatusMessages | undefined {
  const value = subject.statusMessages ?? subject.statusMessage
  if (value === undefined) return undefined
  const reading = readStatusMessages(value, size, '/credentialSubject/statusMessages')
  if ('messages' in reading) return reading.messages
  const { path: _, ...about } = reading.problem
  warnings.push({ ...about, severity: 'warning' })
  return undefined
}

function ttlOf(ttl: JsonValue | undefined, warnings: Problem[]): number | undefined {
  if (ttl === undefined) return undefined
  if (typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0) return ttl
  const detail = `ttl of the list must be a number of milliseconds, found ${quote(ttl)}`
  warnings.push(problem('MALFORMED_VALUE_ERROR', detail, { severity: 'warning' }))
  return undefined
}
