/**
 * Signs whatever it is given, as an attacker or a careless issuer would: no conformance, no questions.
 * @module
 */
import { base58 } from '@scure/base'
import type { JsonObject } from '../../src/base/json.ts'
import { type ContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { createProofHasher } from '../../src/proof/hash-data.ts'
import type { KeyPair } from '../../src/sign.ts'

/** `document` with a proof by `keyPair` whose members are `members` over the usual ones. */
export async function signAnything(
  document: object,
  keyPair: KeyPair,
  members: JsonObject = {},
  contexts: ContextSet = pinnedContexts
): Promise<JsonObject & { readonly proof: readonly JsonObject[] }> {
  const unsecured = { ...(document as JsonObject) }
  const proof: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-11-01T08:00:00Z',
    verificationMethod: keyPair.id,
    proofPurpose: 'assertionMethod',
    ...members
  }
  const hasher = createProofHasher(unsecured, { contexts, maxQuads: 100_000 })
  const { bytes } = await hasher.hashData(proof, []).catch(
    // What cannot be canonicalized is signed as nothing: the proof is bad, as the verifier has to find out itself.
    () => ({ bytes: new Uint8Array(64) })
  )
  const signature = await keyPair.signer.sign(bytes)
  return { ...unsecured, proof: [{ ...proof, proofValue: `z${base58.encode(signature)}` }] }
}
