/**
 * Bytes that are too many to keep: told by their parts, and how often each is repeated.
 * @module
 */

/** A part of a long text. */
export interface Part {
  /** The text, in UTF-8. */
  readonly text?: string
  /** Bytes in base64, in place of `text`. */
  readonly base64?: string
  /** How often it stands, 1 unless given. */
  readonly times?: number
  /** Each `#` of `text` is replaced by the number of the repetition, from 0. */
  readonly counted?: boolean
}

/** The parts one after the other. */
export type Recipe = readonly Part[]

/** Something short as it is, or the recipe of something long. */
export type Content = string | Uint8Array | Recipe

/** The bytes that `content` stands for. */
export function bytesOf(content: Content): Uint8Array {
  if (content instanceof Uint8Array) return content
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return new Uint8Array(Buffer.concat(content.map(bytesOfPart)))
}

function bytesOfPart({ text = '', base64, times = 1, counted = false }: Part): Uint8Array {
  if (base64 !== undefined) return Buffer.concat(Array(times).fill(Buffer.from(base64, 'base64')))
  if (!counted) return Buffer.from(text.repeat(times))
  return Buffer.from(Array.from({ length: times }, (_, number) => text.replaceAll('#', `${number}`)).join(''))
}

/** True for what has to be made before it can be used. */
export function isRecipe(content: Content): content is Recipe {
  return typeof content !== 'string' && !(content instanceof Uint8Array)
}

/**
 * `text` by its parts, where `count` items stand in it one after the other.
 * @param item the text of one, by its number; `#` for the number of each
 */
export function repeatedIn(text: string, count: number, item: (at: number | '#') => string): Recipe {
  const before = text.slice(0, text.indexOf(item(0)))
  const last = text.slice(text.lastIndexOf(item(count - 1)))
  return [{ text: before }, { text: `${item('#')},`, times: count - 1, counted: true }, { text: last }]
}
