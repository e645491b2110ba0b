/**
 * Contexts under names made of their content.
 *
 * jsonld keeps a process-wide cache of contexts by URL: whatever code loaded a URL first decides what it means for
 * everybody. So the URLs of a document are replaced by the SHA-256 of the very documents that we mean.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { isObject, type JsonObject, type JsonValue } from '../base/json.ts'
import type { ContextSet } from '../context/context-set.ts'
import { contextHint } from '../context/document-loader.ts'
import { failure } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'

interface Names {
  readonly byUrl: Map<string, string>
  readonly documents: Map<string, JsonObject>
}

const namesOf = new WeakMap<ContextSet, Names>()

function namesIn(contexts: ContextSet): Names {
  const known = namesOf.get(contexts) ?? {
    byUrl: new Map<string, string>(),
    documents: new Map<string, JsonObject>()
  }
  namesOf.set(contexts, known)
  return known
}

/** The name of the context at `url`. Throws OB_CONTEXT_UNKNOWN. */
function nameOf(url: string, contexts: ContextSet): string {
  const { byUrl, documents } = namesIn(contexts)
  const known = byUrl.get(url)
  if (known !== undefined) return known
  const document = contexts.get(url)
  if (document === undefined) {
    throw failure('OB_CONTEXT_UNKNOWN', `the context ${quote(url, 300)} is neither pinned nor given`, {
      hint: contextHint(url)
    })
  }
  const name = `urn:sha256:${bytesToHex(sha256(utf8ToBytes(JSON.stringify(document))))}`
  byUrl.set(url, name)
  documents.set(name, document)
  return name
}

/** A copy of `value` in which every context URL is the name of its document. */
export function withNamedContexts(value: JsonValue, contexts: ContextSet): JsonValue {
  if (Array.isArray(value)) return value.map(item => withNamedContexts(item, contexts))
  if (!isObject(value)) return value
  const copy: Record<string, JsonValue> = {}
  for (const [member, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    copy[member] = member === '@context' ? named(inner, contexts) : withNamedContexts(inner, contexts)
  }
  return copy
}

function named(context: JsonValue, contexts: ContextSet): JsonValue {
  if (Array.isArray(context)) return context.map(item => named(item, contexts))
  return typeof context === 'string' ? nameOf(context, contexts) : context
}

/** What jsonld asks for: documents by name, or by URL where a given context names another. */
export function loadNamed(name: string, contexts: ContextSet): { document: unknown; tag?: 'static' } {
  const document = namesIn(contexts).documents.get(name)
  if (document !== undefined) return { document: structuredClone(document), tag: 'static' }
  return loadNamed(nameOf(name, contexts), contexts)
}
