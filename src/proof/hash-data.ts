/**
 * The bytes that an `rdfc` proof signs.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonObject } from '../base/json.ts'
import { type CanonicalizeOptions, canonicalize } from '../rdf/canonicalize.ts'

/** What {@link hashData} hashes: an unsecured document, a proof, and the proofs that this one builds on. */
export interface HashDataInput extends CanonicalizeOptions {
  readonly document: JsonObject
  /** The proof; its value and any context of its own are left out, the document's contexts hold. */
  readonly proof: JsonObject
  /** Proofs named by `previousProof`; they are signed as part of the document. Default: none. */
  readonly previous?: readonly JsonObject[]
}

/**
 * SHA-256 of the canonical proof configuration, then SHA-256 of the canonical document, 64 bytes in this order.
 * @throws OpenBadgesError as {@link canonicalize} does
 * @see https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022
 */
export async function hashData(input: HashDataInput): Promise<Uint8Array> {
  const { document, proof, previous = [], ...options } = input
  const [ofProof, ofDocument] = await Promise.all([
    canonicalize(proofConfiguration(document, proof), options),
    canonicalize(unsecured(document, previous), options)
  ])
  return concatBytes(sha256(utf8ToBytes(ofProof)), sha256(utf8ToBytes(ofDocument)))
}

function proofConfiguration(document: JsonObject, proof: JsonObject): JsonObject {
  const { proofValue: _, '@context': __, ...configuration } = proof
  return { '@context': document['@context'], ...configuration }
}

// VC Data Integrity 1.0, 4.2 and 4.4: the matching proofs stand in the document while it is hashed.
function unsecured(document: JsonObject, previous: readonly JsonObject[]): JsonObject {
  const { proof: _, ...rest } = document
  return previous.length === 0 ? rest : { ...rest, proof: previous }
}
