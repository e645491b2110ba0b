/**
 * Changes to a document that was signed, by JSON pointers.
 * @module
 */
import type { JsonObject } from '../../src/base/json.ts'

/** Changes a copy in place. */
export type Change = (copy: object) => void

/** A deep copy of `document`, changed. */
export function changed(document: object, ...changes: readonly Change[]): JsonObject {
  const copy = structuredClone(document)
  for (const change of changes) change(copy)
  return copy as JsonObject
}

/** Puts a value, or what a function makes of the one that is there. */
export function set(path: string, value: unknown): Change {
  return copy => {
    const { holder, member } = placeOf(copy, path)
    holder[member] = typeof value === 'function' ? value(holder[member]) : value
  }
}

/** Takes a member out, which has to be there. */
export function drop(path: string): Change {
  return copy => {
    const { holder, member } = placeOf(copy, path)
    if (!Object.hasOwn(holder, member)) throw new Error(`there is no ${path}`)
    delete holder[member]
  }
}

/** Puts an item behind the last one of a list; a function makes it of the list. */
export function append(path: string, item: unknown): Change {
  return set(path, (list: unknown[]) => [...list, typeof item === 'function' ? item(list) : item])
}

/** Gives a member another place. */
export function move(from: string, to: string): Change {
  return copy => {
    const { holder, member } = placeOf(copy, from)
    set(to, holder[member])(copy)
    drop(from)(copy)
  }
}

/** Turns a list round. */
export function reverse(path: string): Change {
  return set(path, (list: unknown[]) => list.toReversed())
}

/** One change after the other. */
export function both(...changes: readonly Change[]): Change {
  return copy => {
    for (const change of changes) change(copy)
  }
}

function placeOf(copy: object, path: string) {
  const steps = path.split('/').slice(1)
  const member = steps.pop() ?? ''
  let holder = copy as Record<string, unknown>
  for (const step of steps) {
    const inner = holder[step]
    if (typeof inner !== 'object' || inner === null) throw new Error(`there is no ${path}`)
    holder = inner as Record<string, unknown>
  }
  return { holder, member }
}
