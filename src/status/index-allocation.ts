/**
 * Gives out the indexes of a list: each once, in an order that tells nothing.
 * @module
 */
import { decodeBase64url, encodeBase64url } from '../base/base64url.ts'
import { assertOptions } from '../base/options.ts'
import { failure, throwIfError } from '../problem/error.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { permutation } from './index-permutation.ts'
import { assertListLength, isListLength, listLengths, MIN_ENTRIES } from './list-length.ts'

/**
 * How far the indexes of one list are given out. Plain JSON data, to be stored with the list: `secret` and `length` stay
 * for the life of the list, and only `next` moves. A database may count `next` itself.
 */
export interface IndexAllocation {
  /** 32 random bytes as base64url. Whoever has it can tell in which order the badges of the list were issued. */
  readonly secret: string
  /** Length of the list. Another length gives another order, in which indexes would come twice. */
  readonly length: number
  /** How many indexes were given out. */
  readonly next: number
}

/** Options of {@link createIndexAllocation}. */
export interface CreateIndexAllocationOptions {
  /** Length of the list. Default: 131,072. */
  readonly length?: number
  /** Gives as many random bytes as it is asked for. Default: those of the platform. */
  readonly random?: (length: number) => Uint8Array
}

const SECRET_LENGTH = 32

/**
 * Begins to give out the indexes of a new list.
 * @param options `length`, `random`
 * @returns a new state, to be stored
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const allocation = createIndexAllocation()
 * allocation.next // 0
 * ```
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 */
export function createIndexAllocation(options: CreateIndexAllocationOptions = {}): IndexAllocation {
  assertOptions(options, ['length', 'random'])
  const { length = MIN_ENTRIES, random = randomBytes } = options
  assertListLength(length)
  const secret = random(SECRET_LENGTH)
  if (!(secret instanceof Uint8Array && secret.length === SECRET_LENGTH)) {
    throw new TypeError(`random must give ${SECRET_LENGTH} bytes when asked for so many`)
  }
  return { secret: encodeBase64url(secret), length, next: 0 }
}

/**
 * Gives out the next index. Each index of the list comes exactly once, as long as what comes back is stored before the
 * next call: two badges that share an index are revoked together.
 * @param allocation stays as it is
 * @returns `statusListIndex`, as it stands in an entry, and the state to be stored
 * @throws OpenBadgesError OB_STATUS_LIST_FULL if none is left; MALFORMED_VALUE_ERROR with a pointer into `allocation`
 * @example
 * ```ts
 * const first = allocateIndex(createIndexAllocation())
 * const second = allocateIndex(first.allocation)
 * second.allocation.next // 2
 * ```
 */
export function allocateIndex(allocation: IndexAllocation): {
  readonly statusListIndex: string
  readonly allocation: IndexAllocation
} {
  const { statusListIndexes, allocation: after } = allocateIndexes(allocation, 1)
  const [statusListIndex = ''] = statusListIndexes
  return { statusListIndex, allocation: after }
}

/**
 * Gives out the next `count` indexes, or none; much faster than one by one. Those of one call tell no more of each other
 * than any others.
 * @param allocation stays as it is
 * @param count how many, a whole number; 0 gives none
 * @returns `statusListIndexes`, as they stand in entries, and the state to be stored
 * @throws OpenBadgesError OB_STATUS_LIST_FULL if there are not as many left; MALFORMED_VALUE_ERROR with a pointer into
 *   `allocation`
 * @throws TypeError for a wrong `count`
 * @example
 * ```ts
 * const { statusListIndexes } = allocateIndexes(createIndexAllocation(), 30)
 * new Set(statusListIndexes).size // 30
 * ```
 */
export function allocateIndexes(
  allocation: IndexAllocation,
  count: number
): { readonly statusListIndexes: readonly string[]; readonly allocation: IndexAllocation } {
  if (!(Number.isSafeInteger(count) && count >= 0)) throw new TypeError('count must be a whole number')
  const { secret, length, next } = stateOf(allocation)
  if (next + count > length) {
    throw failure(
      'OB_STATUS_LIST_FULL',
      `${length - next} of ${length} indexes are left, asked for ${count}`,
      {
        path: '/next',
        hint: 'begin another list: a new URL, createStatusList and createIndexAllocation'
      }
    )
  }
  const order = permutation(secret, length)
  const statusListIndexes = Array.from({ length: count }, (_, step) => String(order(next + step)))
  return { statusListIndexes, allocation: { secret: allocation.secret, length, next: next + count } }
}

function stateOf(allocation: IndexAllocation) {
  if (typeof allocation !== 'object' || allocation === null) {
    throw new TypeError('allocation must be what createIndexAllocation returned')
  }
  const { secret, length, next } = allocation
  const bytes = decodeBase64url(secret) ?? new Uint8Array()
  const problems: Problem[] = []
  const malformed = (member: string, detail: string) =>
    problems.push(problem('MALFORMED_VALUE_ERROR', detail, { path: `/${member}` }))
  // What it holds is not shown: it is a secret, even if it is damaged.
  if (bytes.length !== SECRET_LENGTH)
    malformed('secret', `secret must be ${SECRET_LENGTH} bytes as base64url`)
  if (!isListLength(length)) {
    malformed('length', `length must be ${listLengths}, found ${quote(length)}`)
  } else if (!(Number.isSafeInteger(next) && next >= 0 && next <= length)) {
    malformed('next', `next must be a whole number from 0 to ${length}, found ${quote(next)}`)
  }
  throwIfError(problems)
  return { secret: bytes, length, next }
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}
