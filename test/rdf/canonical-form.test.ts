/** Our own RDFC-1.0 says what the suite of the standard and `rdf-canonize` say, or that it cannot tell. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { NQuads } from 'rdf-canonize'
import { describe, expect, test } from 'vitest'
import { canonicalForm } from '../../src/rdf/canonical-form.ts'
import { canonicalizeQuads } from '../../src/rdf/canonicalize-quads.ts'
import { asDataset, distinct, lineOf, type Statement } from '../../src/rdf/statements.ts'
import { vectors } from '../support/vectors.ts'

const { path, missing, note } = vectors('rdf-canon')

interface Entry {
  readonly type: string
  readonly action: string
  readonly result: string
  readonly hashAlgorithm?: string
}

type Quad = ReturnType<typeof NQuads.parse>[number]

const read = (name: string) => readFileSync(join(path, name), 'utf8')

const iri = (value: string) => ({ termType: 'NamedNode', value }) as const
const defaultGraph = { termType: 'DefaultGraph', value: '' } as const

/** The statements of N-Quads, in our own form. */
function statementsOf(quads: string): Statement[] {
  const nodes = new Map<string, number>()
  const termOf = (term: Quad['object']) => {
    if (term.termType === 'BlankNode') {
      const number = nodes.get(term.value) ?? nodes.size
      nodes.set(term.value, number)
      return number
    }
    const line = NQuads.serialize([
      { subject: iri('s'), predicate: iri('p'), object: term, graph: defaultGraph }
    ])
    return line.slice('<s> <p> '.length, -' .\n'.length)
  }
  return NQuads.parse(quads).map(({ subject, predicate, object, graph }) => {
    const within = graph.termType === 'DefaultGraph' ? undefined : termOf(graph)
    // Ours has no named graphs but those of blank nodes.
    if (typeof within === 'string') throw new TypeError('a graph with a name')
    return {
      subject: termOf(subject),
      predicate: `<${predicate.value}>`,
      object: termOf(object),
      graph: within
    }
  })
}

test.skipIf(missing)(`the datasets of the suite of RDFC-1.0${note}`, () => {
  const entries: readonly Entry[] = JSON.parse(read('manifest.jsonld')).entries
  const evaluated = entries.filter(
    ({ type, hashAlgorithm }) => type === 'rdfc:RDFC10EvalTest' && hashAlgorithm === undefined
  )
  const ways = { same: 0, undecided: 0, named: 0 }
  for (const { action, result } of evaluated) {
    let statements: Statement[]
    try {
      statements = statementsOf(read(action))
    } catch {
      ways.named++
      continue
    }
    const form = canonicalForm(statements, true)
    if ('text' in form) expect([action, form.text]).toEqual([action, read(result)])
    ways['text' in form ? 'same' : 'undecided']++
  }
  expect(ways).toEqual({ same: 56, undecided: 3, named: 4 })
})

/** Graphs of few blank nodes, so that many are alike. */
const tangles = fc.integer({ min: 2, max: 6 }).chain(nodes => {
  const node = fc.nat(nodes - 1)
  const statement = fc.record({
    subject: fc.oneof({ weight: 4, arbitrary: node }, { weight: 1, arbitrary: fc.constant('<urn:s>') }),
    predicate: fc.constantFrom('<urn:p>', '<urn:q>'),
    object: fc.oneof({ weight: 4, arbitrary: node }, { weight: 1, arbitrary: fc.constant('<urn:o>') }),
    graph: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: node })
  })
  return fc.uniqueArray(statement, { minLength: 1, maxLength: 12, selector: lineOf })
})

describe('tangled blank nodes', () => {
  test('are told apart as rdf-canonize does', async () => {
    const ways = { same: 0, undecided: 0 }
    await fc.assert(
      fc.asyncProperty(tangles, async statements => {
        const form = canonicalForm(statements, true)
        ways['text' in form ? 'same' : 'undecided']++
        if ('text' in form) expect(form.text).toBe(await canonicalizeQuads(asDataset(statements)))
      }),
      { numRuns: 3_000 }
    )
    expect(ways.same).toBeGreaterThan(2_500)
  })

  test('are told apart where statements are there twice, or it is left open', async () => {
    const withRepeats = tangles.chain(statements =>
      fc.shuffledSubarray(statements).map(repeated => [...statements, ...repeated])
    )
    await fc.assert(
      fc.asyncProperty(withRepeats, async statements => {
        const form = canonicalForm(statements, false)
        const once = distinct(statements)
        if ('text' in form) expect(form.text).toBe(await canonicalizeQuads(asDataset(once)))
      }),
      { numRuns: 1_000 }
    )
  })

  test('are named the same however they are numbered and ordered', () => {
    const renumbered = tangles.chain(statements =>
      fc.tuple(
        fc.constant(statements),
        fc.shuffledSubarray(statements, { minLength: statements.length }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 })
      )
    )
    fc.assert(
      fc.property(renumbered, ([statements, shuffled, numbers]) => {
        const renamed = <T>(term: T) => (typeof term === 'number' ? (numbers[term] ?? term) : term)
        const others = shuffled.map(({ subject, predicate, object, graph }) => ({
          subject: renamed(subject),
          predicate,
          object: renamed(object),
          graph: renamed(graph)
        }))
        expect(canonicalForm(others, true)).toEqual(canonicalForm(statements, true))
      }),
      { numRuns: 2_000 }
    )
  })
})
