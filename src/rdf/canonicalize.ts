/**
 * A document as canonical RDF: what an `rdfc` signature is made over.
 * @module
 */
import type { Quad } from 'rdf-canonize'
import type { JsonObject } from '../base/json.ts'
import type { ContextSet } from '../context/context-set.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { canonicalForm } from './canonical-form.ts'
import { canonicalizeQuads } from './canonicalize-quads.ts'
import { compiledStatements } from './compiled-road.ts'
import { loadNamed, withNamedContexts } from './context-names.ts'
import { asDataset, distinct } from './statements.ts'

/** What {@link canonicalize} needs. */
export interface CanonicalizeOptions {
  readonly contexts: ContextSet
  /** Most RDF statements that are canonicalized. */
  readonly maxQuads: number
}

/** A document in its canonical form. */
export interface Canonical {
  /** Canonical N-Quads. */
  readonly text: string
  /** How the document was turned into RDF: by the short road, or by `jsonld`, which knows all of JSON-LD. */
  readonly road: 'compiled' | 'jsonld'
}

/**
 * Canonicalizes `document` by RDFC-1.0 after JSON-LD processing in safe mode: an undefined term or a relative
 * reference is an error, never a loss.
 * @throws OpenBadgesError `OB_CONTEXT_UNKNOWN`, `OB_LIMIT_QUADS`, `OB_LIMIT_WORK` (a graph made to be hard),
 *   `PROOF_TRANSFORMATION_ERROR` (whatever else JSON-LD refuses)
 * @see https://www.w3.org/TR/rdf-canon/#canon-algorithm
 */
export async function canonicalize(document: JsonObject, options: CanonicalizeOptions): Promise<Canonical> {
  const { contexts, maxQuads } = options
  const statements = compiledStatements(document, contexts)
  if (statements === undefined) return canonicalizeByJsonld(document, options)
  const found = statements.length <= maxQuads ? canonicalForm(statements, false) : undefined
  if (found && 'text' in found) return { text: found.text, road: 'compiled' }
  const once = distinct(statements)
  assertWithin(once.length, maxQuads)
  const again = found?.undecided === 'nodes' ? found : canonicalForm(once, true)
  return { text: 'text' in again ? again.text : await canonicalizeQuads(asDataset(once)), road: 'compiled' }
}

/**
 * The same by `jsonld` alone, whatever the document uses of JSON-LD: what the short road is held to.
 * @throws OpenBadgesError as {@link canonicalize} does
 */
export async function canonicalizeByJsonld(
  document: JsonObject,
  { contexts, maxQuads }: CanonicalizeOptions
): Promise<Canonical> {
  const dataset = await toQuads(document, contexts)
  assertWithin(dataset.length, maxQuads)
  return { text: await canonicalizeQuads(dataset), road: 'jsonld' }
}

function assertWithin(length: number, maxQuads: number): void {
  if (length <= maxQuads) return
  throw failure('OB_LIMIT_QUADS', `${length} RDF statements, at most ${maxQuads} are canonicalized`)
}

async function toQuads(document: JsonObject, contexts: ContextSet): Promise<readonly Quad[]> {
  // Loaded when first needed: it takes longer than a thousand badges on the short road.
  const { default: jsonld } = await import('jsonld')
  try {
    return await jsonld.toRDF(withNamedContexts(document, contexts), {
      base: null,
      safe: true,
      rdfDirection: 'i18n-datatype',
      produceGeneralizedRdf: false,
      documentLoader: async name => ({ contextUrl: null, documentUrl: name, ...loadNamed(name, contexts) })
    })
  } catch (thrown) {
    const cause = innermost(thrown)
    if (cause instanceof OpenBadgesError) throw cause
    throw failure('PROOF_TRANSFORMATION_ERROR', 'the document cannot be turned into RDF without loss', {
      cause
    })
  }
}

/** jsonld wraps what the loader and its safe mode throw. */
function innermost(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown
  const { details } = thrown as { details?: { cause?: unknown; event?: { message?: unknown } } }
  if (details?.cause !== undefined) return innermost(details.cause)
  const said = details?.event?.message
  return typeof said === 'string' ? new Error(`${thrown.message} ${said}`, { cause: thrown }) : thrown
}
