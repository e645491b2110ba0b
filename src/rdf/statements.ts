/**
 * RDF statements while they are collected.
 * @module
 */
import type { JsonValue } from '../base/json.ts'

/** A term as N-Quads writes it, or the number of a blank node. */
export type RdfTerm = string | number

/** One RDF statement. Its predicate is an IRI as N-Quads writes it. */
export interface Statement {
  readonly subject: RdfTerm
  readonly predicate: string
  readonly object: RdfTerm
  /** The number of the blank node that names the graph; the default graph has none. */
  readonly graph: number | undefined
  /** The JSON value that the object was made of, if that is a literal. */
  readonly from?: JsonValue | undefined
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
 * The same statements, each once.
 * @returns `undefined` if two of them are the same, and made of different JSON values: `jsonld` would write both
 */
export function distinct(statements: readonly Statement[]): readonly Statement[] | undefined {
  const byLine = new Map<string, Statement>()
  for (const statement of statements) {
    const line = lineOf(statement)
    const known = byLine.get(line)
    if (known === undefined) byLine.set(line, statement)
    else if (known.from !== statement.from) return undefined
  }
  return [...byLine.values()]
}
