import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { checkTerms } from '../../src/conform/terms.ts'
import { contextProcessorOf } from '../../src/context/active-context.ts'
import { createContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { createDocumentLoader } from '../../src/context/document-loader.ts'
import { contextUrls } from '../../src/model/context-urls.ts'

const documentLoader = createDocumentLoader()

interface Judge {
  expand(
    document: object,
    options: {
      documentLoader: typeof documentLoader
      base: null
      eventHandler: (input: { event: { code: string; details: { property?: string } } }) => void
    }
  ): Promise<unknown>
}
const judge = jsonld as unknown as Judge

/** The members that jsonld drops, or that a context conflict stops it. */
async function droppedBy(document: object): Promise<string[] | 'conflict'> {
  const dropped: string[] = []
  try {
    await judge.expand(document, {
      documentLoader,
      base: null,
      eventHandler: ({ event }) => {
        if (event.code === 'invalid property' && event.details.property) dropped.push(event.details.property)
      }
    })
    return dropped.toSorted()
  } catch (error) {
    const { code } = (error as { details: { code: string } }).details
    expect(code).toBe('protected term redefinition')
    return 'conflict'
  }
}

function conflictsOf(contexts: readonly string[]): boolean {
  const { initial, process } = contextProcessorOf(pinnedContexts)
  return process(initial, contexts, 'plain').conflicts.length > 0
}

describe('agrees with jsonld', () => {
  const pairs = pinnedContexts.urls.flatMap(a => pinnedContexts.urls.map(b => [a, b] as const))

  test(`on which of ${pairs.length} pairs of pinned contexts contradict each other`, async () => {
    const verdicts = await Promise.all(
      pairs.map(async pair => ({
        pair,
        jsonld: (await droppedBy({ '@context': pair, id: 'urn:x' })) === 'conflict',
        ours: conflictsOf(pair)
      }))
    )
    expect(verdicts.filter(({ jsonld, ours }) => jsonld !== ours)).toEqual([])
    expect(verdicts.filter(({ ours }) => ours).length).toBeGreaterThan(10)
  })

  const contexts = [contextUrls.credentialsV2, contextUrls.openBadges, contextUrls.openBadgesExtensions]
  const terms = new Set<string>()
  for (const url of contexts) {
    JSON.stringify(pinnedContexts.get(url), (key, value: unknown) => {
      if (/^[A-Za-z0-9]/.test(key)) terms.add(key)
      return value
    })
  }
  const types = [...terms].filter(term => /^[A-Z1]/.test(term))
  const plain = [...terms].filter(term => !['id', 'type', 'proof', 'verifiableCredential'].includes(term))

  test.each(types)('on which of all terms are defined in an object of type %s', async type => {
    const members = Object.fromEntries(plain.map(term => [term, 'https://example.org/x']))
    const document: JsonObject = { '@context': contexts, id: 'urn:x', type, ...members }
    const ours = checkTerms(document, pinnedContexts)
      .filter(({ code }) => code === 'OB_TERM_UNDEFINED')
      .map(({ path }) => path?.slice(1))
      .toSorted()
    expect(ours).toEqual(await droppedBy(document))
  })

  test('on terms inside nested objects, whose types do not reach further in', async () => {
    const nested = {
      '@context': contexts,
      id: 'urn:x',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      credentialSubject: {
        type: 'AchievementSubject',
        role: 'x',
        achievement: { type: 'Achievement', role: 'x', tag: ['a'], criteria: { tag: ['a'], narrative: 'x' } }
      }
    }
    expect(await droppedBy(nested)).toEqual(['role', 'tag'])
    expect(checkTerms(nested, pinnedContexts).map(({ path }) => path)).toEqual([
      '/credentialSubject/achievement/role',
      '/credentialSubject/achievement/criteria/tag'
    ])
  })
})

test('a context with features that are not modelled leaves everything open', () => {
  const url = 'https://example.org/language'
  const contexts = createContextSet({ [url]: { '@context': { '@language': 'fr', level: 'urn:level' } } })
  const document = { '@context': [contextUrls.credentialsV2, contextUrls.openBadges, url], nonsense: 1 }
  expect(checkTerms(document, contexts)).toEqual([])
})

test('input cannot fill the memory of processed contexts', () => {
  const { initial, process } = contextProcessorOf(pinnedContexts)
  const first = process(initial, contextUrls.credentialsV2, 'plain')
  for (let index = 0; index < 2_000; index++) process(first, { [`term${index}`]: 'urn:x' }, 'plain')
  expect(process(initial, contextUrls.credentialsV2, 'plain')).toEqual(first)
})
