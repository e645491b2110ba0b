/**
 * `encodedList`: a run of bytes as gzip, and that as text.
 * @module
 */
import { decodeBase64url, encodeBase64url } from '../base/base64url.ts'
import type { JsonValue } from '../base/json.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import { countOf } from './bitstring.ts'
import { gunzip, gzip, longestGzip } from './gzip.ts'
import { MIN_ENTRIES } from './list-length.ts'

/** `multibase` is `u` and base64url without padding, as of Bitstring Status List; `base64` is that of the lists before. */
export type ListEncoding = 'multibase' | 'base64'

/** An `encodedList` as it was read. */
export interface ExpandedList {
  readonly bytes: Uint8Array
  /** What encoding it came in. */
  readonly encoding: ListEncoding
}

/** `bytes` as gzip and multibase. The same bytes give the same text. */
export function encodeList(bytes: Uint8Array): string {
  return `u${encodeBase64url(gzip(bytes))}`
}

/** Reads an `encodedList`: {@link expandList}, or the same within limits of its own. */
export type ExpandList = typeof expandList

/**
 * Reads an `encodedList`.
 * @param text what stands there
 * @param encoding what it must be; without `u` base64url is taken all the same, with it in place of base64 too
 * @param maxBytes ceiling of the inflated bytes
 * @param path pointer to it, for problems
 * @throws OpenBadgesError MALFORMED_VALUE_ERROR for what is no text, no base64, or no gzip of exactly one member;
 *   OB_LIMIT_STATUS_LIST
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-expansion-algorithm
 */
export function expandList(
  text: JsonValue | undefined,
  encoding: ListEncoding,
  maxBytes: number,
  path?: string
): ExpandedList {
  const parts = path === undefined ? {} : { path }
  if (typeof text !== 'string') {
    throw failure('MALFORMED_VALUE_ERROR', `encodedList must be text, found ${quote(text)}`, parts)
  }
  if (text.length > Math.ceil(longestGzip(maxBytes) / 3) * 4 + 1) throw tooLong(maxBytes, parts)
  const isMultibase = text.startsWith('u')
  const gzipped = isMultibase
    ? decodeBase64url(text.slice(1))
    : decodeBase64url(encoding === 'base64' ? asBase64url(text) : text)
  if (gzipped === undefined) {
    const expected = encoding === 'multibase' ? '"u" and base64url without padding' : 'base64'
    const detail = `encodedList must be ${expected}, found ${quote(text, 20)}`
    throw failure('MALFORMED_VALUE_ERROR', detail, parts)
  }
  const inflation = gunzip(gzipped, maxBytes)
  if ('bytes' in inflation) return { bytes: inflation.bytes, encoding: isMultibase ? 'multibase' : 'base64' }
  if (inflation.fault === 'too long') throw tooLong(maxBytes, parts)
  const detail =
    'encodedList must hold exactly one member of gzip, found one that is damaged or cut off, or more'
  throw failure('MALFORMED_VALUE_ERROR', detail, { ...parts, cause: inflation.cause })
}

/**
 * Refuses a list that is too short to hide in.
 * @throws OpenBadgesError STATUS_LIST_LENGTH_ERROR
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
export function assertLongEnough(bytes: Uint8Array, size: number, path?: string): void {
  const entries = countOf(bytes, size)
  if (entries >= MIN_ENTRIES) return
  const detail = `the list has ${entries} entries, expected at least ${MIN_ENTRIES}`
  throw failure('STATUS_LIST_LENGTH_ERROR', detail, path === undefined ? {} : { path })
}

/** Plain base64 has two other letters, and padding up to four. */
function asBase64url(text: string): string {
  const bare = text.length % 4 === 0 ? text.replace(/={1,2}$/, '') : text
  return bare.replaceAll('+', '-').replaceAll('/', '_')
}

function tooLong(maxBytes: number, parts: { path?: string }) {
  return failure('OB_LIMIT_STATUS_LIST', `the list inflates to more than ${maxBytes} bytes`, {
    ...parts,
    hint: 'if the list is honest, set limits.maxStatusListBytes higher'
  })
}
