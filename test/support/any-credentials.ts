/**
 * Credentials that are no badges, in both data models, and what is said of them.
 * @module
 */
import { isObject, type JsonObject, type JsonValue } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { type ConformOptions, conform } from '../../src/conform/conform.ts'
import { createContextSet } from '../../src/context/context-set.ts'
import { deepFrozen } from './json.ts'
import { changed, told } from './schema-examples.ts'

export const v2 = 'https://www.w3.org/ns/credentials/v2'
export const v1 = 'https://www.w3.org/2018/credentials/v1'
export const examplesV2 = 'https://www.w3.org/ns/credentials/examples/v2'
/** Defines a few terms, and everything else not. */
export const ownTerms = 'https://example.org/terms/v1'
export const aliases = 'https://example.org/aliases/v1'
export const citizenship = 'https://w3id.org/citizenship/v4rc1'

const term = (name: string) => `https://example.org/terms#${name}`

/** The contexts that these credentials name: those of W3C's examples define every term. */
export const contexts = createContextSet({
  [examplesV2]: { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } },
  [citizenship]: { '@context': { '@vocab': 'https://w3id.org/citizenship#' } },
  [ownTerms]: {
    '@context': {
      DegreeCredential: term('DegreeCredential'),
      Degree: term('Degree'),
      Person: term('Person'),
      Photo: term('Photo'),
      degree: { '@id': term('degree'), '@type': '@id' },
      knows: { '@id': term('knows'), '@type': '@id' },
      score: term('score'),
      name: 'https://schema.org/name',
      description: 'https://schema.org/description'
    }
  },
  [aliases]: { '@context': { points: term('score'), rank: term('score') } }
})

/** The least that a credential of VCDM 2.0 has. */
export const least20: JsonObject = deepFrozen({
  '@context': [v2, ownTerms],
  type: ['VerifiableCredential'],
  issuer: 'https://example.org/org',
  credentialSubject: { id: 'did:example:lea', score: '7' }
})

/** The least that a credential of VCDM 1.1 has. */
export const least11: JsonObject = deepFrozen({
  ...least20,
  '@context': [v1, ownTerms],
  issuanceDate: '2026-11-22T09:30:00Z'
})

/** What is said of `document` as any credential: `severity CODE path` for each, errors only if there are any. */
export function said(document: JsonObject, options: Partial<ConformOptions> = {}): string[] {
  const found = told(
    conform(deepFrozen(document), {
      kind: 'credential',
      making: false,
      contexts,
      limits: defaultLimits,
      ...options
    })
  )
  return found.filter(line => line !== 'warning OB_OLDER_FORM /@context/0')
}

/** `document` with other values at these pointers; `undefined` takes the member out. */
export function withValues(document: JsonObject, values: Readonly<Record<string, unknown>>): JsonObject {
  return Object.entries(values).reduce<JsonObject>((sofar, [path, value]) => {
    const copy = changed(sofar, path, value as JsonValue | undefined)
    if (!isObject(copy)) throw new Error('a credential is an object')
    return copy
  }, document)
}
