/**
 * What the short road takes as it stands, and when it hands over.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import type { JsonObject, JsonValue } from '../base/json.ts'
import type { ActiveContext } from '../context/active-context.ts'
import type { TermDefinition } from '../context/term-definition.ts'
import { NIL } from './statements.ts'

/** What is thrown to hand over. */
export const handedOver: Error = new Error('not for here')

/** Leaves the document to the long road. */
export function handOver(): never {
  throw handedOver
}

/**
 * Hands over an object that has hardly more than a name: `jsonld` reads the name by what holds around it, if a type does, and
 * drops it where a context of its own makes it a graph.
 */
export function assertPlainlyNamed(
  node: JsonObject,
  members: readonly string[],
  outer: ActiveContext,
  by: TermDefinition | undefined
): void {
  if (members.length === 1 && outer.previous !== undefined && node.id !== undefined) iriOf(node.id, outer)
  if (members.length <= 2 && by !== undefined && node['@context'] !== undefined) handOver()
}

/** True if `node` has more than a name. */
export function saysAnything(node: JsonObject): boolean {
  const { type } = node
  return Object.keys(node).some(
    member =>
      member !== 'id' && member !== '@context' && (member !== 'type' || typesOf(type ?? []).length > 0)
  )
}

/** Hands over where contexts beyond the exact ones hold, or contradict each other. */
export function assertExact({ exact, conflicts }: ActiveContext): void {
  if (!exact || conflicts.length > 0) handOver()
}

/** The names of types, one or more. */
export function typesOf(value: JsonValue): readonly string[] {
  const types: readonly JsonValue[] = Array.isArray(value) ? value : [value]
  return types.length > 0 && types.every(type => typeof type === 'string') ? types : handOver()
}

/** One value, or the items of a list of plain ones. */
export function itemsOf(value: JsonValue): readonly JsonValue[] {
  const items: readonly JsonValue[] = Array.isArray(value) ? value : [value]
  return items.some(item => item === null || Array.isArray(item)) ? handOver() : items
}

/** What stands for a name: what its term stands for, or the name itself, if it is an IRI. */
export function nameOf(name: string, active: ActiveContext): string {
  const term = active.terms.get(name)
  if (term === undefined) return iriOf(name, active)
  return term.id === null || term.id.startsWith('@') ? handOver() : `<${term.id}>`
}

/** A whole IRI as N-Quads writes it. */
export function iriOf(value: JsonValue, { terms }: ActiveContext): string {
  if (typeof value !== 'string' || !isAbsoluteIri(value)) return handOver()
  const prefix = value.slice(0, value.indexOf(':'))
  const iri = `<${value}>`
  // The empty list by its name is one to RDF, and two to `jsonld`.
  return terms.get(prefix)?.prefix || iri === NIL ? handOver() : iri
}
