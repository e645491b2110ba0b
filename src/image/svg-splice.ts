/**
 * Changes some places of a text and leaves all others.
 * @module
 */

/** What stands from `start` to `end` becomes `text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** `text` with all `edits` made. They are given in the order of the text and do not overlap. */
export function splice(text: string, edits: readonly Edit[]): string {
  let at = 0
  let spliced = ''
  for (const edit of edits) {
    spliced += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return spliced + text.slice(at)
}
