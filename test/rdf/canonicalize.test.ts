import { createHash } from 'node:crypto'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { createContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { canonicalize } from '../../src/rdf/canonicalize.ts'
import { effort } from '../support/effort.ts'
import { worked, workedDocument, workedProof } from '../support/worked-vector.ts'

const options = { contexts: pinnedContexts, maxQuads: 25_000 }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function codeOf(document: JsonObject, given: Partial<typeof options> = {}): Promise<string> {
  try {
    await canonicalize(document, { ...options, ...given })
    return 'no error'
  } catch (error) {
    if (error instanceof OpenBadgesError) return error.code
    throw error
  }
}

describe('REQ-DI-11, the worked example', () => {
  test('its document has the published hash', async () => {
    expect(sha256((await canonicalize(workedDocument, options)).text)).toBe(worked.documentHash)
  })

  test('its proof configuration has the published hash', async () => {
    const { proofValue: _, ...proof } = workedProof
    const configuration = { '@context': workedDocument['@context'], ...proof }
    expect(sha256((await canonicalize(configuration, options)).text)).toBe(worked.proofHash)
  })
})

test('what another part of the process taught jsonld about a URL does not count', async () => {
  // A loader elsewhere in the process serves a changed Open Badges context, and jsonld keeps it for everybody.
  const [, url = ''] = workedDocument['@context']
  const poisoned = { '@context': { name: 'https://evil.example/name' } }
  await jsonld.toRDF(
    { '@context': url, '@id': 'urn:x', name: 'y' },
    {
      documentLoader: async asked => ({
        contextUrl: null,
        documentUrl: asked,
        document: poisoned,
        tag: 'static'
      }),
      base: null,
      safe: true,
      rdfDirection: 'i18n-datatype',
      produceGeneralizedRdf: false
    }
  )
  expect(sha256((await canonicalize(workedDocument, options)).text)).toBe(worked.documentHash)
})

test('two callers may mean different things by one URL', async () => {
  const url = 'https://example.org/terms/v1'
  const document = { '@context': url, '@id': 'urn:x', level: 'high' }
  const meant = ['https://a.example/level', 'https://b.example/level']
  const quads = await Promise.all(
    meant.map(level =>
      canonicalize(document, { ...options, contexts: createContextSet({ [url]: { '@context': { level } } }) })
    )
  )
  expect(quads.map(({ text }) => text)).toEqual(meant.map(level => `<urn:x> <${level}> "high" .\n`))
})

describe('refuses', () => {
  const small = { '@context': workedDocument['@context'], id: 'urn:x', type: ['Profile'] }

  test('an undefined term, whose twin without it is taken', async () => {
    expect(await codeOf({ ...small, tags: 'x' })).toBe('PROOF_TRANSFORMATION_ERROR')
    expect(await codeOf(small)).toBe('no error')
  })

  test('a relative type', async () => {
    expect(await codeOf({ ...small, type: ['Profil'] })).toBe('PROOF_TRANSFORMATION_ERROR')
  })

  test('a relative identifier', async () => {
    expect(await codeOf({ ...small, id: 'x' })).toBe('PROOF_TRANSFORMATION_ERROR')
  })

  test('an unknown context', async () => {
    expect(await codeOf({ ...small, '@context': ['https://unknown.example'] })).toBe('OB_CONTEXT_UNKNOWN')
  })

  test('contexts that contradict each other', async () => {
    const contexts = [small['@context'][0] ?? '', 'https://purl.imsglobal.org/spec/ob/v3p0/context.json']
    expect(await codeOf({ ...small, '@context': contexts })).toBe('PROOF_TRANSFORMATION_ERROR')
  })

  test('more statements than the ceiling, and not one fewer', async () => {
    const count = (await canonicalize(workedDocument, options)).text.trimEnd().split('\n').length
    expect(await codeOf(workedDocument, { maxQuads: count })).toBe('no error')
    expect(await codeOf(workedDocument, { maxQuads: count - 1 })).toBe('OB_LIMIT_QUADS')
  })

  test('a graph of blank nodes that is made to take for ever, without hanging', async () => {
    const nodes = Array.from({ length: 40 }, (_, a) => ({
      '@id': `_:b${a}`,
      'urn:p': Array.from({ length: 40 }, (_, b) => ({ '@id': `_:b${b}` })).filter((_, b) => b !== a)
    }))
    const cost = await effort(async () => {
      expect(await codeOf({ '@context': {}, '@graph': nodes })).toBe('OB_LIMIT_WORK')
    })
    expect(cost).toBeLessThan(1_200)
  })

  test('equal objects that hold thousands of names to be copied over and over, without hanging', async () => {
    const tied = () => ({ type: ['ResultDescription'], allowedValue: Array.from({ length: 980 }, () => 'a') })
    const members = ['resultDescription', 'alignment', 'creator', 'criteria', 'image', 'otherIdentifier']
    const hub = () => ({ type: ['Achievement'], ...Object.fromEntries(members.map(name => [name, tied()])) })
    const { credentialSubject } = workedDocument
    const document = {
      ...workedDocument,
      credentialSubject: { ...credentialSubject, achievement: [hub(), hub()] }
    }
    const cost = await effort(async () => {
      expect(await codeOf(document)).toBe('OB_LIMIT_WORK')
    })
    expect(cost).toBeLessThan(1_200)
  })
})

test('a thousand equal branches of blank nodes are no poison', async () => {
  const evidence = Array.from({ length: 1_000 }, () => ({ type: ['Evidence'], name: 'x' }))
  const { text: quads } = await canonicalize({ ...workedDocument, evidence }, options)
  expect(quads.match(/<https:\/\/schema.org\/name> "x"/g)?.length).toBe(1_000)
})
