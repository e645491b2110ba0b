/**
 * Documents that are made place by place of the terms that the pinned contexts define there. Hardly one is a badge, but
 * most of them are JSON-LD, and some are not.
 * @module
 */
import type { JsonValue } from '../../src/base/json.ts'
import { type ActiveContext, contextProcessorOf } from '../../src/context/active-context.ts'
import { pinnedContexts, pinnedContextUrls } from '../../src/context/context-set.ts'
import type { TermDefinition } from '../../src/context/term-definition.ts'
import type { Random } from './random.ts'
import { type Json, type JsonTree, put } from './tree.ts'

const processor = contextProcessorOf(pinnedContexts)
const MAX_DEPTH = 4

/** One document. */
export function documentOf(random: Random): JsonTree {
  const context = someOf(random, pinnedContextUrls, 3)
  const active = context.reduce<ActiveContext>(
    (sofar, url) => processor.process(sofar, url, 'plain'),
    processor.initial
  )
  return { '@context': context, ...nodeOf(random, active, MAX_DEPTH) }
}

function someOf<T>(random: Random, items: readonly T[], most: number): T[] {
  return Array.from({ length: 1 + random.below(most) }, () => random.pick(items))
}

function nodeOf(random: Random, outer: ActiveContext, depth: number): JsonTree {
  const node: JsonTree = {}
  if (random.oneIn(2)) node.id = iriOf(random)
  const names = [...outer.terms.keys()]
  const types = random.oneIn(4) ? [] : someOf(random, typesOf(outer), 2)
  if (types.length > 0) node.type = types.length === 1 && random.oneIn(2) ? (types[0] ?? '') : types
  const active = [...types].sort().reduce<ActiveContext>((sofar, type) => {
    const context = outer.terms.get(type)?.context
    return context === undefined ? sofar : processor.process(sofar, context, 'type')
  }, outer)
  const own = [...active.terms.keys()]
  if (own.length === 0) return node
  for (const name of someOf(random, random.oneIn(12) ? names : own, 5)) {
    const definition = active.terms.get(name)
    if (node[name] === undefined) put(node, name, valuesOf(random, active, definition, depth))
  }
  if (random.oneIn(60)) node[random.pick(['@type', '@index', 'unknown', 'https://example.org/p'])] = 'x'
  if (random.oneIn(60)) node['@context'] = random.pick(pinnedContextUrls)
  return node
}

/** Mostly names with a capital, as types have. */
function typesOf({ terms }: ActiveContext): string[] {
  const types = [...terms.keys()].filter(name => /^[A-Z]/.test(name))
  return [...types, 'https://example.org/Type']
}

function valuesOf(
  random: Random,
  active: ActiveContext,
  definition: TermDefinition | undefined,
  depth: number
): Json {
  const one = () => valueAt(random, active, definition, depth)
  if (random.oneIn(3)) return Array.from({ length: random.below(4) }, one)
  return random.oneIn(80) ? [[one()]] : one()
}

function valueAt(
  random: Random,
  outer: ActiveContext,
  definition: TermDefinition | undefined,
  depth: number
): Json {
  const { type, context, container = [] } = definition ?? {}
  const active = context === undefined ? outer : processor.process(outer, context as JsonValue, 'property')
  const inner = active.previous ?? active
  if (type === '@json') return random.pick<Json>([{ b: [1, null], a: 'x' }, 'x', 3, ['y', {}]])
  if (depth > 0 && (container.includes('@graph') || random.oneIn(3))) return nodeOf(random, inner, depth - 1)
  if (type === '@vocab') return random.pick([...active.terms.keys(), iriOf(random)])
  if (type === '@id') return random.oneIn(20) ? scalarOf(random) : iriOf(random)
  return scalarOf(random)
}

const iris = [
  'urn:example:1',
  'urn:example:2',
  'did:web:example.org#key-1',
  'https://example.org/é?q=1#x',
  'mailto:lea@example.org'
]

function iriOf(random: Random): string {
  return random.oneIn(40)
    ? random.pick(['sec:x', '_:b0', 'relative', '', 'xsd:y', 'https://example.org/<'])
    : random.pick(iris)
}

const scalars: readonly Json[] = [
  '',
  'true',
  '1',
  'Je sais "gérer" \\ un budget\n\t\r\f\b\u0001\u007f 😀\uffff',
  '2026-11-22T09:30:00Z',
  true,
  false,
  0,
  1,
  -42,
  3.5,
  0.1,
  -1.25e-3,
  123456789012345,
  1e21,
  1.5e300,
  1e-7
]

function scalarOf(random: Random): Json {
  if (random.oneIn(80)) return random.pick<Json>([null, {}, { '@value': 'x', '@language': 'fr' }])
  return random.oneIn(3) ? String.fromCharCode(97 + random.below(26)) : random.pick(scalars)
}
