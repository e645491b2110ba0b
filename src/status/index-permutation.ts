/**
 * A secret order of the indexes of a list: who does not know the secret cannot tell which came first.
 * @module
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Four rounds would do against those who know few places; more cost little. */
const ROUNDS = 12
const PURPOSE = 'status list index'

/**
 * The order of all whole numbers below `length` that `secret` makes. It never changes: lists are numbered by it for years.
 *
 * A Feistel network over a grid of rows and columns that has room for all of them; what falls into the few places that
 * are too many goes through again.
 * @param secret 32 bytes
 * @returns place in the order -> number; each number has exactly one place
 * @see https://www.cs.ucdavis.edu/~rogaway/papers/subset.pdf
 */
export function permutation(secret: Uint8Array, length: number): (place: number) => number {
  const rows = Math.ceil(Math.sqrt(length))
  const columns = Math.ceil(length / rows)
  const added = additions(secret, length)
  const shuffle = (place: number): number => {
    let row = Math.floor(place / columns)
    let column = place % columns
    for (let round = 0; round < ROUNDS; round += 2) {
      row = (row + added(round, column)) % rows
      column = (column + added(round + 1, row)) % columns
    }
    return row * columns + column
  }
  return place => {
    let number = shuffle(place)
    while (number >= length) number = shuffle(number)
    return number
  }
}

/** What is added in each round for each half; known ones are not computed again. */
function additions(secret: Uint8Array, length: number): (round: number, half: number) => number {
  const known = new Map<number, number>()
  return (round, half) => {
    const key = half * ROUNDS + round
    const added =
      known.get(key) ?? firstBytes(hmac(sha256, secret, utf8ToBytes(`${PURPOSE} ${length} ${round} ${half}`)))
    known.set(key, added)
    return added
  }
}

/** The first six bytes as a number, so large that its remainder favours nothing that could be noticed. */
function firstBytes(digest: Uint8Array): number {
  return digest.subarray(0, 6).reduce((number, byte) => number * 256 + byte, 0)
}
