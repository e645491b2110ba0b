/**
 * Blank nodes that their own statements do not tell apart: they are told by the nodes around them.
 * @module
 */
import { sha256Hex } from '#crypto'
import type { RdfTerm, Statement } from './statements.ts'

/** Names given to blank nodes, each the next number. */
export interface Names {
  readonly size: number
  /** The name of `node`, if it has one. */
  of(node: number): string | undefined
}

/** {@link Names} to which more can be added. */
export class NameIssuer implements Names {
  readonly #prefix: string
  readonly #names: Map<number, string>

  constructor(prefix: string, names: ReadonlyMap<number, string> = new Map()) {
    this.#prefix = prefix
    this.#names = new Map(names)
  }

  get size(): number {
    return this.#names.size
  }

  /** The nodes, in the order in which they were named. */
  get nodes(): Iterable<number> {
    return this.#names.keys()
  }

  of(node: number): string | undefined {
    return this.#names.get(node)
  }

  /** The name of `node`, which is given if it has none. */
  issue(node: number): string {
    const known = this.#names.get(node)
    if (known !== undefined) return known
    const name = `${this.#prefix}${this.#names.size}`
    this.#names.set(node, name)
    return name
  }

  /** Others that go on from these. */
  copy(): NameIssuer {
    return new NameIssuer(this.#prefix, this.#names)
  }
}

/** What nodes around a node say of it, and the names that were given on the way. */
interface NDegreeHash {
  readonly hash: string
  readonly issuer: NameIssuer
}

/** More nodes than this at one place are not tried in every order. */
const MAX_ALIKE = 4

/** Steps for all nodes together, and beyond these a few for each time that a statement is about a node. */
const MAX_STEPS = 1_000
const STEPS_PER_MENTION = 4

/** Nodes that are looked at one within the other. */
const MAX_DEPTH = 64

const tangled = new Error('too many orders to try')

/** Tells nodes with the same first-degree hash apart, as far as that takes few steps. */
export class NDegreeHasher {
  readonly #mentions: ReadonlyMap<number, readonly Statement[]>
  readonly #hashes: ReadonlyMap<number, string>
  readonly #canonical: NameIssuer
  #stepsLeft = MAX_STEPS

  /**
   * @param mentions the statements about each blank node
   * @param hashes the first-degree hash of each
   * @param canonical names of those that it tells apart; more are added
   */
  constructor(
    mentions: ReadonlyMap<number, readonly Statement[]>,
    hashes: ReadonlyMap<number, string>,
    canonical: NameIssuer
  ) {
    this.#mentions = mentions
    this.#hashes = hashes
    this.#canonical = canonical
    for (const about of mentions.values()) this.#stepsLeft += STEPS_PER_MENTION * about.length
  }

  /**
   * Gives canonical names to nodes that have one hash. Those of lesser hashes must have been named.
   * @returns false if that takes too many steps: then some may have names, which are not to be used
   * @see https://www.w3.org/TR/rdf-canon/#canon-algo-algo
   */
  name(alike: readonly number[]): boolean {
    try {
      const results: NDegreeHash[] = []
      for (const node of alike) {
        if (this.#canonical.of(node) !== undefined) continue
        const issuer = new NameIssuer('_:b')
        issuer.issue(node)
        results.push(this.#hash(node, issuer, 0))
      }
      results.sort((a, b) => (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0))
      for (const { issuer } of results) for (const node of issuer.nodes) this.#canonical.issue(node)
      return true
    } catch (thrown) {
      if (thrown === tangled) return false
      throw thrown
    }
  }

  // https://www.w3.org/TR/rdf-canon/#hash-nd-quads
  #hash(node: number, given: NameIssuer, depth: number): NDegreeHash {
    if (depth > MAX_DEPTH) throw tangled
    this.#take(1)
    let issuer = given
    let text = ''
    for (const [hash, related] of this.#related(node, issuer)) {
      const orders = ordersOf(related)
      let chosen: Path | undefined
      for (const order of orders) {
        // Where there is one order only, nobody needs the names as they were.
        const path = this.#path(order, orders.length > 1 ? this.#copy(issuer) : issuer, chosen, depth)
        if (path !== undefined && (chosen === undefined || path.text < chosen.text)) chosen = path
      }
      text += hash + (chosen?.text ?? '')
      issuer = chosen?.issuer ?? issuer
    }
    return { hash: sha256Hex(text), issuer }
  }

  /** The path over nodes in this order; `undefined` once it cannot be the least. Adds to `names`. */
  #path(
    order: readonly number[],
    names: NameIssuer,
    least: Path | undefined,
    depth: number
  ): Path | undefined {
    let issuer = names
    let text = ''
    const deeper: number[] = []
    for (const node of order) {
      const canonical = this.#canonical.of(node)
      if (canonical === undefined && issuer.of(node) === undefined) deeper.push(node)
      text += canonical ?? issuer.issue(node)
      if (isBeyond(text, least)) return undefined
    }
    for (const node of deeper) {
      const inner = this.#hash(node, issuer, depth + 1)
      text += `${issuer.issue(node)}<${inner.hash}>`
      issuer = inner.issuer
      if (isBeyond(text, least)) return undefined
    }
    return { text, issuer }
  }

  #copy(names: NameIssuer): NameIssuer {
    this.#take(1 + names.size)
    return names.copy()
  }

  #take(steps: number): void {
    this.#stepsLeft -= steps
    if (this.#stepsLeft < 0) throw tangled
  }

  /** The nodes around `node` by what relates them, in order. */
  #related(node: number, issuer: NameIssuer): readonly (readonly [string, readonly number[]])[] {
    const byHash = new Map<string, number[]>()
    for (const { subject, predicate, object, graph } of this.#mentions.get(node) ?? []) {
      const note = (other: RdfTerm | undefined, relation: string) => {
        if (typeof other !== 'number' || other === node) return
        this.#take(1)
        const hash = sha256Hex(relation + this.#nameOf(other, issuer))
        const known = byHash.get(hash)
        if (known === undefined) byHash.set(hash, [other])
        // The same twice, by a statement that is there twice, or in another graph.
        else if (known.includes(other) || known.length === MAX_ALIKE) throw tangled
        else known.push(other)
      }
      note(subject, `s${predicate}`)
      note(object, `o${predicate}`)
      note(graph, 'g')
    }
    return [...byHash].sort(([a], [b]) => (a < b ? -1 : 1))
  }

  // https://www.w3.org/TR/rdf-canon/#hash-related-blank-node
  #nameOf(node: number, issuer: NameIssuer): string {
    return this.#canonical.of(node) ?? issuer.of(node) ?? this.#hashes.get(node) ?? ''
  }
}

interface Path {
  readonly text: string
  readonly issuer: NameIssuer
}

/** True if no path that begins with `text` can be less than `least`. */
function isBeyond(text: string, least: Path | undefined): boolean {
  return least !== undefined && text.length >= least.text.length && text > least.text
}

/** The items in every order. */
function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((item, index) => ordersOf(items.toSpliced(index, 1)).map(rest => [item, ...rest]))
}
