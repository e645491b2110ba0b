/** The short road agrees with `jsonld` to the letter, wherever it is taken. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isObject, type JsonObject } from '../../src/base/json.ts'
import { buildCredential } from '../../src/build.ts'
import { type ContextSet, createContextSet } from '../../src/context/context-set.ts'
import { compiledStatements } from '../../src/rdf/compiled-road.ts'
import { documentOf } from '../fuzz/documents.ts'
import { randomOf } from '../fuzz/random.ts'
import { credentialParts } from '../support/arbitraries.ts'
import { type Road, roadOf } from '../support/two-roads.ts'
import { vectors } from '../support/vectors.ts'

/** How many documents took each road. */
async function roadsOf(
  documents: Iterable<JsonObject>,
  contexts?: ContextSet
): Promise<Record<Road, number>> {
  const counts = { short: 0, long: 0, refused: 0, differ: 0 }
  for (const document of documents) counts[await roadOf(document, contexts)]++
  return counts
}

/** The objects of all JSON files below a folder, whole, without their proofs, and these as they are hashed. */
function* documentsIn(folder: string): Generator<JsonObject> {
  const names = readdirSync(folder, { recursive: true }).map(String)
  for (const name of names.filter(name => name.endsWith('.json') && !name.endsWith('.expected.json'))) {
    const document = parsed(readFileSync(join(folder, name), 'utf8'))
    if (document === undefined) continue
    yield document
    const { proof, ...unsecured } = document
    if (proof === undefined) continue
    yield unsecured
    for (const one of [proof].flat()) {
      if (!isObject(one)) continue
      const { proofValue: _, ...configuration } = one
      yield { ...configuration, '@context': document['@context'] }
    }
  }
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

describe('both roads end at the same place', () => {
  test('with the hostile corpus', async () => {
    const roads = await roadsOf(documentsIn(join(import.meta.dirname, '../hostile/cases')))
    expect(roads.differ).toBe(0)
    expect(roads.short).toBeGreaterThan(600)
  })

  const examples = 'https://www.w3.org/ns/credentials/examples'
  const contexts = createContextSet({ [`${examples}/v2`]: { '@context': { '@vocab': `${examples}#` } } })
  for (const folder of ['eddsa', 'ecdsa']) {
    const { path, missing, note } = vectors(folder)
    test.skipIf(missing)(`with the vectors of ${folder}${note}`, async () => {
      const roads = await roadsOf(documentsIn(path), contexts)
      expect(roads.differ).toBe(0)
      expect(roads.long).toBeGreaterThan(0)
    })
  }

  test('with badges over all classes, which all take the short one', async () => {
    await fc.assert(
      fc.asyncProperty(credentialParts, async parts => {
        const badges: object[] = [buildCredential(parts)]
        // The endorsements among the parts have one form.
        const older = !JSON.stringify(parts).includes('EndorsementCredential')
        if (older) badges.push(buildCredential(parts, { dataModel: '1.1' }))
        for (const badge of badges) expect(await roadOf({ ...badge })).toBe('short')
      }),
      { numRuns: 60 }
    )
  })

  test('with documents made of the terms of all pinned contexts', async () => {
    const numbers = Array.from({ length: 600 }, (_, number) => number)
    const roads = await roadsOf(numbers.map(number => documentOf(randomOf(1, 'documents', number))))
    expect(roads.differ).toBe(0)
    expect(roads.short).toBeGreaterThan(150)
    expect(roads.refused).toBeGreaterThan(20)
  })
})

const url = 'https://example.org/terms/v1'
const term = 'https://example.org/terms#level'

describe('a context that the caller gives', () => {
  const given = (context: JsonObject, members: JsonObject = { level: '3' }) =>
    roadOf({ '@context': url, id: 'urn:x', ...members }, createContextSet({ [url]: { '@context': context } }))
  const ids = { id: '@id', type: '@type' }

  test.each([
    ['names IRIs', { level: term }],
    ['has a prefix', { terms: 'https://example.org/terms#', level: 'terms:level' }],
    ['has types', { level: { '@id': term, '@type': 'http://www.w3.org/2001/XMLSchema#integer' } }],
    ['protects', { '@protected': true, level: term }],
    ['has scoped contexts', { level: { '@id': term, '@context': { deeper: `${term}/deeper` } } }],
    ['forgets in a scope', { level: { '@id': term, '@context': null } }]
  ])('%s: the short road where it agrees', async (_, context) => {
    expect(['short', 'long']).toContain(await given({ ...ids, ...context }))
  })

  test('is exact: the short road', async () => {
    expect(await given({ ...ids, level: term })).toBe('short')
  })

  test.each<[string, JsonObject]>([
    ['@language', { '@language': 'fr', level: term }],
    ['@vocab alone', { '@vocab': 'https://example.org/terms#' }],
    ['a language of a term', { level: { '@id': term, '@language': 'fr' } }],
    ['a reverse term', { level: { '@reverse': term } }],
    ['an index', { level: { '@id': term, '@container': '@index' } }],
    ['a nest', { level: { '@id': term, '@nest': '@nest' } }],
    ['a term that is taken away beside it', { level: term, other: null }]
  ])('with %s: the long road, or none', async (_, context) => {
    expect(['long', 'refused']).toContain(await given({ ...ids, ...context }))
  })

  test.each<[string, JsonObject]>([
    ['a circle', { level: 'a:x', a: 'b:x', b: 'a:x' }],
    ['a circle of two', { level: 'other:x', other: 'level:x' }],
    ['an unknown member', { level: { '@id': term, '@who': 'x' } }],
    ['a bad version', { '@version': 1.2, level: term }],
    ['a type that is none', { level: { '@id': term, '@type': 'none' } }],
    ['a container that is none', { level: { '@id': term, '@container': '@bag' } }],
    ['protection that is a text', { level: { '@id': term, '@protected': 'yes' } }],
    ['an empty term', { '': term, level: term }],
    ['a keyword as prefix', { level: term, self: { '@id': '@id', '@prefix': true } }],
    ['a bad scope', { level: term, other: { '@id': `${term}2`, '@context': { x: 5 } } }],
    ['a keyword redefined', { '@id': term, level: term }],
    ['a reserved word', { '@levels': term, level: term }],
    ['a name in form of an IRI', { 'https://example.org/x': term, level: term }],
    ['protection that is false', { '@protected': false, level: term }],
    ['a name of what objects inherit', { hasOwnProperty: term, level: term }],
    [
      'a protected prefix that a scope uses before it is another',
      {
        '@protected': true,
        p: 'https://one.example/',
        level: term,
        w: { '@id': `${term}2`, '@context': { a: 'p:x', p: 'https://two.example/' } }
      }
    ]
  ])('is refused by jsonld for %s: never the short road', async (_, context) => {
    expect(['long', 'refused']).toContain(await given({ ...ids, ...context }))
  })
})

describe('one line of two terms, or of two values, is written as jsonld writes it', () => {
  const xsd = 'http://www.w3.org/2001/XMLSchema#'
  const twice = (context: JsonObject, members: JsonObject) =>
    roadOf(
      { '@context': url, id: 'urn:x', b: { c: 'x', d: 'y' }, ...members },
      createContextSet({
        [url]: {
          '@context': { id: '@id', type: '@type', b: 'urn:p:b', c: 'urn:p:c', d: 'urn:p:d', ...context }
        }
      })
    )

  test.each<[string, JsonObject, JsonObject]>([
    [
      'a type that is said and one that is not',
      { e: { '@id': 'urn:p', '@type': `${xsd}string` }, f: 'urn:p' },
      { e: 'x', f: 'x' }
    ],
    ['integers', { e: { '@id': 'urn:p', '@type': `${xsd}integer` }, f: 'urn:p' }, { e: 1, f: 1 }],
    ['a text and a number', { e: { '@id': 'urn:p', '@type': `${xsd}integer` } }, { e: ['3', 3] }],
    ['the same twice', { e: 'urn:p' }, { e: ['x', 'x'] }],
    [
      'one thing, by its name and as an object',
      { e: { '@id': 'urn:p', '@type': '@id' } },
      { e: ['urn:y', { id: 'urn:y' }] }
    ],
    [
      'empty lists',
      { e: { '@id': 'urn:p', '@container': '@list' }, f: { '@id': 'urn:p', '@container': '@list' } },
      { e: [], f: [] }
    ],
    [
      'lists that are equal',
      { e: { '@id': 'urn:p', '@container': '@list' }, f: { '@id': 'urn:p', '@container': '@list' } },
      { e: ['x'], f: ['x'] }
    ]
  ])('%s: the short road', async (_, context, members) => {
    expect(await twice(context, members)).toBe('short')
  })

  test.each<[string, JsonObject, JsonObject]>([
    [
      'the empty list by its name',
      { e: { '@id': 'urn:p', '@container': '@list' }, f: { '@id': 'urn:p', '@type': '@id' } },
      { e: [], f: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#nil' }
    ],
    [
      'a term for rdf:type',
      { kind: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type' },
      { kind: { id: 'urn:t' } }
    ],
    [
      'a text that should have a language',
      { e: { '@id': 'urn:p', '@type': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString' } },
      { e: 'x' }
    ],
    [
      'a second name of @type',
      { kind: '@type', T: { '@id': 'urn:t', '@context': { kind: 'urn:k' } } },
      { type: 'T', kind: 'x' }
    ]
  ])('%s: never the short road', async (_, context, members) => {
    expect(['long', 'refused']).toContain(await twice(context, members))
  })

  test.each<[string, JsonObject[string]]>([
    ['null', null],
    ['an empty list', []],
    ['a list in a list', [[{ level: term }]]]
  ])('a given document whose context is %s: never the short road', async (_, context) => {
    const contexts = createContextSet({ [url]: { '@context': context } })
    const both = { '@context': [url, 'https://www.w3.org/ns/credentials/v2'], id: 'urn:x', name: 'x' }
    expect(['long', 'refused']).toContain(await roadOf(both, contexts))
  })

  test.each<[string, JsonObject[string]]>([
    ['a number', [5, null, 'https://www.w3.org/ns/credentials/v2']],
    ['what nobody knows', ['https://unknown.example/', null, 'https://www.w3.org/ns/credentials/v2']]
  ])('a context that is taken back after %s: refused', async (_, context) => {
    expect(await roadOf({ '@context': context, id: 'urn:x', name: 'x' })).toBe('refused')
  })

  test('types whose contexts take all terms away: never the short road', async () => {
    const context = {
      T1: { '@id': 'urn:t1', '@context': null },
      T3: { '@id': 'urn:t3', '@context': { w: { '@id': 'urn:w' } } }
    }
    const nested = { type: ['T3', 'T1'], b: { c: 'x' } }
    expect(await twice(context, nested)).not.toBe('short')
    expect(await twice(context, nested)).not.toBe('differ')
  })
})

describe('the short road', () => {
  const roadOfBadge = (members: JsonObject) =>
    roadOf({
      '@context': [
        'https://www.w3.org/ns/credentials/v2',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
      ],
      id: 'urn:x',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      ...members
    })

  test.each<[string, JsonObject]>([
    ['a list', { allowedValue: ['b', 'a', 'a'] }],
    ['an empty list', { allowedValue: [] }],
    ['a list of one, without brackets', { allowedValue: 'a' }]
  ])('knows %s', async (_, members) => {
    const resultDescription = { id: 'urn:r', type: ['ResultDescription'], name: 'x', ...members }
    const achievement = { id: 'urn:a', type: ['Achievement'], resultDescription }
    const credentialSubject = { type: ['AchievementSubject'], achievement }
    expect(await roadOfBadge({ credentialSubject })).toBe('short')
  })

  test.each<[string, JsonObject]>([
    ['a language', { name: { '@value': 'x', '@language': 'fr' } }],
    ['an empty object', { credentialSubject: {} }],
    ['a graph with nothing but a name', { proof: { id: 'urn:p' } }],
    ['a graph of nothing', { proof: [] }],
    ['white space that is none of ASCII in an id', { id: 'urn:x\u00a0y' }],
    ['a type that is null', { type: null }],
    ['no type', { type: [] }],
    ['a graph that has no more than a name and no type', { proof: { id: 'urn:p', type: [] } }],
    ['a list in a list', { evidence: [[{ id: 'urn:e', type: 'Evidence' }]] }],
    ['null', { name: null }]
  ])('leaves %s to the long one', async (_, members) => {
    expect(['long', 'refused']).toContain(await roadOfBadge(members))
  })

  test('gives nothing for what jsonld would throw away', () => {
    const contexts = createContextSet()
    const context = 'https://www.w3.org/ns/credentials/v2'
    expect(compiledStatements({ '@context': context, id: 'urn:x' }, contexts)).toBeUndefined()
    expect(compiledStatements({ '@context': context }, contexts)).toBeUndefined()
  })

  test('reads a bare name by what a type around it says', async () => {
    const older = 'https://www.w3.org/2018/credentials/v1'
    const bare = (id: string) =>
      roadOf({ '@context': [older], id: 'urn:x', type: ['VerifiableCredential'], credentialSubject: { id } })
    expect(await bare('urn:alice')).toBe('short')
    for (const id of ['sec:alice', 'cred:alice', 'xsd:alice']) expect(await bare(id)).toBe('long')
  })

  test('counts no blank node that nothing is said of', async () => {
    const proof = [{ name: [] }, { name: 'x' }]
    expect(['short', 'long']).toContain(
      await roadOfBadge({ proof, evidence: { type: 'Evidence', name: 'x' } })
    )
  })
})
