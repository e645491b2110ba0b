/**
 * RDFC-1.0 for all but what is made to be hard.
 * @module
 */
import { canonicalLabels, type Undecided } from './canonical-labels.ts'
import { linesInOrder } from './lines-in-order.ts'
import type { Statement } from './statements.ts'

/**
 * The canonical N-Quads of statements.
 * @param areDistinct true if none is there twice; else those that are count once
 * @returns where more has to be looked at, at what: `'nodes'` if blank nodes are too tangled to be told apart here,
 *   `'statements'` if too many are alike to see which are there twice
 * @see https://www.w3.org/TR/rdf-canon/#canon-algorithm
 */
export function canonicalForm(statements: readonly Statement[], areDistinct: boolean): CanonicalForm {
  const names = canonicalLabels(statements, areDistinct)
  if (typeof names === 'string') return { undecided: names }
  const text = linesInOrder(statements, node => names.of(node) ?? '', areDistinct)
  return text === undefined ? { undecided: 'statements' } : { text }
}

/** The text, or what it takes another look at to have it. */
export type CanonicalForm = { readonly text: string } | { readonly undecided: Undecided }
