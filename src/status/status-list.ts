/**
 * A status list in the making: values by index, which only the functions here can read and change.
 * @module
 */
import { defaultLimits, type Limits, withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { ProblemList } from '../base/problem-list.ts'
import { failure, throwIfError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { countOf, MAX_STATUS_SIZE, putValue, valueIn } from './bitstring.ts'
import { assertLongEnough, encodeList, expandList } from './encoded-list.ts'
import { readIndex } from './entry-members.ts'
import { assertListLength, MIN_ENTRIES } from './list-length.ts'

/**
 * A status list. It never changes: `setStatus` gives another one. Store it as the text of `encodeStatusList`.
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistcredential
 */
export class StatusList {
  /** How many credentials it has room for. */
  readonly length: number
  /** Bits of one value. */
  readonly statusSize: number
  readonly #bytes: Uint8Array

  /** @param bytes as many as the values need; they must not be changed any more */
  constructor(statusSize: number, bytes: Uint8Array) {
    this.length = countOf(bytes, statusSize)
    this.statusSize = statusSize
    this.#bytes = bytes
    Object.freeze(this)
  }

  /** The bytes of `list`, not to be changed. @throws TypeError if it is none */
  static bytesOf(list: StatusList): Uint8Array {
    if (typeof list === 'object' && list !== null && #bytes in list) return list.#bytes
    throw new TypeError('list must be what createStatusList, setStatus or decodeStatusList returned')
  }
}

/** Options of {@link createStatusList}. */
export interface CreateStatusListOptions {
  /**
   * How many credentials it has room for: a multiple of 8, at least 131,072, so that asking for the list does not tell
   * whose status is looked at. Default: 131,072.
   */
  readonly length?: number
  /** Bits of one value, 1 to 32. More than one needs a message for each value. Default: 1. */
  readonly statusSize?: number
}

/** An index of a list: a number, or the text that stands in an entry as `statusListIndex`. */
export type StatusListIndex = number | string

/** Index and new value: 1 revokes, suspends, marks; 0 takes that back. */
export type StatusChange = readonly [index: StatusListIndex, value: number]

/**
 * Makes a status list in which all values are 0.
 * @param options `length`, `statusSize`
 * @throws TypeError for wrong options, and for a list of more than 16 MiB, which verifiers refuse
 * @example
 * ```ts
 * const list = createStatusList()
 * list.length // 131072
 * ```
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-generation-algorithm
 */
export function createStatusList(options: CreateStatusListOptions = {}): StatusList {
  assertOptions(options, ['length', 'statusSize'])
  const { length = MIN_ENTRIES, statusSize = 1 } = options
  assertStatusSize(statusSize)
  assertListLength(length)
  const bytes = (length * statusSize) / 8
  if (bytes > defaultLimits.maxStatusListBytes) {
    throw new TypeError(`length times statusSize must be at most ${defaultLimits.maxStatusListBytes * 8}`)
  }
  return new StatusList(statusSize, new Uint8Array(bytes))
}

/**
 * Changes values, all at once or none: revokes, suspends, marks (1), or takes that back (0). `revocation` and `refresh`
 * are for good by the standard; taking them back is for slips that were not published yet.
 * @param list stays as it is
 * @param changes pairs of index and value, as a list or a `Map`; of several for one index the last counts
 * @returns a list with the new values
 * @throws OpenBadgesError with all problems, each with a pointer into `changes` (`/0/1` is the value of the first):
 *   MALFORMED_VALUE_ERROR for what is no index or no whole number, RANGE_ERROR for an index behind the end or a value
 *   that does not fit `statusSize`
 * @throws TypeError if `list` is none, or `changes` are no pairs
 * @example
 * ```ts
 * const list = setStatus(createStatusList(), [[94567, 1], ['4711', 1]])
 * readStatus(list, 4711) // 1
 * readStatus(setStatus(list, new Map([[4711, 0]])), 4711) // 0
 * ```
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-generation-algorithm
 */
export function setStatus(list: StatusList, changes: Iterable<StatusChange>): StatusList {
  const bytes = StatusList.bytesOf(list).slice()
  const { statusSize } = list
  const problems = new ProblemList()
  let at = 0
  for (const change of iterated(changes)) {
    const [given, value] = pairOf(change)
    const index = indexIn(list, given, `/${at}/0`)
    const wrong = wrongValue(value, statusSize, `/${at}/1`)
    if (typeof index !== 'number') problems.add(index)
    if (wrong !== undefined) problems.add(wrong)
    if (typeof index === 'number' && wrong === undefined) putValue(bytes, index, statusSize, value)
    at++
  }
  throwIfError(problems.toArray())
  return new StatusList(statusSize, bytes)
}

/**
 * The value at `index`; 0 is what nothing was said of.
 * @throws OpenBadgesError MALFORMED_VALUE_ERROR for what is no index, RANGE_ERROR for one behind the end
 * @throws TypeError if `list` is none
 * @example
 * readStatus(createStatusList(), 94567) // 0
 */
export function readStatus(list: StatusList, index: StatusListIndex): number {
  const bytes = StatusList.bytesOf(list)
  const at = indexIn(list, index)
  if (typeof at === 'number') return valueIn(bytes, at, list.statusSize)
  throw failure(at.code, at.detail)
}

/**
 * The list as text: what stands in `encodedList`, and what to store. It does not say of how many bits the values are.
 * The same list gives the same text, as long as the version of this library stays the same.
 * @throws TypeError if `list` is none
 * @example
 * encodeStatusList(createStatusList()).startsWith('uH4sI') // true
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-generation-algorithm
 */
export function encodeStatusList(list: StatusList): string {
  return encodeList(StatusList.bytesOf(list))
}

/** Options of {@link decodeStatusList}. */
export interface DecodeStatusListOptions {
  /** Bits of one value, as the list was made with. Default: 1. */
  readonly statusSize?: number
  /** Ceilings; `maxStatusListBytes` is the one that counts here. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/**
 * Reads a list from what was published or stored. Lists of the older kinds, in base64, are read as well.
 * @param encodedList the text
 * @param options `statusSize`, `limits`
 * @throws OpenBadgesError MALFORMED_VALUE_ERROR, STATUS_LIST_LENGTH_ERROR, OB_LIMIT_STATUS_LIST
 * @throws TypeError for wrong options
 * @example
 * const list = decodeStatusList('uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA')
 * list.length // 131072
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-expansion-algorithm
 */
export function decodeStatusList(encodedList: string, options: DecodeStatusListOptions = {}): StatusList {
  assertOptions(options, ['statusSize', 'limits'])
  const { statusSize = 1, limits } = options
  assertStatusSize(statusSize)
  const { bytes } = expandList(encodedList, 'base64', withDefaultLimits(limits).maxStatusListBytes, '')
  assertLongEnough(bytes, statusSize, '')
  return new StatusList(statusSize, bytes)
}

function assertStatusSize(size: unknown): void {
  if (typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= MAX_STATUS_SIZE) return
  throw new TypeError(`statusSize must be a whole number from 1 to ${MAX_STATUS_SIZE}`)
}

function iterated(changes: Iterable<StatusChange>): Iterable<StatusChange> {
  if (typeof changes === 'object' && changes !== null && Symbol.iterator in changes) return changes
  throw new TypeError('changes must be pairs of index and value: [[94567, 1]]')
}

function pairOf(change: StatusChange): StatusChange {
  if (Array.isArray(change) && change.length === 2) return change
  throw new TypeError('each change must be a pair of index and value: [[94567, 1]]')
}

function indexIn({ length }: StatusList, given: StatusListIndex, path?: string): number | Problem {
  const parts = path === undefined ? {} : { path }
  const index = readIndex(given, { numbers: true })
  if (index === undefined) {
    return problem(
      'MALFORMED_VALUE_ERROR',
      `expected an index in decimal digits, found ${quote(given)}`,
      parts
    )
  }
  if (index < length) return index
  return problem(
    'RANGE_ERROR',
    `the index ${quote(given)} lies behind the end of a list of ${length} entries`,
    parts
  )
}

function wrongValue(value: unknown, size: number, path: string): Problem | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    return problem('MALFORMED_VALUE_ERROR', `expected a whole number, found ${quote(value)}`, { path })
  }
  if (value >= 0 && value < 2 ** size) return undefined
  return problem('RANGE_ERROR', `${size} bits have room for 0 to ${2 ** size - 1}, found ${value}`, { path })
}
