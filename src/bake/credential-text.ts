/**
 * The text that a picture carries: a JSON object or a compact JWS.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { readJson } from '../base/read-json.ts'
import { isLongerThan, isWellFormed } from '../base/utf8.ts'
import { failure, throwIfError } from '../problem/error.ts'
import { type Problem, problem } from '../problem/problem.ts'

const BYTE_ORDER_MARK = '\ufeff'
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** The JSON object of a text, or why there is none. */
export interface ObjectReading {
  readonly credential?: JsonObject
  readonly problems: readonly Problem[]
}

/** True if `text` has the shape of a compact JWS; what its three parts hold is NOT checked. */
export function isCompactJws(text: string): boolean {
  return COMPACT_JWS.test(text)
}

/**
 * Reads a text as one JSON object, strictly.
 * @returns the frozen object, or problems: those of the JSON reader, led by `OB_CARRIER_MALFORMED` if the text is not
 *   JSON at all; that one alone if it is JSON, but not an object
 */
export function readObject(text: string, limits: Limits): ObjectReading {
  const { value, problems } = readJson(text, limits)
  if (isObject(value)) return { credential: value, problems }
  const isJson = !problems.some(({ code }) => code === 'PARSING_ERROR')
  if (isJson && value === undefined) return { problems }
  return { problems: [problem('OB_CARRIER_MALFORMED', NO_CREDENTIAL), ...problems] }
}

const NO_CREDENTIAL = 'the text is neither a JSON object nor a compact JWS'

/**
 * The text to bake: an object as JSON, a string as it is.
 * @throws OpenBadgesError `OB_CARRIER_MALFORMED` for a string that is neither a JSON object nor a compact JWS,
 *   `OB_LIMIT_BYTES`, and the codes of `readJson` and `copyJson`
 * @throws TypeError if `credential` is neither an object nor a string
 */
export function writeCredential(credential: unknown, limits: Limits): string {
  const text =
    typeof credential === 'string' ? checkedText(credential, limits) : objectText(credential, limits)
  if (isLongerThan(text, limits.maxBytes)) {
    throw failure('OB_LIMIT_BYTES', `the credential has more than ${limits.maxBytes} bytes`)
  }
  return text
}

function checkedText(text: string, limits: Limits): string {
  if (!isWellFormed(text))
    throw failure('OB_CARRIER_MALFORMED', 'the text has a lone surrogate, which UTF-8 cannot hold')
  if (text.startsWith(BYTE_ORDER_MARK)) {
    throw failure('OB_CARRIER_MALFORMED', 'the text begins with a byte order mark', { hint: 'leave it out' })
  }
  if (!isCompactJws(text)) throwIfError(readObject(text, limits).problems)
  return text
}

function objectText(credential: unknown, limits: Limits): string {
  if (typeof credential !== 'object' || credential === null || Array.isArray(credential)) {
    throw new TypeError('credential must be an object, or a string: its JSON text or a compact JWS')
  }
  const { value, problems } = copyJson(credential, limits)
  throwIfError(problems)
  return JSON.stringify(value)
}
