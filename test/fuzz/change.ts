/**
 * What every change of a JSON document is given.
 * @module
 */
import type { Random } from './random.ts'
import type { JsonTree } from './tree.ts'

/** Changes `root` in place, if it finds something to change. */
export type Change = (root: JsonTree, random: Random, another: () => JsonTree) => void

/** Changes by name: the name stands in the report of a finding. */
export type Changes = Readonly<Record<string, Change>>
