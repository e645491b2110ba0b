/**
 * The contexts that one caller works with: the pinned ones and his own. Nothing is ever fetched.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import { documents as pinned } from '../generated/contexts.ts'

/** Context documents by URL, as the `contexts` option takes them: `{ 'https://…': { '@context': { … } } }`. */
export type ContextDocuments = Readonly<Record<string, JsonObject>>

/** Pinned and given contexts, looked up by exact URL. */
export interface ContextSet {
  /** The document at `url`, or `undefined` if it is neither pinned nor given. */
  get(url: string): JsonObject | undefined
  /** All URLs it knows. */
  readonly urls: readonly string[]
  /** True if the caller gave the document at `url`: it is as good as where he had it from. */
  isGiven(url: string): boolean
}

/** The pinned contexts alone. */
export const pinnedContexts: ContextSet = setOf(new Map(Object.entries(pinned)), () => false)

/** The URLs of all pinned contexts. */
export const pinnedContextUrls: readonly string[] = pinnedContexts.urls

/**
 * The pinned contexts and `contexts`.
 * @throws TypeError if a document has no `@context` or names other contexts by URL, or a URL is pinned (pinned
 *   contexts cannot be replaced)
 */
export function createContextSet(contexts: ContextDocuments = {}): ContextSet {
  const given = Object.entries(contexts)
  if (given.length === 0) return pinnedContexts
  const documents = new Map(Object.entries(pinned))
  for (const [url, document] of given) {
    if (documents.has(url)) throw new TypeError(`contexts: ${url} is pinned and cannot be replaced`)
    if (!isObject(document) || document['@context'] === undefined) {
      throw new TypeError(`contexts: the document for ${url} must be an object with "@context"`)
    }
    assertSelfContained(url, document)
    documents.set(url, structuredClone(document))
  }
  return setOf(documents, url => documents.has(url) && !Object.hasOwn(pinned, url))
}

/** `contexts` with another document at one of its URLs. */
export function replaceContext(contexts: ContextSet, url: string, document: JsonObject): ContextSet {
  const documents = new Map(contexts.urls.map(known => [known, contexts.get(known) ?? document]))
  return setOf(documents.set(url, document), contexts.isGiven)
}

// What a name inside means would depend on who else in the process has used it.
function assertSelfContained(url: string, value: JsonValue | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) assertSelfContained(url, item)
  } else if (isObject(value)) {
    for (const [member, inner] of Object.entries(value)) {
      const named = member === '@import' || (member === '@context' && asArray(inner).some(isText))
      if (named)
        throw new TypeError(
          `contexts: the document for ${url} names other contexts: write their terms into it`
        )
      assertSelfContained(url, inner)
    }
  }
}

const isText = (value: unknown) => typeof value === 'string'

function setOf(documents: ReadonlyMap<string, JsonObject>, isGiven: ContextSet['isGiven']): ContextSet {
  return Object.freeze({
    get: (url: string) => documents.get(url),
    urls: Object.freeze([...documents.keys()]),
    isGiven
  })
}
