/** What is ordinary needs not be looked at closer: the checks that are left out would find nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { endorsementsIn } from '../../src/conform/embedded-endorsements.ts'
import { checkListLengths } from '../../src/conform/list-lengths.ts'
import { checkPlainJson } from '../../src/conform/plain-json.ts'
import { checkSharedIds } from '../../src/conform/shared-ids.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { emptyValuesOf } from '../../src/schema/empty-values.ts'
import { lookOver } from '../../src/schema/ordinary.ts'
import { endorsementsOf } from '../../src/verify/endorsements-of.ts'
import { documentOf } from '../fuzz/documents.ts'
import { mutantOf } from '../fuzz/mutants.ts'
import { randomOf } from '../fuzz/random.ts'
import { makeSeeds } from '../fuzz/seeds.ts'
import { signedBadge } from '../support/badges.ts'

const { maxItems } = defaultLimits

/** All that the closer looks find. */
const found = (document: JsonObject) => [
  ...checkPlainJson(document, { languageValues: false }),
  ...emptyValuesOf(document),
  ...checkListLengths(document, defaultLimits),
  ...endorsementsIn(document),
  ...endorsementsOf(document)
]

/** How many of the documents are ordinary, none of which may have anything that a closer look would find. */
function ordinaryAmong(documents: Iterable<JsonObject>): number {
  let count = 0
  for (const document of documents) {
    const { isOrdinary, sharedIds } = lookOver(document, maxItems)
    if (!isOrdinary) continue
    count++
    expect(found(document)).toEqual([])
    expect(checkSharedIds(document, pinnedContexts, sharedIds)).toEqual(
      checkSharedIds(document, pinnedContexts)
    )
  }
  return count
}

test('in the hostile corpus', () => {
  const folder = join(import.meta.dirname, '../hostile/cases')
  const names = readdirSync(folder, { recursive: true }).map(String)
  const documents = names.flatMap(name => {
    if (!name.endsWith('.json') || name.endsWith('.expected.json')) return []
    try {
      const value: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      return isObject(value) ? [value] : []
    } catch {
      return []
    }
  })
  expect(ordinaryAmong(documents)).toBeGreaterThan(100)
})

test('among mutants, and documents made of terms', async () => {
  const seeds = await makeSeeds()
  const mutants = await Promise.all(
    Array.from({ length: 1_500 }, (_, number) => mutantOf(seeds, 1, 'embedded', number))
  )
  const inputs = mutants.map(({ input }) => input).filter(isObject)
  expect(ordinaryAmong(inputs as JsonObject[])).toBeGreaterThan(100)
  const made = Array.from({ length: 1_500 }, (_, number) => documentOf(randomOf(1, 'ordinary', number)))
  expect(ordinaryAmong(made as JsonObject[])).toBeGreaterThan(50)
})

const look = (document: JsonObject) => lookOver(document, maxItems)
const nothing = { isOrdinary: true, sharedIds: new Set() }
const deep = (levels: number): JsonObject => (levels === 0 ? { a: 1 } : { a: deep(levels - 1) })

test.each<[string, JsonObject]>([
  ['null', { a: null }],
  ['a member without a value', { a: undefined }],
  ['null in a list', { a: [null] }],
  ['an empty list', { a: [] }],
  ['a list in a list', { a: [['x']] }],
  ['a keyword', { a: { '@value': 'x' } }],
  ['an IRI as a name', { 'https://example.org/x': 1 }],
  ['a context inside', { a: { '@context': [] } }],
  ['a context that is no list', { '@context': 'https://example.org' }],
  ['a type twice', { type: ['A', 'A'] }],
  ['too many types', { type: Array.from({ length: 17 }, (_, index) => `T${index}`) }],
  ['a number that is signed as 0', { a: 1e-7 }],
  ['an endorsement', { a: { endorsement: [] } }],
  ['an endorsement in a JWT', { endorsementJwt: ['x'] }],
  ['what an endorsement says', { endorsementComment: 'x' }],
  ['a long list', { a: Array.from({ length: maxItems + 1 }, () => 'x') }],
  ['a long list of contexts', { '@context': Array.from({ length: maxItems + 1 }, () => 'x') }],
  ['deep nesting', deep(101)]
])('%s is not ordinary', (_, document) => {
  expect(lookOver(document, maxItems).isOrdinary).toBe(false)
})

test('badges are ordinary, and what is nearly too much', async () => {
  expect(look(JSON.parse(JSON.stringify(await signedBadge())))).toEqual(nothing)
  expect(look(deep(100))).toEqual(nothing)
  const many = { a: Array.from({ length: maxItems }, () => 'x'), b: [1, true, 0.5, { id: 'urn:x' }] }
  expect(look(many)).toEqual(nothing)
})

test('ids of objects that are not equal are told', () => {
  const y = { id: 'urn:y', type: ['A'] }
  const x = { id: 'urn:x', a: y }
  const document = {
    a: x,
    b: [y, { a: y, id: 'urn:x' }, { id: 'urn:z' }],
    c: { b: { id: 'urn:z', type: 'A' } }
  }
  expect(look(document)).toEqual({ isOrdinary: true, sharedIds: new Set(['urn:z']) })
  expect(look({ ...x, b: x })).toEqual({ isOrdinary: true, sharedIds: new Set(['urn:x']) })
})
