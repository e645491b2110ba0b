/**
 * What a slip of the pen may have meant.
 * @module
 */
import { closest, distance } from 'fastest-levenshtein'

/** Longer words are compared by their beginning: the distance costs length times length. */
const MAX_LENGTH = 60
const MIN_PREFIX = 4

/**
 * The one of `candidates` that `written` most likely stands for: the same but for case, hyphens or a plural,
 * the only one that begins with it, one with two letters swapped, or one at most two letters away (one, if short).
 * @returns `undefined` if none is near
 * @example
 * nearest('tags', ['tag', 'name']) // 'tag'
 */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const word = written.slice(0, MAX_LENGTH)
  const folded = fold(word)
  const same = candidates.find(candidate => fold(candidate) === folded)
  if (same !== undefined || folded === '' || candidates.length === 0) return same
  const longer = candidates.filter(candidate => candidate.toLowerCase().startsWith(word.toLowerCase()))
  const [only, second] = longer
  if (only !== undefined && second === undefined && word.length >= MIN_PREFIX) return only
  const swapped = candidates.find(candidate => isSwapped(word, candidate))
  if (swapped !== undefined) return swapped
  const meant = closest(word, [...candidates])
  return distance(word, meant) <= slipsIn(meant) ? meant : undefined
}

/** True if two letters have changed places, which is one slip of the pen but counts as two letters. */
function isSwapped(word: string, candidate: string): boolean {
  return (
    word.length === candidate.length &&
    distance(word, candidate) === 2 &&
    lettersOf(word) === lettersOf(candidate)
  )
}

function lettersOf(word: string): string {
  return [...word].toSorted().join('')
}

function slipsIn({ length }: string): number {
  return length < 3 ? 0 : length < 5 ? 1 : 2
}

function fold(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[-_\s]/g, '')
    .replace(/e?s$/, '')
}
