/**
 * RDF statements while they are collected.
 * @module
 */
import type { Quad, Term } from 'rdf-canonize'
import type { Literal } from './literal.ts'

/** A term as N-Quads writes it, or the number of a blank node. */
export type RdfTerm = string | number

/** One RDF statement. Its predicate is an IRI as N-Quads writes it. */
export interface Statement {
  readonly subject: RdfTerm
  readonly predicate: string
  readonly object: RdfTerm
  /** The number of the blank node that names the graph; the default graph has none. */
  readonly graph: number | undefined
  /** The literal that the object is; absent where it is none. */
  readonly literal?: Literal | undefined
}

/** How a blank node is called. */
export type Label = (node: number) => string

const plainLabel: Label = node => `_:b${node}`

/** A statement as a line of N-Quads. */
export function lineOf({ subject, predicate, object, graph }: Statement, label: Label = plainLabel): string {
  const within = graph === undefined ? '' : ` ${label(graph)}`
  return `${named(subject, label)} ${predicate} ${named(object, label)}${within} .\n`
}

/** A term as N-Quads writes it. */
export function named(term: RdfTerm, label: Label): string {
  return typeof term === 'string' ? term : label(term)
}

/**
 * The same statements, each once; but literals that were made of different values, or of terms of different types, stay
 * apart: JSON-LD compares them before they are literals, and then writes both.
 */
export function distinct(statements: readonly Statement[]): readonly Statement[] {
  const byLine = new Map<string, Statement[]>()
  return statements.filter(statement => {
    const line = lineOf(statement)
    const known = byLine.get(line)
    if (known === undefined) byLine.set(line, [statement])
    else if (known.some(other => isSameValue(other, statement))) return false
    else known.push(statement)
    return true
  })
}

/** The list without items. */
export const NIL = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>'

/** True if two statements that may differ in their blank nodes alone are one that is there twice. */
export function isRepeat(a: Statement, b: Statement): boolean {
  return a.subject === b.subject && a.object === b.object && a.graph === b.graph && isSameValue(a, b)
}

/** Of two with the same line. Lists are never the same, not even empty ones. */
function isSameValue(a: Statement, b: Statement): boolean {
  return (
    a.object !== NIL && a.literal?.from === b.literal?.from && a.literal?.declared === b.literal?.declared
  )
}

/** Statements in the objects of `rdf-canonize`. */
export function asDataset(statements: readonly Statement[]): readonly Quad[] {
  return statements.map(({ subject, predicate, object, graph, literal }) => ({
    subject: termOf(subject),
    predicate: termOf(predicate),
    object: literal
      ? {
          termType: 'Literal',
          value: literal.value,
          datatype: { termType: 'NamedNode', value: literal.datatype }
        }
      : termOf(object),
    graph: graph === undefined ? { termType: 'DefaultGraph', value: '' } : termOf(graph)
  }))
}

function termOf(term: RdfTerm): Term {
  return typeof term === 'number'
    ? { termType: 'BlankNode', value: `b${term}` }
    : { termType: 'NamedNode', value: term.slice(1, -1) }
}
