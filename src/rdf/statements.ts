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
}

/** How a blank node is called. */
export type Label = (node: number) => string

const plainLabel: Label = node => `_:b${node}`

/** A statement as a line of N-Quads. */
export function lineOf({ subject, predicate, object, graph }: Statement, label: Label = plainLabel): string {
  const named = (term: RdfTerm) => (typeof term === 'number' ? label(term) : term)
  const within = graph === undefined ? '' : ` ${label(graph)}`
  return `${named(subject)} ${predicate} ${named(object)}${within} .\n`
}

/** A set of statements: each is in it once. */
export class StatementSet {
  readonly #byLine = new Map<
    string,
    { readonly statement: Statement; readonly from: JsonValue | undefined }
  >()
  #blankNodes = 0

  /** A new blank node. */
  blankNode(): number {
    return this.#blankNodes++
  }

  /**
   * Adds a statement.
   * @param from the JSON value that its object was made of, if that is a literal
   * @returns false if it is there already, made of another value
   */
  add(statement: Statement, from?: JsonValue): boolean {
    const line = lineOf(statement)
    const known = this.#byLine.get(line)
    if (known !== undefined) return known.from === from
    this.#byLine.set(line, { statement, from })
    return true
  }

  /** All of them, in the order of adding. */
  get statements(): readonly Statement[] {
    return [...this.#byLine.values()].map(({ statement }) => statement)
  }
}
