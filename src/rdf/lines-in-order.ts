/**
 * Statements as lines in canonical order.
 * @module
 */
import { isRepeat, type Label, named, type Statement } from './statements.ts'

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
 * Statements as lines of N-Quads, sorted. Their terms are compared and not the lines, which begin with the same addresses: no
 * term is the beginning of another that goes on with less than a blank. Lines that are alike may be about different blank nodes.
 * @param areDistinct true if none is there twice; else those that are count once
 * @returns `undefined` if there are too many of those to see which statements are there twice
 */
export function linesInOrder(
  statements: readonly Statement[],
  label: Label,
  areDistinct: boolean
): string | undefined {
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
