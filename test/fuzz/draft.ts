/**
 * What all mutants are made with: something that is changed step by step, and the changes of objects.
 * @module
 */
import type { Changes } from './change.ts'
import { proofChanges } from './change-proof.ts'
import { shapeChanges } from './change-shape.ts'
import { termChanges } from './change-terms.ts'
import { valueChanges } from './change-values.ts'
import type { Random } from './random.ts'
import type { JsonTree } from './tree.ts'

/** What is on the way to become a mutant. */
export interface Draft<Input> {
  input: Input
  readonly changes: string[]
  byStranger?: JsonTree | string
}

/** Changes of any object. */
export const headerChanges: Changes = { ...shapeChanges, ...valueChanges }
/** Changes of a credential. */
export const objectChanges: Changes = { ...headerChanges, ...termChanges, ...proofChanges }

/** One in most cases, sometimes up to four: what one change breaks, another may hide. */
export function times(random: Random): number {
  return random.pick([1, 1, 1, 1, 1, 1, 2, 2, 3, 4])
}

/** One of `changes`, with its name. */
export function pickNamed<T>(random: Random, changes: Readonly<Record<string, T>>): readonly [string, T] {
  return random.pick(Object.entries(changes))
}
