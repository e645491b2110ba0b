/**
 * Copies a JSON value that was handed in as an object, once, so that it can no longer change.
 * @module
 */
import { copyOrdinary } from './copy-ordinary.ts'
import { buildJson, type JsonBuilder, type Reading } from './json-builder.ts'
import { limitPassed } from './limit-passed.ts'
import type { Limits } from './limits.ts'
import { memberOf, type NotData, notData, plainDataOf } from './plain-data.ts'
import { settle } from './settle.ts'
import { utf8Length } from './utf8.ts'

/**
 * Copies plain data within limits, under the same profile as `readJson`: whatever `copyJson` accepts, `readJson`
 * accepts as `JSON.stringify` writes it, and the other way round.
 *
 * Only plain objects (of any realm, or without prototype) and plain arrays are data, and of them only enumerable
 * data properties. Accessors, symbols, functions, bigints, class instances such as Date and Map, arrays with holes
 * or members of their own, hidden properties, cycles, NaN and infinities, `undefined` in arrays, and what throws
 * when looked at give `OB_JSON_NOT_DATA`. Members whose value is `undefined` are left out. `toJSON` is never called.
 * What is in the copy was read once; getters never run, traps of a Proxy do.
 *
 * It does not check what the value means: any JSON value will do.
 * @param value what was handed in; it is not changed
 * @param limits of which `maxBytes maxDepth maxObjects maxValues maxStringLength` are held while walking;
 *   bytes are those of the value as `JSON.stringify` writes it
 * @returns the frozen copy, or problems; never throws for bad input
 * @example
 * const { value, problems } = copyJson({ name: 'Budget' }, defaultLimits)
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-3
 */
export function copyJson(value: unknown, limits: Limits): Reading {
  const quick = copyOrdinary(value, limits)
  if (quick !== undefined && settle(quick, limits)) return { value: quick, problems: [] }
  return buildJson(limits, builder => new Copier(builder, limits).copy(value))
}

const COMMA = 1
const COLON = 1
const BRACKETS = 2

/** Quotes, and an escape for each unit. */
function mostBytesOf({ length }: string): number {
  return 2 + 6 * length
}

/** An object or array that is being copied. */
interface Source {
  readonly object: object
  /** Names of the members of an object; an array has none. */
  readonly names: readonly string[] | undefined
  readonly length: number
  /** Index of the member or item that comes next. */
  next: number
  /** How many were copied. */
  copied: number
}

class Copier {
  readonly #builder: JsonBuilder
  readonly #limits: Limits
  readonly #open: Source[] = []
  readonly #above = new Set<object>()
  /** Names and strings that were not counted to the byte yet. */
  #uncounted: string[] = []
  /** What all that was copied takes at most as JSON text. */
  #bytes = 0

  constructor(builder: JsonBuilder, limits: Limits) {
    this.#builder = builder
    this.#limits = limits
  }

  /** Copies `root` without recursion, so that no depth can exhaust the stack. */
  copy(root: unknown): void {
    this.#value(root)
    for (let source = this.#open.at(-1); source !== undefined; source = this.#open.at(-1)) {
      if (source.next < source.length) this.#member(source, source.next++)
      else {
        this.#open.pop()
        this.#above.delete(source.object)
        this.#builder.end()
      }
    }
  }

  #member(source: Source, index: number): void {
    const name = source.names?.[index]
    const member = memberOf(source.object, name ?? index)
    if (name !== undefined && member.kind === undefined && member.value === undefined) return
    if (source.copied++ > 0) this.#count(COMMA)
    if (name !== undefined) {
      this.#builder.name(name)
      this.#countText(name)
      this.#count(COLON)
    }
    if (member.kind === undefined) this.#value(member.value)
    else this.#refuse(member)
  }

  #value(value: unknown): void {
    if (typeof value === 'string') {
      this.#builder.string(value)
      this.#countText(value)
    } else if (typeof value === 'number' && Number.isFinite(value)) {
      const source = String(value)
      this.#builder.number(value, source)
      this.#count(source.length)
    } else if (typeof value === 'boolean' || value === null) {
      this.#builder.literal(value)
      this.#count(String(value).length)
    } else if (typeof value === 'object') this.#enter(value)
    else this.#refuse(notData(typeof value === 'number' ? String(value) : `a value of type ${typeof value}`))
  }

  #enter(object: object): void {
    const data = this.#above.has(object)
      ? notData('an object that holds itself')
      : plainDataOf(object, this.#limits.maxValues)
    switch (data.kind) {
      case 'object':
        this.#builder.beginObject()
        this.#open.push({ object, names: data.names, length: data.names.length, next: 0, copied: 0 })
        break
      case 'array':
        this.#builder.beginArray()
        if (data.length > this.#limits.maxValues) throw limitPassed(this.#limits, 'maxValues')
        this.#open.push({ object, names: undefined, length: data.length, next: 0, copied: 0 })
        break
      default:
        this.#refuse(data)
        return
    }
    this.#count(BRACKETS)
    this.#above.add(object)
  }

  #refuse({ detail, hint }: NotData): void {
    this.#builder.notData(detail, hint)
  }

  /** Counts a name or a string: for the most that it can take, until that would be too much. */
  #countText(text: string): void {
    this.#uncounted.push(text)
    this.#count(mostBytesOf(text))
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes <= this.#limits.maxBytes) return
    for (const text of this.#uncounted) this.#bytes -= mostBytesOf(text) - utf8Length(JSON.stringify(text))
    this.#uncounted = []
    if (this.#bytes > this.#limits.maxBytes) throw limitPassed(this.#limits, 'maxBytes')
  }
}
