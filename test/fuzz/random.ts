/**
 * Chance that can be repeated: every choice of a case follows from the seed of the run and the number of the case.
 * @module
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

/** A source of choices. */
export interface Random {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number
  /** True once in `times`. */
  oneIn(times: number): boolean
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T
}

/** The choices of one case. Two cases of one run never share a beginning. */
export function randomOf(seed: number, kind: string, caseNumber: number): Random {
  const words = [seed, caseNumber, Math.floor(caseNumber / 2 ** 32), ...[...kind].map(c => c.charCodeAt(0))]
  const generator = xoroshiro128plusFromState([1, 2, 3, 4].map(lane => hash(words, lane)))
  const below = (end: number) => uniformInt(generator, 0, end - 1)
  return {
    below,
    oneIn: times => below(times) === 0,
    pick: items => {
      if (items.length === 0) throw new RangeError('there is nothing to pick from')
      // Within the bounds, as was just seen.
      return items[below(items.length)] as (typeof items)[number]
    }
  }
}

/** MurmurHash3 over 32-bit words. */
function hash(words: readonly number[], start: number): number {
  let sum = start
  for (const word of words) {
    const mixed = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593)
    sum = (Math.imul(rotate(sum ^ mixed, 13), 5) + 0xe6546b64) | 0
  }
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return sum ^ (sum >>> 16)
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits))
}
