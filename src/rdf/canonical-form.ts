/**
 * RDFC-1.0 for the common case: every blank node is told from the others by its own statements.
 * @module
 */
import { sha256Hex } from '#crypto'
import { type Label, lineOf, type RdfTerm, type Statement } from './statements.ts'

/**
 * The canonical N-Quads of statements.
 * @returns `undefined` where more has to be looked at: two blank nodes have the same first-degree hash, or a statement is
 *   there twice
 * @see https://www.w3.org/TR/rdf-canon/#canon-algorithm
 */
export function canonicalForm(statements: readonly Statement[]): string | undefined {
  const labels = canonicalLabels(statements)
  if (labels === undefined) return undefined
  const label: Label = node => labels.get(node) ?? ''
  const lines = statements.map(statement => lineOf(statement, label)).sort()
  return lines.some((line, index) => line === lines[index - 1]) ? undefined : lines.join('')
}

function canonicalLabels(statements: readonly Statement[]): ReadonlyMap<number, string> | undefined {
  const byHash = new Map<string, number>()
  for (const [node, about] of mentions(statements)) {
    const hash = firstDegreeHash(node, about)
    if (byHash.has(hash)) return undefined
    byHash.set(hash, node)
  }
  const inOrder = [...byHash].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(inOrder.map(([, node], index) => [node, `_:c14n${index}`]))
}

function mentions(statements: readonly Statement[]): ReadonlyMap<number, readonly Statement[]> {
  const byNode = new Map<number, Statement[]>()
  const note = (node: RdfTerm | undefined, statement: Statement) => {
    if (typeof node !== 'number') return
    const about = byNode.get(node)
    if (about === undefined) byNode.set(node, [statement])
    else about.push(statement)
  }
  for (const statement of statements) {
    const { subject, object, graph } = statement
    note(subject, statement)
    if (object !== subject) note(object, statement)
    if (graph !== subject && graph !== object) note(graph, statement)
  }
  return byNode
}

// https://www.w3.org/TR/rdf-canon/#hash-1d-quads
function firstDegreeHash(node: number, about: readonly Statement[]): string {
  const label: Label = other => (other === node ? '_:a' : '_:z')
  const lines = about.map(statement => lineOf(statement, label))
  return sha256Hex(lines.sort().join(''))
}
