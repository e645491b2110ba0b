/**
 * A document loader for JSON-LD libraries that never goes to the network.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { failure } from '../problem/error.ts'
import { type ContextDocuments, createContextSet } from './context-set.ts'

/** What a JSON-LD document loader gives. */
export interface RemoteDocument {
  readonly contextUrl: null
  readonly documentUrl: string
  readonly document: unknown
}

/** The loader that `jsonld`, `jsonld-signatures` and `@digitalbazaar/vc` take. */
export type DocumentLoader = (url: string) => Promise<RemoteDocument>

/** Options of {@link createDocumentLoader}. */
export interface DocumentLoaderOptions {
  /** Further contexts by URL, as `{ 'https://example.org/terms/v1': { '@context': { … } } }`. Default: none. */
  readonly contexts?: ContextDocuments
}

/**
 * A document loader over the pinned contexts and the caller's. It gives a fresh copy each time and never
 * asks the network.
 *
 * The functions of this package take `contexts` directly; this loader is for using other JSON-LD libraries
 * with the same contexts.
 *
 * @param options `contexts`: further contexts by URL
 * @returns a loader; for a URL that it does not know it rejects with an {@link OpenBadgesError}
 *   `OB_CONTEXT_UNKNOWN` whose hint is the line to add
 * @throws TypeError if a given document has no `@context` or its URL is pinned
 * @example
 * ```ts
 * const documentLoader = createDocumentLoader({
 *   contexts: { 'https://example.org/terms/v1': { '@context': { level: 'https://example.org/terms#level' } } }
 * })
 * const { document } = await documentLoader('https://www.w3.org/ns/credentials/v2')
 * ```
 * @see https://www.w3.org/TR/json-ld11-api/#loaddocumentcallback
 */
export function createDocumentLoader(options: DocumentLoaderOptions = {}): DocumentLoader {
  assertOptions(options, ['contexts'])
  const contexts = createContextSet(options.contexts)
  return async url => {
    const document = contexts.get(url)
    if (document === undefined) {
      throw failure('OB_CONTEXT_UNKNOWN', `the context ${url} is neither pinned nor given`, {
        hint: contextHint(url)
      })
    }
    return { contextUrl: null, documentUrl: url, document: structuredClone(document) }
  }
}

/** The one line that makes `url` known. */
export function contextHint(url: string): string {
  return `give its document: contexts: { ${JSON.stringify(url)}: { '@context': { … } } }`
}
