/**
 * RDFC-1.0 for the common case: every blank node is told from the others by its own statements.
 * @module
 */
import { sha256Hex } from '#crypto'
import { isRepeat, type Label, named, type RdfTerm, type Statement } from './statements.ts'

/**
 * The canonical N-Quads of statements.
 * @param areDistinct true if none is there twice; else those that are count once
 * @returns where more has to be looked at, at what: `'nodes'` if two blank nodes have the same first-degree hash,
 *   `'statements'` if too many are alike to see which are there twice
 * @see https://www.w3.org/TR/rdf-canon/#canon-algorithm
 */
export function canonicalForm(statements: readonly Statement[], areDistinct: boolean): CanonicalForm {
  const labels = canonicalLabels(statements, areDistinct)
  if (typeof labels === 'string') return { undecided: labels }
  const text = inOrder(statements, node => labels[node] ?? '', areDistinct)
  return text === undefined ? { undecided: 'statements' } : { text }
}

/** The text, or what it takes another look at to have it. */
export type CanonicalForm = { readonly text: string } | { readonly undecided: Undecided }
type Undecided = 'nodes' | 'statements'

/** By the number of a blank node; one that nothing is said of has none. */
function canonicalLabels(
  statements: readonly Statement[],
  areDistinct: boolean
): readonly string[] | Undecided {
  const mentioned = mentions(statements)
  const [only] = mentioned.keys()
  const labels: string[] = []
  if (mentioned.size < 2) {
    if (only !== undefined) labels[only] = '_:c14n0'
    return labels
  }
  const byHash = new Map<string, number>()
  for (const [node, about] of mentioned) {
    const lines = inOrder(about, other => (other === node ? '_:a' : '_:z'), areDistinct)
    // https://www.w3.org/TR/rdf-canon/#hash-1d-quads
    if (lines === undefined) return 'statements'
    byHash.set(sha256Hex(lines), node)
  }
  if (byHash.size < mentioned.size) return 'nodes'
  for (const [index, hash] of [...byHash.keys()].sort().entries()) {
    labels[byHash.get(hash) ?? 0] = `_:c14n${index}`
  }
  return labels
}

/** The statements about each blank node. */
function mentions(statements: readonly Statement[]): ReadonlyMap<number, readonly Statement[]> {
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

/** A statement with all its terms as text; the graph is `''` for the default graph. */
interface Quad {
  readonly subject: string
  readonly predicate: string
  readonly object: string
  readonly graph: string
  readonly of: Statement
}

/** More lines than this that are alike are not compared each with each. */
const FEW = 16

/**
 * Statements as sorted lines. Their terms are compared and not the lines, which begin with the same addresses: no term is
 * the beginning of another that goes on with less than a blank. Lines that are alike may be about different blank nodes.
 * @returns `undefined` if there are too many of those to see which statements are there twice
 */
function inOrder(statements: readonly Statement[], label: Label, areDistinct: boolean): string | undefined {
  const quads: Quad[] = []
  for (const of of statements) {
    const { subject, predicate, object, graph } = of
    const within = graph === undefined ? '' : label(graph)
    quads.push({ subject: named(subject, label), predicate, object: named(object, label), graph: within, of })
  }
  quads.sort(compare)
  let text = ''
  let first: Quad | undefined
  let alike: Quad[] | undefined
  for (const quad of quads) {
    if (areDistinct || first === undefined || compare(first, quad) !== 0) {
      first = quad
      alike = undefined
    } else {
      alike ??= [first]
      if (alike.length === FEW) return undefined
      if (alike.some(({ of }) => isRepeat(of, quad.of))) continue
      alike.push(quad)
    }
    const end = quad.graph === '' ? ' .\n' : ` ${quad.graph} .\n`
    text += `${quad.subject} ${quad.predicate} ${quad.object}${end}`
  }
  return text
}

function compare(a: Quad, b: Quad): number {
  if (a.subject !== b.subject) return a.subject < b.subject ? -1 : 1
  if (a.predicate !== b.predicate) return a.predicate < b.predicate ? -1 : 1
  if (a.object !== b.object) return a.object < b.object ? -1 : 1
  return a.graph === b.graph ? 0 : a.graph < b.graph ? -1 : 1
}
