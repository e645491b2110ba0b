/**
 * JSON values for property tests, and what tests ask of one.
 * @module
 */

import fc from 'fast-check'
import { type JsonValue, pointer } from '../../src/base/json.ts'
import type { Reading } from '../../src/base/json-builder.ts'
import { inWords } from './problems.ts'

/** Well-formed text of any script, with controls, quotes and characters beyond the basic plane. */
export const text: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '"', '\\', '\u0001\n\u007f', 'toString', '0', '-1', '@context', 'a/b~c', '\ufeff')
)

/** Numbers of at most 15 significant digits, and whole numbers up to 2^53 - 1. */
export const exactNumber: fc.Arbitrary<number> = fc.oneof(
  fc.maxSafeInteger().map(number => number + 0),
  fc
    .tuple(fc.integer({ min: -1e15 + 1, max: 1e15 - 1 }), fc.integer({ min: -290, max: 0 }))
    .map(([digits, exponent]) => Number(`${digits}e${exponent}`) + 0)
)

const name = text.filter(candidate => !['__proto__', 'constructor', 'prototype'].includes(candidate))

/** Values that our profile of JSON accepts. */
export const profileValue: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>(tie => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.oneof(text, exactNumber, fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true })
  )
})).value

/** Freezes all that `value` holds, so that a test fails when it is changed. */
export function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const held of Object.values(value)) deepFrozen(held)
  }
  return value
}

/** Pointers to all in `value` that is not frozen, or not a plain object or array. */
export function unfrozen(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  const prototype: unknown = Object.getPrototypeOf(value)
  const plain = prototype === (Array.isArray(value) ? Array.prototype : Object.prototype)
  const held = Object.entries(value).flatMap(([step, item]) => unfrozen(item, pointer(path, step)))
  return plain && Object.isFrozen(value) ? held : [path, ...held]
}

/** The problems of a reading as `CODE path`, warnings as `CODE path (warning)`. */
export function told({ problems }: Reading): string[] {
  return problems
    .map(inWords)
    .map(({ code, path, severity }) =>
      severity === 'error' ? `${code} ${path}` : `${code} ${path} (${severity})`
    )
}
