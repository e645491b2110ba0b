/**
 * Proofs made and checked by the Digital Bazaar packages: for documents that took the road of `jsonld`. Like it, they are
 * loaded when first needed.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { PublicKey } from '../key/public-key.ts'
import type { Signer } from '../key/signer.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { ProofSuite } from './suite.ts'

/** As `isSigned`, by the machine of the suite, which reads the signature in `proof` itself. */
export async function isSignedByMachine(
  document: JsonObject,
  proof: JsonObject,
  suite: ProofSuite,
  { publicKeyMultibase }: PublicKey,
  bytes: Uint8Array
): Promise<boolean> {
  const { default: jsigs } = await import('jsonld-signatures')
  const { verificationMethod: id } = proof
  // Whose key it is, and what for, was judged with his document in hand; this tells the machine so.
  const controller = 'urn:openbadges-kit:controller'
  const key = { '@context': contextUrls.multikey, id, type: 'Multikey', controller, publicKeyMultibase }
  const { verified } = await jsigs.verify(
    { ...document, proof },
    {
      suite: await suite.machine({ bytes }),
      purpose: new jsigs.purposes.AssertionProofPurpose({
        controller: { id: controller, assertionMethod: [id] }
      }),
      documentLoader: async url => ({ documentUrl: url, document: key })
    }
  )
  return verified
}

/**
 * The proof that `configuration` begins, by the machine of the suite.
 * @param bytes what is signed
 */
export async function proofByMachine(
  { proof: _, ...document }: JsonObject,
  configuration: JsonObject,
  suite: ProofSuite,
  signer: Signer,
  bytes: Uint8Array
): Promise<JsonObject> {
  const { issue } = await import('@digitalbazaar/vc')
  const machine = await suite.machine({ signer, proof: { ...configuration }, bytes })
  // Nothing is loaded: the machine is handed the bytes to sign.
  const { proof } = await issue({ credential: document, suite: machine })
  return proof
}
