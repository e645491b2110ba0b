/**
 * `DataIntegrityProof` with cryptosuite `eddsa-rdfc-2022`: Ed25519 over canonical RDF.
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022
 * @module
 */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import type { JsonObject } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { ProofSuite } from './suite.ts'

export const eddsaRdfc2022: ProofSuite = {
  name: 'eddsa-rdfc-2022',
  algorithm: 'Ed25519',
  context: { '1.1': contextUrls.dataIntegrityV2 },
  createdRequired: false,
  chains: true,
  describes: proof => proof.type === 'DataIntegrityProof' && proof.cryptosuite === 'eddsa-rdfc-2022',
  machine: ({ hashData, signer, proof, date }) => {
    const machine = new DataIntegrityProof({
      ...(signer && {
        signer: { id: signer.id, algorithm: 'Ed25519', sign: ({ data }) => signer.sign(data) }
      }),
      ...(date && { date }),
      cryptosuite: {
        ...cryptosuite,
        createVerifyData: ({ proof }: { proof: JsonObject }) => hashData(proof)
      }
    })
    if (proof) machine.proof = proof
    return machine
  }
}
