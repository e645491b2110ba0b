/**
 * Looks at an object that was handed in without running its getters, and says whether it is plain data.
 * @module
 */

/** Why something is no data, and how to mend it. */
export interface NotData {
  readonly kind: 'not data'
  readonly detail: string
  readonly hint: string
}

/** A plain object, by the names of its members, or a plain array, by its length. */
export type PlainData =
  | { readonly kind: 'object'; readonly names: readonly string[] }
  | { readonly kind: 'array'; readonly length: number }

/** One member or item. */
export interface Member {
  readonly kind?: never
  readonly value: unknown
}

/**
 * What `value` holds, if it is a plain object or array: of any realm, without symbols, and, if an array, without
 * holes or further members. Never throws.
 * @param maxItems of an array that says it is longer only the length is told; holes are not looked for
 */
export function plainDataOf(value: object, maxItems: number): PlainData | NotData {
  try {
    return Array.isArray(value) ? arrayData(value, maxItems) : objectData(value)
  } catch {
    return notData('an object that throws when looked at')
  }
}

/** The member or item `key`, if it is an enumerable data property. Getters do not run. Never throws. */
export function memberOf(object: object, key: string | number): Member | NotData {
  try {
    const property = Object.getOwnPropertyDescriptor(object, key)
    if (property === undefined) return notData('nothing where a member was announced')
    if (!('value' in property)) return notData('a getter or setter')
    return property.enumerable === true ? (property as { value: unknown }) : notData('a hidden property')
  } catch {
    return notData('a member that throws when looked at')
  }
}

const PLAIN = 'give plain objects, arrays, strings, numbers, true, false and null only'

/** The problem of `found` standing where data should. */
export function notData(found: string, hint = PLAIN): NotData {
  return { kind: 'not data', detail: `found ${found}, expected plain JSON data`, hint }
}

function objectData(value: object): PlainData | NotData {
  const prototype: unknown = Object.getPrototypeOf(value)
  // each realm has an Object.prototype of its own; it alone has this member
  if (prototype !== null && !Object.hasOwn(Object(prototype), 'isPrototypeOf')) {
    if (value instanceof Date) return notData('a Date', 'give dates as text, such as 2026-01-31T12:00:00Z')
    if ('then' in value) return notData('a promise', 'await it')
    if (ArrayBuffer.isView(value)) return notData('bytes', 'give the parsed object, or the text')
    return notData('a class instance')
  }
  const names = Reflect.ownKeys(value)
  return names.every(isString) ? { kind: 'object', names } : notData('a member named by a symbol')
}

function arrayData(value: readonly unknown[], maxItems: number): PlainData | NotData {
  // likewise: of all prototypes of arrays, only Array.prototype is an array itself
  if (!Array.isArray(Object.getPrototypeOf(value))) return notData('an instance of a class of arrays')
  const { length } = value
  if (length <= maxItems && Reflect.ownKeys(value).length !== length + 1) {
    return notData('an array with holes or with members of its own')
  }
  return { kind: 'array', length }
}

function isString(key: string | symbol): key is string {
  return typeof key === 'string'
}
