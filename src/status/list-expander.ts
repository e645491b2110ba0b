/**
 * Expands the lists of one verification: each once, and all together within the limits of one.
 * @module
 */
import { failure } from '../problem/error.ts'
import { type ExpandedList, type ExpandList, expandList } from './encoded-list.ts'

/** Characters of all lists together: what one list can have as it is sent. */
const MAX_TEXT = 1024 * 1024

/**
 * Expands lists as `expandList` does, and keeps them: badges that name one list many times, or many that are hard to
 * expand, are no more work than one.
 * @param maxBytes ceiling of all lists together, expanded
 * @returns what throws OB_LIMIT_STATUS_LIST as well where they are more together
 */
export function createListExpander(maxBytes: number): ExpandList {
  const kept = new Map<string, ExpandedList>()
  let bytes = 0
  let characters = 0
  return (text, encoding, atMost, path) => {
    if (typeof text !== 'string') return expandList(text, encoding, atMost, path)
    const name = `${encoding} ${text}`
    const known = kept.get(name)
    if (known !== undefined) return known
    // What cannot be expanded has cost as much.
    characters += text.length
    if (characters > MAX_TEXT) {
      const detail = `the lists have more than ${MAX_TEXT} characters together`
      throw failure('OB_LIMIT_STATUS_LIST', detail, path === undefined ? {} : { path })
    }
    const expanded = expandList(text, encoding, Math.min(atMost, maxBytes - bytes), path)
    bytes += expanded.bytes.length
    kept.set(name, expanded)
    return expanded
  }
}
