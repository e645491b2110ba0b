/**
 * Walks over a JSON value.
 * @module
 */
import { type JsonValue, pointer } from './json.ts'

/** Where a walk is. It moves on: what it says is true until the visitor returns. */
export interface Place {
  /** The member that holds the value, itself or in a list; `''` for the root. */
  readonly holder: string
  /** How many objects and lists are around the value. */
  readonly depth: number
  /** JSON pointer to the value. */
  readonly path: string
}

/** Looks at a value. `false`: what is inside is not visited. */
export type Visitor = (value: JsonValue, at: Place) => unknown

/** Shows `root` to `visit`, and then all that is inside, each value before what it holds. */
export function walkJson(root: JsonValue, visit: Visitor): void {
  new Walk(visit).enter(root, '')
}

class Walk implements Place {
  holder = ''
  readonly #visit: Visitor
  // A pointer is written where somebody asks for it: hardly anybody does.
  readonly #steps: (string | number)[] = []

  constructor(visit: Visitor) {
    this.#visit = visit
  }

  get depth(): number {
    return this.#steps.length
  }

  get path(): string {
    return this.#steps.reduce<string>(pointer, '')
  }

  enter(value: JsonValue, holder: string): void {
    this.holder = holder
    if (this.#visit(value, this) === false || typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) this.#step(value[index], index, holder)
    } else {
      for (const name of Object.keys(value)) this.#step(Reflect.get(value, name), name, name)
    }
  }

  #step(value: JsonValue | undefined, step: string | number, holder: string): void {
    if (value === undefined) return
    this.#steps.push(step)
    this.enter(value, holder)
    this.#steps.pop()
  }
}
