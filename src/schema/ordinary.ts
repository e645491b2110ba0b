/**
 * A look over a document, as quick as can be, after which most need not be looked at closer.
 * @module
 */
import type { JsonObject, JsonValue } from '../base/json.ts'

/** Beyond this there may be more than is read, and whoever reads has to count. */
const MAX_DEPTH = 100
const MAX_TYPES = 16

/** What makes a document one that others speak of, or in. */
const speaking: ReadonlySet<string> = new Set(['endorsement', 'endorsementJwt', 'endorsementComment'])

/**
 * True if `document` is as nearly all are: no `null`, no empty list and no list in a list; no JSON-LD syntax in the names of
 * its members; no context but its own; no identifier and no type twice; no number that RDF would lose; nothing of an
 * endorsement; and no list longer than `maxItems`.
 *
 * False says nothing against it: then each check looks for itself. What is asked here is what `checkPlainJson`,
 * `checkSharedIds`, `checkListLengths` and `emptyValuesOf` would ask, which find nothing in an ordinary document.
 */
export function isOrdinary(document: JsonObject, maxItems: number): boolean {
  return new Look(maxItems).isOrdinary(document, 0)
}

class Look {
  readonly #ids = new Set<string>()
  readonly #maxItems: number

  constructor(maxItems: number) {
    this.#maxItems = maxItems
  }

  isOrdinary(node: JsonObject, depth: number): boolean {
    if (depth > MAX_DEPTH) return false
    for (const name of Object.keys(node)) {
      const value = node[name]
      if (name === '@context' && depth === 0) {
        if (!Array.isArray(value) || value.length > this.#maxItems) return false
        // What stands in the document itself is looked at by whoever lets it pass.
        if (!value.every(item => typeof item === 'string')) return false
      } else if (name.startsWith('@') || name.includes(':') || speaking.has(name)) {
        return false
      } else if (Array.isArray(value)) {
        if (!this.#isOrdinaryList(value, name, depth)) return false
      } else if (!this.#isOrdinaryItem(value, name, depth)) {
        return false
      }
    }
    return true
  }

  #isOrdinaryList(items: readonly JsonValue[], name: string, depth: number): boolean {
    if (items.length === 0 || items.length > this.#maxItems) return false
    if (name === 'type' && (items.length > MAX_TYPES || new Set(items).size < items.length)) return false
    return items.every(item => !Array.isArray(item) && this.#isOrdinaryItem(item, '', depth + 1))
  }

  #isOrdinaryItem(value: JsonValue | undefined, name: string, depth: number): boolean {
    switch (typeof value) {
      case 'string':
        if (name !== 'id') return true
        if (this.#ids.has(value)) return false
        this.#ids.add(value)
        return true
      case 'number':
        return Number.isInteger(value) || String(value).includes('.')
      case 'boolean':
        return true
      case 'object':
        return value !== null && this.isOrdinary(value as JsonObject, depth + 1)
      default:
        return false
    }
  }
}
