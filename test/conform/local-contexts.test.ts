import { describe, expect, test } from 'vitest'
import type { JsonObject, JsonValue } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { conform } from '../../src/conform/conform.ts'
import { createContextSet } from '../../src/context/context-set.ts'
import { effort } from '../support/effort.ts'
import { deepFrozen } from '../support/json.ts'
import { workedDocument } from '../support/worked-vector.ts'

const own = 'https://example.org/own/v1'
const terms = 'https://example.org/terms#'
const ob = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const ob300 = 'https://purl.imsglobal.org/spec/ob/v3p0/context.json'
const v1 = 'https://www.w3.org/2018/credentials/v1'
const contexts = createContextSet({
  [own]: { '@context': { medal: `${terms}award`, Gold: `${terms}Gold` } }
})

const [v2 = '', ob303 = ''] = workedDocument['@context'] as readonly string[]

/** `severity CODE path` of all that is said of the worked example with other members. */
function said(members: object, limits = defaultLimits): string[] {
  const document = deepFrozen({ ...workedDocument, ...members }) as JsonObject
  const options = { kind: 'achievement-credential', making: false, contexts, limits } as const
  return conform(document, { ...options, localContexts: true }).map(
    ({ severity, code, path }) => `${severity} ${code} ${path}`
  )
}

const inline = (context: JsonValue, members: object = {}) =>
  said({ '@context': [v2, ob303, context], ...members }).map(line => line.replace('/@context/2', ''))

const subject = workedDocument.credentialSubject as JsonObject
const nested = (context: JsonValue, members: object = {}) =>
  said({ credentialSubject: { ...subject, '@context': context, ...members } }).map(line =>
    line.replace('/credentialSubject', '')
  )

describe('an object in `@context`', () => {
  test.each<[string, JsonObject, object]>([
    ['one term', { level2: `${terms}level2` }, { level2: 'B1' }],
    [
      'a term as an object',
      { level2: { '@id': `${terms}level2`, '@container': '@set' } },
      { level2: ['B1'] }
    ],
    ['a list', { steps: { '@id': `${terms}steps`, '@container': ['@list'] } }, { steps: ['a', 'b'] }],
    [
      'an address',
      { proofPage: { '@id': `${terms}proofPage`, '@type': '@id' } },
      { proofPage: 'https://x.example/' }
    ],
    ['JSON as it is', { raw: { '@id': `${terms}raw`, '@type': '@json' } }, { raw: { any: 1 } }],
    ['a prefix', { ex: terms, level2: 'ex:level2' }, { level2: 'B1' }],
    ['a urn', { level2: 'urn:example:level2' }, { level2: 'B1' }],
    ['a class', { Diploma: `${terms}Diploma` }, { type: [...(workedDocument.type as string[]), 'Diploma'] }],
    [
      'a class with terms of its own',
      { Diploma: { '@id': `${terms}Diploma`, '@context': { faculty: `${terms}faculty` } } },
      { type: [...(workedDocument.type as string[]), 'Diploma'], faculty: 'Arts' }
    ],
    ['a vocabulary', { '@vocab': terms }, { level2: 'B1', other: { level3: 'x' } }],
    ['protected terms', { '@version': 1.1, '@protected': true, level2: `${terms}level2` }, { level2: 'B1' }],
    ['a protected term', { level2: { '@id': `${terms}level2`, '@protected': true } }, { level2: 'B1' }],
    ['nothing', {}, {}]
  ])('%s is let pass, with a warning', (_, context, members) => {
    expect(inline(context, members)).toEqual(['warning OB_CONTEXT_INLINE '])
  })

  test.each<[string, JsonValue, string]>([
    ['the name of a badge', { name: `${terms}name` }, 'OB_CONTEXT_CONFLICT /name'],
    ['a term of the achievement', { criteria: `${terms}criteria` }, 'OB_CONTEXT_CONFLICT /criteria'],
    ['a term of a proof', { created: `${terms}created` }, 'OB_CONTEXT_CONFLICT /created'],
    ['a class', { Achievement: `${terms}Achievement` }, 'OB_CONTEXT_CONFLICT /Achievement'],
    ['a term of a context that was given', { medal: `${terms}medal` }, 'OB_CONTEXT_CONFLICT /medal'],
    ['id', { id: '@id' }, 'OB_CONTEXT_CONFLICT /id'],
    ['type', { type: `${terms}type` }, 'OB_CONTEXT_CONFLICT /type'],
    ['another id', { key: '@id' }, 'OB_TERM_RESERVED /key'],
    ['another type', { kind: { '@id': '@type' } }, 'OB_TERM_RESERVED /kind'],
    ['a box that is not there', { box: '@nest' }, 'OB_TERM_RESERVED /box'],
    ['another name', { title: 'https://schema.org/name' }, 'OB_TERM_RESERVED /title'],
    ['another name by a prefix', { p: 'https://schema.org/', title: 'p:name' }, 'OB_TERM_RESERVED /title'],
    ['another name of a scoped term', { role2: `${ob}role` }, 'OB_TERM_RESERVED /role2'],
    ['another name of a given term', { award: `${terms}award` }, 'OB_TERM_RESERVED /award'],
    ['a name that its IRI does not end with', { passed: `${terms}failed` }, 'OB_TERM_RESERVED /passed'],
    ['the end of a word', { led: `${terms}failed` }, 'OB_TERM_RESERVED /led'],
    [
      'a name with a fragment',
      { 'terms#failed': 'https://example.org/terms#failed' },
      'OB_TERM_RESERVED /terms#failed'
    ],
    [
      'a name that is an IRI',
      { 'https://x.example/a': 'https://x.example/a' },
      'OB_TERM_RESERVED /https:~1~1x.example~1a'
    ],
    ['a scheme as a prefix', { urn: ob }, 'OB_TERM_RESERVED /urn'],
    ['members that go elsewhere', { up: { '@reverse': `${terms}up` } }, 'OB_TERM_RESERVED /up/@reverse'],
    [
      'members inside of others',
      { up: { '@id': `${terms}up`, '@nest': 'box' } },
      'OB_TERM_RESERVED /up/@nest'
    ],
    [
      'keys that are not signed',
      { by: { '@id': `${terms}by`, '@container': '@index' } },
      'OB_TERM_RESERVED /by/@container'
    ],
    ['a language', { by: { '@id': `${terms}by`, '@language': 'fr' } }, 'OB_TERM_RESERVED /by/@language'],
    [
      'values that are terms',
      { by: { '@id': `${terms}by`, '@type': '@vocab' } },
      'OB_TERM_RESERVED /by/@type'
    ],
    ['a prefix by order', { by: { '@id': `${terms}by`, '@prefix': true } }, 'OB_TERM_RESERVED /by/@prefix'],
    ['a base', { '@base': 'https://x.example/' }, 'OB_TERM_RESERVED /@base'],
    ['the language of everything', { '@language': 'fr' }, 'OB_TERM_RESERVED /@language'],
    ['another context', { '@import': own }, 'OB_TERM_RESERVED /@import'],
    ['no propagation', { '@propagate': false }, 'OB_TERM_RESERVED /@propagate'],
    ['a vocabulary without an end', { '@vocab': 'https://example.org/terms' }, 'OB_TERM_RESERVED /@vocab'],
    ['no vocabulary', { '@vocab': null }, 'OB_TERM_RESERVED /@vocab'],
    ['an unknown keyword', { '@other': 'x' }, 'OB_TERM_RESERVED /@other'],
    ['a term taken away', { level2: null }, 'MALFORMED_VALUE_ERROR /level2'],
    ['a number', { level2: 2 }, 'MALFORMED_VALUE_ERROR /level2'],
    ['a relative IRI', { level2: 'level2' }, 'MALFORMED_VALUE_ERROR /level2'],
    ['an unknown prefix', { level2: 'p:level2' }, 'MALFORMED_VALUE_ERROR /level2'],
    [
      'a scoped context that takes all away',
      { D: { '@id': `${terms}D`, '@context': null } },
      'OB_TERM_RESERVED /D/@context'
    ],
    [
      'a scoped context that another document holds',
      { D: { '@id': `${terms}D`, '@context': own } },
      'OB_TERM_RESERVED /D/@context'
    ],
    [
      'a scoped context with another name',
      { D: { '@id': `${terms}D`, '@context': { title: 'https://schema.org/name' } } },
      'OB_TERM_RESERVED /D/@context/title'
    ],
    [
      'a scoped context that is short',
      { p: terms, D: { '@id': `${terms}D`, '@context': { level2: 'p:level2' } } },
      'MALFORMED_VALUE_ERROR /D/@context/level2'
    ]
  ])('%s is refused', (_, context, problem) => {
    const errors = inline(context).filter(line => line.startsWith('error'))
    expect(errors[0]).toBe(`error ${problem}`)
  })

  test.each(['award', 'terms#failed', 'a/b'])('a vocabulary gives no other name: %s', member => {
    expect(inline({ '@vocab': terms }, { [member]: 'x' })).toContain(
      `error OB_TERM_RESERVED /${member.replace('/', '~1')}`
    )
    const type = [...(workedDocument.type as string[]), 'a#b']
    expect(inline({ '@vocab': terms }, { type })).toContain('error OB_TERM_RESERVED /type/2')
  })

  test('terms that it does not define are undefined as ever', () => {
    expect(inline({ level2: `${terms}level2` }, { level3: 'x' })).toContain('error OB_TERM_UNDEFINED /level3')
  })

  test('an embedded endorsement may have one as well', () => {
    const endorsement = [{ '@context': [v2, ob303, { title: 'https://schema.org/name' }] }]
    expect(said({ endorsement })).toContain('error OB_TERM_RESERVED /endorsement/0/@context/2/title')
    expect(said({ endorsement })).toContain('warning OB_CONTEXT_INLINE /endorsement/0/@context/2')
  })
})

describe('a context below the root', () => {
  test.each<[string, JsonValue, object]>([
    ['a known one', own, { medal: 'silver' }],
    ['several', [own, { level2: `${terms}level2` }], { medal: 'silver', level2: 'B1' }],
    ['an object', { level2: `${terms}level2` }, { level2: 'B1' }],
    ['one that is there already', ob303, {}]
  ])('%s is let pass, with a warning', (_, context, members) => {
    expect(nested(context, members)).toEqual(['warning OB_CONTEXT_NESTED /@context'])
  })

  test.each<[string, JsonValue, string]>([
    ['an unknown one', 'https://unknown.example', 'OB_CONTEXT_UNKNOWN /@context'],
    ['null', null, 'MALFORMED_VALUE_ERROR /@context'],
    ['a list in a list', [[own]], 'MALFORMED_VALUE_ERROR /@context/0'],
    ['one that says other things', ob300, 'OB_CONTEXT_CONFLICT /@context'],
    ['the other data model', [own, v1], 'OB_CONTEXT_CONFLICT /@context/1'],
    ['another name', { title: 'https://schema.org/name' }, 'OB_TERM_RESERVED /@context/title'],
    ['a prefix that stands elsewhere', { level2: 'ex:level2' }, 'MALFORMED_VALUE_ERROR /@context/level2']
  ])('%s is refused', (_, context, problem) => {
    expect(nested(context)).toContain(`error ${problem}`)
  })

  test('what it defines holds below it only', () => {
    expect(said({ credentialSubject: { ...subject, '@context': own }, medal: 'x' })).toContain(
      'error OB_TERM_UNDEFINED /medal'
    )
  })

  test('in a badge of the older form, whose terms nothing protects, it changes none either', () => {
    const older = { '@context': [v1, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'] }
    const credentialSubject = { ...subject, '@context': ob300 }
    expect(said({ ...older, credentialSubject })).toContain(
      'error OB_CONTEXT_CONFLICT /credentialSubject/@context'
    )
    const context = [...older['@context'], { image: `${terms}image` }]
    expect(said({ '@context': context })).toContain('error OB_CONTEXT_CONFLICT /@context/2/image')
  })
})

describe('there are ceilings', () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`t${index}`, `${terms}t${index}`]))
  const errors = (members: object, limits = defaultLimits) =>
    said(members, limits).filter(line => line.startsWith('error'))

  test('of the contexts', () => {
    const evidence = (count: number) => ({
      evidence: Array.from({ length: count }, () => ({ '@context': own, type: ['Evidence'], name: 'x' }))
    })
    expect(errors(evidence(8))).toEqual([])
    expect(errors(evidence(9))).toEqual(['error OB_LIMIT_CONTEXTS '])
    expect(errors(evidence(9), { ...defaultLimits, maxContexts: 9 })).toEqual([])
  })

  test('of their terms together', () => {
    const two = (count: number) => ({ '@context': [v2, ob303, many(50), many(count)] })
    expect(errors(two(50))).toEqual([])
    expect(errors(two(51))).toEqual(['error OB_LIMIT_CONTEXTS '])
  })

  test('of contexts in contexts', () => {
    const deep = (levels: number): JsonObject =>
      levels === 0 ? {} : { [`D${levels}`]: { '@id': `${terms}D${levels}`, '@context': deep(levels - 1) } }
    expect(errors({ '@context': [v2, ob303, deep(3)] })).toEqual([])
    expect(errors({ '@context': [v2, ob303, deep(4)] })).toEqual([
      'error OB_LIMIT_CONTEXTS /@context/2/D4/@context/D3/@context/D2/@context/D1/@context'
    ])
  })

  test('so that thousands of contexts cost no more than thousands of objects', async () => {
    const evidence = (context: object) =>
      Array.from({ length: 2_900 }, (_, index) => ({
        ...context,
        id: `https://x.example/${index}`,
        type: ['Evidence']
      }))
    said({ evidence: evidence({}) })
    const plain = await effort(() => said({ evidence: evidence({}) }))
    const hostile = await effort(() => errors({ evidence: evidence({ '@context': many(5) }) }))
    expect(hostile).toBeLessThan(5 * plain + 20)
  })
})
