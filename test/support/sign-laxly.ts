/**
 * Signs as an issuer does whose JSON-LD processor drops what no context defines, without a word.
 * @module
 */
import { createHash } from 'node:crypto'
import { base58 } from '@scure/base'
import jsonld from 'jsonld'
import { canonize } from 'rdf-canonize'
import type { JsonObject } from '../../src/base/json.ts'
import { type ContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { loadNamed, withNamedContexts } from '../../src/rdf/context-names.ts'
import type { KeyPair } from '../../src/sign.ts'

/** The canonical N-Quads of `document` as jsonld makes them without its safe mode. */
export async function laxQuads(document: JsonObject, contexts: ContextSet = pinnedContexts): Promise<string> {
  const options = {
    base: null,
    safe: false,
    rdfDirection: 'i18n-datatype',
    produceGeneralizedRdf: false,
    documentLoader: async (name: string) => ({
      contextUrl: null,
      documentUrl: name,
      ...loadNamed(name, contexts)
    })
  } as const
  // The library has a type for safe mode only, so that it cannot be left out by mistake.
  const asSafe = options as unknown as Parameters<typeof jsonld.toRDF>[1]
  const dataset = await jsonld.toRDF(withNamedContexts(document, contexts), asSafe)
  return canonize(dataset, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    messageDigestAlgorithm: 'SHA-256',
    maxDeepIterations: 1_000
  })
}

/** `document` with a proof by `keyPair`; what its contexts do not define is not covered. */
export async function signLaxly(
  document: object,
  keyPair: KeyPair,
  contexts: ContextSet = pinnedContexts
): Promise<JsonObject & { readonly proof: readonly JsonObject[] }> {
  // A built badge is JSON; the compiler does not know.
  const unsecured = document as JsonObject
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-11-01T08:00:00Z',
    verificationMethod: keyPair.id,
    proofPurpose: 'assertionMethod'
  }
  const configuration: JsonObject = { '@context': unsecured['@context'], ...proof }
  const hashes = [configuration, unsecured].map(async part =>
    createHash('sha256')
      .update(await laxQuads(part, contexts))
      .digest()
  )
  const signature = await keyPair.signer.sign(new Uint8Array(Buffer.concat(await Promise.all(hashes))))
  return { ...unsecured, proof: [{ ...proof, proofValue: `z${base58.encode(signature)}` }] }
}
