/**
 * Copies plain data as it nearly always comes.
 * @module
 */
import type { JsonValue } from './json.ts'
import type { Limits } from './limits.ts'
import { isInherited } from './members.ts'

/**
 * A copy of `value` if it is of the plain objects and arrays of this realm, without prototype tricks.
 * @param limits of which `maxDepth` and `maxValues` bound the work; none is held
 * @returns `undefined` says nothing against it: then look closer. Each property was read once, and no getter has run
 */
export function copyOrdinary(value: unknown, limits: Limits): JsonValue | undefined {
  try {
    return new Copier(limits).copy(value, 0)
  } catch {
    return undefined
  }
}

const unusual = new Error('to be looked at closer')

class Copier {
  readonly #limits: Limits
  #values = 0

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Throws at whatever is unusual. */
  copy(value: unknown, depth: number): JsonValue {
    if (++this.#values > this.#limits.maxValues || depth > this.#limits.maxDepth) throw unusual
    switch (typeof value) {
      case 'string':
      case 'number':
      case 'boolean':
        return value
      case 'object':
        if (value === null) return null
        return Array.isArray(value) ? this.#array(value, depth + 1) : this.#object(value, depth + 1)
      default:
        throw unusual
    }
  }

  #object(object: object, depth: number): JsonValue {
    if (Reflect.getPrototypeOf(object) !== Object.prototype) throw unusual
    const copy: Record<string, JsonValue> = {}
    for (const name of Reflect.ownKeys(object)) {
      if (typeof name !== 'string' || isInherited(name)) throw unusual
      const value = dataOf(object, name)
      if (value !== undefined) copy[name] = this.copy(value, depth)
    }
    return copy
  }

  #array(array: readonly unknown[], depth: number): JsonValue {
    if (Reflect.getPrototypeOf(array) !== Array.prototype) throw unusual
    const { length } = array
    if (length > this.#limits.maxValues || Reflect.ownKeys(array).length !== length + 1) throw unusual
    const copy: JsonValue[] = []
    for (let index = 0; index < length; index++) copy.push(this.copy(dataOf(array, index), depth))
    return copy
  }
}

/** The value of a member or item; throws at a getter, and at what is hidden. */
function dataOf(object: object, key: string | number): unknown {
  const property = Reflect.getOwnPropertyDescriptor(object, key)
  if (property?.enumerable !== true || !('value' in property)) throw unusual
  return property.value
}
