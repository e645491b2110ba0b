/**
 * From plain JSON to RDF statements by contexts that are processed once: the short road. It takes what it knows exactly,
 * and hands over all else to the long one, `jsonld`.
 * @module
 */
import { isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { type ActiveContext, type ContextProcessor, contextProcessorOf } from '../context/active-context.ts'
import type { ContextSet } from '../context/context-set.ts'
import type { TermDefinition } from '../context/term-definition.ts'
import { jsonLiteralOf, type Literal, literalOf } from './literal.ts'
import {
  assertExact,
  assertPlainlyNamed,
  handedOver,
  handOver,
  iriOf,
  itemsOf,
  nameOf,
  saysAnything,
  typesOf
} from './plain-parts.ts'
import { NIL, type RdfTerm, type Statement } from './statements.ts'

/**
 * The statements of `document`, as `jsonld` in safe mode would make them; one may be there more than once.
 * @returns `undefined` for a document that is not known to have the same statements there: it uses JSON-LD beyond the
 *   plain-JSON profile, or contexts beyond the exact ones, or is one that `jsonld` would refuse
 * @see https://www.w3.org/TR/json-ld11-api/#expansion-algorithm
 */
export function compiledStatements(
  document: JsonObject,
  contexts: ContextSet
): readonly Statement[] | undefined {
  try {
    return new Walk(contexts).of(document)
  } catch (thrown) {
    if (thrown === handedOver) return undefined
    throw thrown
  }
}

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const TYPE = `<${RDF}type>`
const FIRST = `<${RDF}first>`
const REST = `<${RDF}rest>`

/** Predicates as N-Quads writes them: definitions are made once, and used for every badge. */
const predicates = new WeakMap<TermDefinition, string>()

function predicateOf(definition: TermDefinition, id: string): string {
  const known = predicates.get(definition)
  if (known !== undefined) return known
  const predicate = `<${id}>`
  predicates.set(definition, predicate)
  return predicate
}

/** Where a value stands: who has it, under what, by which terms. */
interface Place {
  readonly subject: RdfTerm
  readonly predicate: string
  readonly definition: TermDefinition
  readonly active: ActiveContext
  /** The blank node that names the graph around it; none in the default graph. */
  readonly graph: number | undefined
}

class Walk {
  readonly #statements: Statement[] = []
  #blankNodes = 0
  readonly #processor: ContextProcessor

  constructor(contexts: ContextSet) {
    this.#processor = contextProcessorOf(contexts)
  }

  of(document: JsonObject): readonly Statement[] {
    this.#node(document, this.#processor.initial, undefined, undefined)
    // JSON-LD drops a document that says nothing.
    return this.#statements.length === 0 ? handOver() : this.#statements
  }

  /** @returns the subject that `node` is */
  #node(
    node: JsonObject,
    outer: ActiveContext,
    by: TermDefinition | undefined,
    graph: number | undefined
  ): RdfTerm {
    const members = Object.keys(node)
    assertPlainlyNamed(node, members, outer, by)
    const untyped = this.#enter(node, outer, by)
    const active = this.#withTypes(node, untyped)
    assertExact(active)
    const subject = node.id === undefined ? this.#blankNodes++ : iriOf(node.id, active)
    let empty = true
    for (const member of members) {
      const value = node[member]
      if (value === undefined || member === '@context') continue
      empty = false
      const definition = active.terms.get(member)
      if (definition === undefined || definition.id === null) handOver()
      const { id } = definition
      // What stands there and under `type` is one to RDF, and two to `jsonld`.
      if (id === `${RDF}type`) handOver()
      // Other names of a keyword could come beside this one.
      if (id.startsWith('@') || member === 'id' || member === 'type') {
        if (id !== `@${member}`) handOver()
        if (id === '@type') this.#types(value, subject, untyped, graph)
      } else {
        const predicate = predicateOf(definition, id)
        this.#property(value, {
          subject,
          predicate,
          definition,
          active: this.#within(member, definition, active),
          graph
        })
      }
    }
    return empty ? handOver() : subject
  }

  // JSON-LD 1.1 API 5.1.2, steps 7 to 9: revert, then the property's context, then the node's own.
  #enter(node: JsonObject, outer: ActiveContext, by: TermDefinition | undefined): ActiveContext {
    let active = outer.previous ?? outer
    if (by?.context !== undefined) active = this.#processor.process(active, by.context, 'property')
    const own = node['@context']
    if (own === undefined) return active
    const items: readonly JsonValue[] = Array.isArray(own) ? own : [own]
    // `jsonld` never forgets what was protected, also where a context is taken away.
    if (!items.every(item => typeof item === 'string' || isObject(item))) handOver()
    return this.#processor.process(active, own, 'plain')
  }

  #withTypes({ type }: JsonObject, untyped: ActiveContext): ActiveContext {
    if (type === undefined) return untyped
    if (untyped.terms.get('type')?.id !== '@type') handOver()
    const types = typesOf(type)
    let active = untyped
    for (const name of types.length > 1 ? types.toSorted() : types) {
      const scoped = untyped.terms.get(name)?.context
      if (scoped === undefined) continue
      if (!isObject(scoped)) handOver()
      active = this.#processor.process(active, scoped, 'type')
    }
    return active
  }

  #types(value: JsonValue, subject: RdfTerm, untyped: ActiveContext, graph: number | undefined): void {
    for (const name of typesOf(value)) {
      this.#add(subject, TYPE, nameOf(name, untyped), graph)
    }
  }

  /** The terms inside of a member. */
  #within(member: string, definition: TermDefinition, active: ActiveContext): ActiveContext {
    const { context } = definition
    if (context === undefined) return active
    const scoped = this.#processor.process(active, context, 'property')
    assertExact(scoped)
    // Who asks again finds another definition.
    return scoped.terms.get(member) === definition ? scoped : handOver()
  }

  #property(value: JsonValue, place: Place): void {
    const { type, container } = place.definition
    const [kind = '@set', ...others] = container
    if (others.length > 0) handOver()
    if (type === '@json') this.#json(value, kind, place)
    else if (kind === '@set' && !Array.isArray(value)) this.#say(place.subject, place.predicate, value, place)
    else if (kind === '@set')
      for (const item of itemsOf(value)) this.#say(place.subject, place.predicate, item, place)
    else if (kind === '@list') this.#list(itemsOf(value), place)
    else if (kind === '@graph') this.#graphs(itemsOf(value), place)
    else handOver()
  }

  #json(value: JsonValue, kind: string, { subject, predicate, graph }: Place): void {
    if (kind !== '@set' || value === null || /"(?:@context|__proto__)":/.test(JSON.stringify(value)))
      handOver()
    this.#addLiteral(subject, predicate, jsonLiteralOf(value), graph)
  }

  /** Adds a statement about `value`, which stands at `place`, itself or in a list there. */
  #say(subject: RdfTerm, predicate: string, value: JsonValue, place: Place): void {
    const { definition, active, graph } = place
    const { type } = definition
    if (isObject(value)) this.#add(subject, predicate, this.#node(value, active, definition, graph), graph)
    else if (type === '@id') this.#add(subject, predicate, iriOf(value, active), graph)
    else if (type === '@vocab') {
      const named = typeof value === 'string' ? nameOf(value, active) : handOver()
      this.#add(subject, predicate, named, graph)
    } else {
      if (value === null || typeof value === 'object') handOver()
      const declared = type === '@none' ? undefined : type
      this.#addLiteral(subject, predicate, literalOf(value, declared), graph)
    }
  }

  // https://www.w3.org/TR/json-ld11-api/#list-to-rdf-conversion
  #list(items: readonly JsonValue[], place: Place): void {
    let [open, by] = [place.subject, place.predicate]
    for (const item of items) {
      const cell = this.#blankNodes++
      this.#add(open, by, cell, place.graph)
      this.#say(cell, FIRST, item, place)
      open = cell
      by = REST
    }
    this.#add(open, by, NIL, place.graph)
  }

  #graphs(items: readonly JsonValue[], { subject, predicate, definition, active, graph }: Place): void {
    // A member without items is none here, and a graph of nothing but a name is dropped.
    if (items.length === 0) handOver()
    for (const item of items) {
      if (!isObject(item) || !saysAnything(item)) handOver()
      const name = this.#blankNodes++
      this.#add(subject, predicate, name, graph)
      this.#node(item, active, definition, name)
    }
  }

  #add(subject: RdfTerm, predicate: string, object: RdfTerm, graph: number | undefined): void {
    this.#statements.push({ subject, predicate, object, graph, literal: undefined })
  }

  #addLiteral(
    subject: RdfTerm,
    predicate: string,
    literal: Literal | undefined,
    graph: number | undefined
  ): void {
    if (literal === undefined) handOver()
    this.#statements.push({ subject, predicate, object: literal.written, graph, literal })
  }
}
