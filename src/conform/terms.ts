/**
 * Terms that no context defines: JSON-LD would drop them, so they would stand in the badge without being signed.
 * @module
 */

import { isAbsoluteIri } from '../base/iri.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type ActiveContext, type ContextProcessor, contextProcessorOf } from '../context/active-context.ts'
import type { ContextSet } from '../context/context-set.ts'
import { type KnownTerms, knownTermsOf } from '../context/known-terms.ts'
import type { TermDefinition } from '../context/term-definition.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { isNewName } from './inline-context.ts'
import { hintForIdentifier, hintForTerm, hintForType } from './term-hints.ts'
import { nameOf, secondNamesIn } from './term-names.ts'

/**
 * Finds members and types of `credential` that its contexts do not define at their place, and identifiers that are
 * not absolute.
 * @param localContexts true if contexts may stand in the credential: what their `@vocab` defines must be called as its IRI ends
 * @returns OB_TERM_UNDEFINED, OB_TERM_RESERVED, OB_CONTEXT_CONFLICT, OB_ID_BLANK, OB_ID_RELATIVE, with a pointer and where possible the spelling meant
 * @see https://www.w3.org/TR/json-ld11-api/#expansion-algorithm
 */
export function checkTerms(credential: JsonObject, contexts: ContextSet, localContexts = false): Problem[] {
  const walker = new Walker(contexts, localContexts ? knownTermsOf(contexts) : undefined)
  walker.node(credential, walker.processor.initial, undefined)
  return walker.problems
}

/** Problems that are given a hint. */
const MAX_HINTS = 100

/** Containers whose members are keys of a map and not terms. */
const maps = ['@index', '@language', '@id', '@type']

class Walker {
  readonly problems: Problem[] = []
  readonly processor: ContextProcessor
  readonly contexts: ContextSet
  /** What no `@vocab` may name otherwise. */
  readonly taken: KnownTerms | undefined
  /** From the root to where it is. */
  readonly #steps: (string | number)[] = []

  constructor(contexts: ContextSet, taken: KnownTerms | undefined) {
    this.contexts = contexts
    this.taken = taken
    this.processor = contextProcessorOf(contexts)
  }

  node(node: JsonObject, outer: ActiveContext, by: TermDefinition | undefined): void {
    const untyped = this.enter(node, outer, by)
    this.reference(node, untyped, outer, by)
    const active = this.withTypes(node, untyped)
    const secondNames = secondNamesIn(active)
    this.conflict(active, outer)
    for (const member of Object.keys(node)) {
      const value = node[member]
      if (member === '@context') continue
      const definition = active.terms.get(member)
      // Nearly all are this.
      if (typeof value === 'string' && isOfText(definition) && !secondNames.has(member)) continue
      this.#steps.push(member)
      if (definition === undefined || definition.id === null) this.undefinedTerm(member, node, active)
      else if (definition.id === '@type' && member === 'type') this.types(value, untyped)
      else if (definition.id === '@id' && member === 'id') this.identifier(value, active)
      else if (secondNames.has(member)) this.reserved(member, definition, active)
      else this.values(value, active, definition)
      this.#steps.pop()
    }
  }

  /** A pointer is written only where something is wrong. */
  private get path(): string {
    return this.#steps.reduce<string>(pointer, '')
  }

  /** Of an object that is nothing but an identifier JSON-LD reads that by what a type around it says, too. */
  private reference(
    node: JsonObject,
    untyped: ActiveContext,
    outer: ActiveContext,
    by: TermDefinition | undefined
  ): void {
    if (outer.previous === undefined || typeof node.id !== 'string' || Object.keys(node).length > 1) return
    const around = this.scopedBy(outer, by)
    // What is wrong by the contexts inside is told there.
    if (!isWholeIri(node.id, untyped) || isWholeIri(node.id, around)) return
    this.#steps.push('id')
    this.identifier(node.id, around)
    this.#steps.pop()
  }

  // JSON-LD 1.1 API 5.1.2, steps 7 to 9: revert, then the property's context, then the node's own.
  private enter(node: JsonObject, outer: ActiveContext, by: TermDefinition | undefined): ActiveContext {
    let active = outer.previous ?? outer
    active = this.scopedBy(active, by)
    const own = node['@context']
    return own === undefined ? active : this.processor.process(active, own, 'plain')
  }

  private withTypes({ type }: JsonObject, untyped: ActiveContext): ActiveContext {
    const types = asArray<JsonValue>(type)
    const names = types.every(isText) ? types : types.filter(isText)
    let active = untyped
    for (const name of names.length > 1 ? names.toSorted() : names) {
      const scoped = untyped.terms.get(name)?.context
      if (scoped !== undefined) active = this.processor.process(active, scoped, 'type')
    }
    return active
  }

  private conflict(active: ActiveContext, outer: ActiveContext): void {
    const [term] = active.conflicts
    if (term === undefined || outer.conflicts.length > 0) return
    const detail = `a context defines ${quote(term)} anew here, which an earlier context protects`
    this.problems.push(problem('OB_CONTEXT_CONFLICT', detail, { path: this.path }))
  }

  /** Two names for one thing would be one to the signature, and two to every reader of the JSON. */
  private reserved(member: string, { id }: TermDefinition, active: ActiveContext): void {
    const name = id?.startsWith('@') ? id : nameOf(id, member, active)
    const detail =
      name === member
        ? `the keys of ${quote(member)} would not be signed`
        : `${quote(member)} is another name for ${quote(name)}, which a badge may not use`
    const hint = name === member ? undefined : `write "${name.replace('@', '')}"`
    this.problems.push(problem('OB_TERM_RESERVED', detail, { path: this.path, ...(hint && { hint }) }))
  }

  private values(value: JsonValue | undefined, active: ActiveContext, by: TermDefinition): void {
    if (by.type === '@json' || by.container.some(container => maps.includes(container))) return
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        this.#steps.push(index)
        this.values(value[index], active, by)
        this.#steps.pop()
      }
    } else if (isObject(value)) {
      this.node(value, active, by)
    } else if (by.type === '@id' && !by.container.includes('@graph')) {
      this.identifier(value, this.scopedBy(active, by))
    }
  }

  private scopedBy(active: ActiveContext, by: TermDefinition | undefined): ActiveContext {
    return by?.context === undefined ? active : this.processor.process(active, by.context, 'property')
  }

  private types(value: JsonValue | undefined, active: ActiveContext): void {
    const types = asArray<JsonValue>(value)
    for (let index = 0; index < types.length; index++) {
      const type = types[index]
      if (typeof type !== 'string' || active.open) continue
      if (active.terms.get(type)?.id || (isAbsoluteIri(type) && !isCompact(type, active))) continue
      const at = Array.isArray(value) ? pointer(this.path, index) : this.path
      if (active.vocab !== undefined) this.byVocabulary(type, active.vocab, at)
      else this.undefinedType(type, at, active)
    }
  }

  private undefinedType(type: string, path: string, active: ActiveContext): void {
    const hint = hintForType(type, active, this.contexts)
    const detail = `no context of this credential defines the type ${quote(type)}`
    this.problems.push(problem('OB_TERM_UNDEFINED', detail, { path, ...(hint && { hint }) }))
  }

  private identifier(value: JsonValue | undefined, active: ActiveContext): void {
    if (typeof value !== 'string' || isWholeIri(value, active)) return
    const { path } = this
    if (value.startsWith('_:')) {
      const detail = `${quote(value)} is a blank node label, which no signature covers`
      this.problems.push(problem('OB_ID_BLANK', detail, { path, hint: 'use urn:uuid:… or leave the id out' }))
    } else if (isCompact(value, active)) {
      const detail = `${quote(value)} is short for another identifier, by a prefix that a context defines`
      this.problems.push(problem('OB_ID_RELATIVE', detail, { path, hint: 'write the whole identifier' }))
    } else {
      const detail = `${quote(value)} is not an absolute identifier`
      this.problems.push(problem('OB_ID_RELATIVE', detail, { path, hint: hintForIdentifier(value) }))
    }
  }

  private byVocabulary(name: string, vocabulary: string, path: string): void {
    if (this.taken === undefined || isNewName(name, vocabulary + name, this.taken)) return
    const detail = `${quote(name)} could be another name for what has one, by a vocabulary that a context gives`
    this.problems.push(problem('OB_TERM_RESERVED', detail, { path }))
  }

  private undefinedTerm(member: string, node: JsonObject, active: ActiveContext): void {
    // Keywords and colons are the plain-JSON profile's to report.
    if (active.open || member.startsWith('@') || member.includes(':')) return
    if (active.vocab !== undefined) {
      this.byVocabulary(member, active.vocab, this.path)
      return
    }
    const { path } = this
    this.problems.push(
      problem('OB_TERM_UNDEFINED', `no context defines ${quote(member)} here, so it would not be signed`, {
        path,
        // Of the others nobody reads the hint, and finding one costs.
        ...(this.problems.length < MAX_HINTS && { hint: hintForTerm(member, node, active, this.contexts) })
      })
    )
  }
}

function isText(value: JsonValue): value is string {
  return typeof value === 'string'
}

/** True for a term whose texts are just that. */
function isOfText(definition: TermDefinition | undefined): boolean {
  if (definition === undefined || definition.id === null) return false
  return definition.type !== '@id' && !definition.id.startsWith('@')
}

function isWholeIri(identifier: string, active: ActiveContext): boolean {
  return isAbsoluteIri(identifier) && !isCompact(identifier, active)
}

// Two spellings of one identifier would be one to the signature and two to every reader of the JSON.
function isCompact(identifier: string, { terms }: ActiveContext): boolean {
  const prefix = identifier.slice(0, Math.max(0, identifier.indexOf(':')))
  return terms.get(prefix)?.prefix === true && !identifier.startsWith(`${prefix}://`)
}
