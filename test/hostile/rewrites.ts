/**
 * Attacks that change a document after it was signed, as rows of a table.
 * @module
 */
import type { ProblemCode } from '../../src/problem/codes.ts'
import { text } from './badges.ts'
import { type Attack, attacksOn, type Expectation, refused, type Sample } from './corpus.ts'
import { type Change, changed } from './edits.ts'
import { issuers, twin } from './issuers.ts'

/** One change and its answer. */
export type Row = readonly [threat: string, name: string, change: Change, expected: Expectation]

/** The plain badge that most of them change. */
export const plain: Sample = await twin(issuers.didKey, 'eddsa')

/** The attacks of a table, on a twin that is JSON. */
export function rewrites(rows: readonly Row[], sound: Sample): Attack[] {
  const document = JSON.parse(String(sound.input))
  return rows.map(([threat, name, change, expected]) =>
    attacksOn(sound)(threat, name, text(changed(document, change)), expected)
  )
}

/** It does not conform. */
export const conformance = (code: ProblemCode) => refused('conformance', code)

/** What many rows expect. */
export const shape = conformance('MALFORMED_VALUE_ERROR')
export const missing = conformance('OB_MEMBER_MISSING')
export const undefinedTerm = conformance('OB_TERM_UNDEFINED')
export const relative = conformance('OB_ID_RELATIVE')
export const broken = refused('proof', 'PROOF_VERIFICATION_ERROR')
