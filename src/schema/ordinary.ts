/**
 * A look over a document, as quick as can be, after which most need not be looked at closer.
 * @module
 */
import { equalJson } from '../base/equal-json.ts'
import type { JsonObject, JsonValue } from '../base/json.ts'

/** Beyond this there may be more than is read, and whoever reads has to count. */
const MAX_DEPTH = 100
const MAX_TYPES = 16

/** What makes a document one that others speak of, or in. */
const speaking: ReadonlySet<string> = new Set(['endorsement', 'endorsementJwt', 'endorsementComment'])

/** What a quick look saw. */
export interface Look {
  /**
   * True if the document is as nearly all are: no `null`, no empty list and no list in a list; no JSON-LD syntax in the names
   * of its members; no context but its own; no type twice; no number that RDF would lose; nothing of an endorsement; and no
   * list longer than `maxItems`. False says nothing against it: then each check looks for itself.
   */
  readonly isOrdinary: boolean
  /** Identifiers that objects of an ordinary document have that are not equal. */
  readonly sharedIds: ReadonlySet<string>
}

/**
 * Looks over `document` once. What is asked here is what `checkPlainJson`, `checkListLengths` and `emptyValuesOf` would
 * ask, which find nothing in an ordinary document, and `checkSharedIds` nothing where equal objects share an identifier.
 */
export function lookOver(document: JsonObject, maxItems: number): Look {
  const glance = new Glance(maxItems)
  return { isOrdinary: glance.isOrdinary(document, 0), sharedIds: glance.sharedIds }
}

class Glance {
  readonly sharedIds = new Set<string>()
  readonly #byId = new Map<string, JsonObject>()
  readonly #maxItems: number

  constructor(maxItems: number) {
    this.#maxItems = maxItems
  }

  isOrdinary(node: JsonObject, depth: number): boolean {
    if (depth > MAX_DEPTH) return false
    if (typeof node.id === 'string') this.#note(node.id, node)
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
      } else if (!this.#isOrdinaryItem(value, depth)) {
        return false
      }
    }
    return true
  }

  #note(id: string, node: JsonObject): void {
    const known = this.#byId.get(id)
    if (known === undefined) this.#byId.set(id, node)
    else if (!equalJson(known, node)) this.sharedIds.add(id)
  }

  #isOrdinaryList(items: readonly JsonValue[], name: string, depth: number): boolean {
    if (items.length === 0 || items.length > this.#maxItems) return false
    if (name === 'type' && (items.length > MAX_TYPES || new Set(items).size < items.length)) return false
    return items.every(item => !Array.isArray(item) && this.#isOrdinaryItem(item, depth + 1))
  }

  #isOrdinaryItem(value: JsonValue | undefined, depth: number): boolean {
    switch (typeof value) {
      case 'string':
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
