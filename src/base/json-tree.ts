/**
 * A JSON value while it grows from the outside in, and the place in it that was reached.
 * @module
 */
import { type JsonValue, pointer } from './json.ts'
import { defineMember, isInherited } from './members.ts'
import { isWellFormed } from './utf8.ts'

/** An object or array that is not closed yet. */
type Frame = Place &
  (
    | { readonly object: Record<string, JsonValue>; readonly array: undefined }
    | { readonly object: undefined; readonly array: JsonValue[] }
  )

/** Where in an object or array the next value goes. */
interface Place {
  /** The member or item whose value is being told; `undefined` between two of them. */
  step: string | number | undefined
  /** True if plain assignment of that member would meet one that is there, or a prototype's. */
  taken: boolean
}

/** Longest pointer given: problems must not repeat a hostile name of a megabyte a hundred times. */
const MAX_POINTER = 2_000

/** Grows a value: {@link JsonTree.begin} announces each value, then it is put, or opened and later closed. */
export class JsonTree {
  readonly #open: Frame[] = []
  #last: Frame | undefined
  #root: JsonValue | undefined

  /** The value told; complete once nothing is open. */
  get root(): JsonValue | undefined {
    return this.#root
  }

  /** How many objects and arrays are open. */
  get depth(): number {
    return this.#open.length
  }

  /** What was opened last and is not closed. */
  get within(): 'object' | 'array' | undefined {
    if (this.#last === undefined) return undefined
    return this.#last.object ? 'object' : 'array'
  }

  /** JSON pointer to the place reached, or to the nearest place above that has a pointer of bearable length. */
  get path(): string {
    let path = ''
    for (const { step } of this.#open) {
      if (step === undefined || path.length + String(step).length > MAX_POINTER) break
      // a pointer is Unicode text; it cannot name such a member
      if (typeof step === 'string' && !isWellFormed(step)) break
      path = pointer(path, step)
    }
    return path
  }

  /** A value comes next. */
  begin(): void {
    const frame = this.#last
    if (frame?.array) frame.step = frame.array.length
  }

  /** The name of the member whose value comes next; only within an object. True if it was told before. */
  name(name: string): boolean {
    const frame = this.#last
    if (frame?.object === undefined) throw new TypeError('only an object has names')
    frame.step = name
    const known = Object.hasOwn(frame.object, name)
    frame.taken = known || isInherited(name)
    return known
  }

  /** The value that was announced, if it holds no others. */
  put(value: string | number | boolean | null): void {
    this.#place(value)
    this.#done()
  }

  /** An object opens. */
  openObject(): void {
    const object = {}
    this.#place(object)
    this.#enter({ object, array: undefined, step: undefined, taken: false })
  }

  /** An array opens. */
  openArray(): void {
    const array: JsonValue[] = []
    this.#place(array)
    this.#enter({ object: undefined, array, step: undefined, taken: false })
  }

  /** What was opened last is whole; it is frozen. */
  close(): void {
    const frame = this.#open.pop()
    Object.freeze(frame?.object ?? frame?.array)
    this.#last = this.#open.at(-1)
    this.#done()
  }

  #enter(frame: Frame): void {
    this.#open.push(frame)
    this.#last = frame
  }

  #place(value: JsonValue): void {
    const frame = this.#last
    if (frame === undefined) this.#root = value
    else if (frame.array) frame.array.push(value)
    else if (frame.taken) defineMember(frame.object, String(frame.step), value)
    else frame.object[String(frame.step)] = value
  }

  #done(): void {
    if (this.#last) this.#last.step = undefined
  }
}
