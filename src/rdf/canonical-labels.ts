/**
 * What blank nodes are called in canonical N-Quads.
 * @module
 */
import { sha256Hex } from '#crypto'
import { linesInOrder } from './lines-in-order.ts'
import { NameIssuer, type Names, NDegreeHasher } from './n-degree-hash.ts'
import type { RdfTerm, Statement } from './statements.ts'

/** Why labels could not be told: too many statements, or nodes, are alike. */
export type Undecided = 'nodes' | 'statements'

/**
 * The label of each blank node that statements are about.
 * @param areDistinct true if no statement is there twice
 * @see https://www.w3.org/TR/rdf-canon/#canon-algo-algo
 */
export function canonicalLabels(statements: readonly Statement[], areDistinct: boolean): Names | Undecided {
  const mentions = mentionsIn(statements)
  const canonical = new NameIssuer('_:c14n')
  if (mentions.size < 2) {
    for (const node of mentions.keys()) canonical.issue(node)
    return canonical
  }
  const hashes = new Map<number, string>()
  for (const [node, about] of mentions) {
    // https://www.w3.org/TR/rdf-canon/#hash-1d-quads
    const lines = linesInOrder(about, other => (other === node ? '_:a' : '_:z'), areDistinct)
    if (lines === undefined) return 'statements'
    hashes.set(node, sha256Hex(lines))
  }
  const inOrder = byHash(hashes)
  for (const [node, ...alike] of inOrder) if (node !== undefined && alike.length === 0) canonical.issue(node)
  if (canonical.size < mentions.size) {
    const hasher = new NDegreeHasher(mentions, hashes, canonical)
    for (const alike of inOrder) if (alike.length > 1 && !hasher.name(alike)) return 'nodes'
  }
  return canonical
}

/** The nodes that have each hash, in the order of the hashes. */
function byHash(hashes: ReadonlyMap<number, string>): readonly (readonly number[])[] {
  const nodes = new Map<string, number[]>()
  for (const [node, hash] of hashes) {
    const alike = nodes.get(hash)
    if (alike === undefined) nodes.set(hash, [node])
    else alike.push(node)
  }
  return [...nodes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, alike]) => alike)
}

/** The statements about each blank node. */
function mentionsIn(statements: readonly Statement[]): ReadonlyMap<number, readonly Statement[]> {
  const byNode = new Map<number, Statement[]>()
  for (const statement of statements) {
    const { subject, object, graph } = statement
    note(subject, statement, byNode)
    if (object !== subject) note(object, statement, byNode)
    if (graph !== subject && graph !== object) note(graph, statement, byNode)
  }
  return byNode
}

function note(node: RdfTerm | undefined, statement: Statement, byNode: Map<number, Statement[]>): void {
  if (typeof node !== 'number') return
  const about = byNode.get(node)
  if (about === undefined) byNode.set(node, [statement])
  else about.push(statement)
}
