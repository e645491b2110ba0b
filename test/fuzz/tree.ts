/**
 * JSON that can be written into, and places in it.
 * @module
 */
import type { Random } from './random.ts'

/** A JSON value of one's own. */
export type Json = string | number | boolean | null | Json[] | JsonTree

/** An object of one's own. */
export interface JsonTree {
  [member: string]: Json
}

/** An object or a list. */
export type Container = Json[] | JsonTree

/** Where a value stands. */
export interface Slot {
  readonly within: Container
  readonly key: string
  /** The member that it belongs to: its own, or that of the list it stands in. */
  readonly member: string
  readonly value: Json
}

/** True for objects that are no lists. */
export function isTree(value: unknown): value is JsonTree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for objects and lists. */
export function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null
}

/** All places of `root`, nearest first along each branch. */
export function slotsOf(root: Container, member = ''): Slot[] {
  const slots: Slot[] = []
  collect(root, member, slots)
  return slots
}

function collect(within: Container, around: string, slots: Slot[]): void {
  for (const [key, value] of Object.entries(within)) {
    const member = Array.isArray(within) ? around : key
    slots.push({ within, key, member, value })
    if (isContainer(value)) collect(value, member, slots)
  }
}

/** All objects of `root`, itself first. */
export function treesOf(root: Json): JsonTree[] {
  if (!isContainer(root)) return []
  const inner = Object.values(root).flatMap(treesOf)
  return isTree(root) ? [root, ...inner] : inner
}

/** Writes a member, also one called `__proto__`; into a list, at its end if the key is none of its own. */
export function put(within: Container, key: string, value: Json): void {
  if (Array.isArray(within)) {
    const index = Number(key)
    if (Number.isInteger(index) && index >= 0 && index <= within.length) within[index] = value
    else within.push(value)
    return
  }
  Object.defineProperty(within, key, { value, enumerable: true, writable: true, configurable: true })
}

/** Takes a member out, or an item with its place. */
export function take({ within, key }: Slot): void {
  if (Array.isArray(within)) within.splice(Number(key), 1)
  else delete within[key]
}

/** A deep copy. */
export function copyOf<T extends Json>(value: T): T {
  return structuredClone(value)
}

/** `value` as text; of an object its JSON, for what stands in it may be called `toString`. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : `${JSON.stringify(value)}`
}

/** A place that is chosen by chance, among those that `fits` lets through; none if there is none. */
export function anySlot(root: Container, random: Random, fits?: (slot: Slot) => boolean): Slot | undefined {
  const slots = fits === undefined ? slotsOf(root) : slotsOf(root).filter(fits)
  return slots.length === 0 ? undefined : random.pick(slots)
}
