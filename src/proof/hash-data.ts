/**
 * The bytes that an `rdfc` proof signs.
 * @module
 */
import { sha256 } from '#crypto'
import type { JsonObject } from '../base/json.ts'
import { type Canonical, type CanonicalizeOptions, canonicalize } from '../rdf/canonicalize.ts'
import { type ChainAllowance, createChainAllowance } from './chain-allowance.ts'

/** What is signed. */
export interface HashData {
  /** SHA-256 of the canonical proof configuration, then SHA-256 of the canonical document: 64 bytes in this order. */
  readonly bytes: Uint8Array
  /** `jsonld` if the proof or the document took that road. */
  readonly road: Canonical['road']
}

/** Hashes the documents and proofs of one credential; each document, with the proofs built on, is hashed once. */
export interface ProofHasher {
  /**
   * Hashes the document for one proof.
   * @param proof its value and any context of its own are left out, the document's contexts hold
   * @param previous proofs named by `previousProof`, which are signed as part of the document
   * @throws OpenBadgesError as `canonicalize` does
   */
  hashData(proof: JsonObject, previous: readonly JsonObject[]): Promise<HashData>
}

/** What {@link createProofHasher} needs. */
export interface ProofHasherOptions extends CanonicalizeOptions {
  /** For what is hashed with proofs built on. Default: one of its own. */
  readonly chains?: ChainAllowance | undefined
  /** True if the document counts there without proofs built on, too. Default false. */
  readonly counted?: boolean | undefined
}

/**
 * A hasher for `document`; its own proofs are left out. Proofs are hashed one after the other.
 * @see https://www.w3.org/TR/vc-di-eddsa/#hashing-eddsa-rdfc-2022
 */
export function createProofHasher(document: JsonObject, options: ProofHasherOptions): ProofHasher {
  const { contexts, maxQuads, chains = createChainAllowance(maxQuads), counted } = options
  const hashed = new Map<string, Promise<HashData>>()
  const hash = async (canonical: Promise<Canonical>): Promise<HashData> => {
    const { text, road } = await canonical
    return { bytes: sha256(text), road }
  }

  const canonicalDocument = (previous: readonly JsonObject[]): Promise<Canonical> => {
    const whole = unsecured(document, previous)
    if (previous.length === 0 && !counted) return canonicalize(whole, options)
    return chains.within(maxQuads => canonicalize(whole, { contexts, maxQuads }))
  }

  const documentHash = (previous: readonly JsonObject[]): Promise<HashData> => {
    const key = JSON.stringify(previous.map(({ id }) => id))
    const known = hashed.get(key) ?? hash(canonicalDocument(previous))
    hashed.set(key, known)
    return known
  }

  return {
    hashData: async (proof, previous) => {
      const ofProof = hash(canonicalize(proofConfiguration(document, proof), options))
      return joined(await ofProof, await documentHash(previous))
    }
  }
}

function joined(ofProof: HashData, ofDocument: HashData): HashData {
  const bytes = new Uint8Array(ofProof.bytes.length + ofDocument.bytes.length)
  bytes.set(ofProof.bytes)
  bytes.set(ofDocument.bytes, ofProof.bytes.length)
  return { bytes, road: ofProof.road === 'compiled' ? ofDocument.road : 'jsonld' }
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
