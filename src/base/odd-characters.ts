/**
 * Finds what text may hold that signs one thing and shows another.
 * @module
 */
import { isWellFormed } from './utf8.ts'

/** What is odd about a text. */
export interface OddCharacters {
  /** True if it holds a lone surrogate. */
  readonly illFormed: boolean
  /** Each NUL and bidirectional control character in it, once, as `U+202E`. */
  readonly names: readonly string[]
}

/** Nothing odd lies from the space to here: one quick look clears most text. */
const WORTH_A_LOOK = /[^ -\u061b]/

/**
 * What is odd about `text`, or `undefined` if nothing is.
 * @see https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types
 */
export function oddCharacters(text: string): OddCharacters | undefined {
  if (!WORTH_A_LOOK.test(text)) return undefined
  let odd: Set<number> | undefined
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0 || isBidiControl(unit)) {
      odd ??= new Set()
      odd.add(unit)
    }
  }
  const illFormed = !isWellFormed(text)
  return illFormed || odd ? { illFormed, names: [...(odd ?? [])].map(codePointName) } : undefined
}

/** A code point as `U+202E`. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}

/** The Unicode property Bidi_Control. */
function isBidiControl(unit: number): boolean {
  return (
    unit === 0x61c ||
    (unit >= 0x200e && unit <= 0x200f) ||
    (unit >= 0x202a && unit <= 0x202e) ||
    (unit >= 0x2066 && unit <= 0x2069)
  )
}
