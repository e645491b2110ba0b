/**
 * `DataIntegrityProof` with cryptosuite `eddsa-rdfc-2022`: Ed25519 over canonical RDF.
 * @see https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022
 * @module
 */
import { contextUrls } from '../model/context-urls.ts'
import type { ProofSuite } from './suite.ts'

export const eddsaRdfc2022: ProofSuite = called('eddsa-rdfc-2022')

/**
 * The same computation under names that are no longer given: the first it had in drafts, the second is how Open Badges
 * 3.0 spells it. The name is signed as it stands in the proof.
 */
export const legacyEddsaSuites: readonly ProofSuite[] = [called('eddsa-2022'), called('eddsa-rdf-2022')]

function called(name: string): ProofSuite {
  return {
    name: 'eddsa-rdfc-2022',
    algorithm: 'Ed25519',
    context: { '1.1': contextUrls.dataIntegrityV2 },
    createdRequired: false,
    chains: true,
    contextRequired: false,
    says: { type: 'DataIntegrityProof', cryptosuite: name },
    machine: async ({ bytes, signer, proof }) => {
      const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity')
      const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')
      const machine = new DataIntegrityProof({
        ...(signer && {
          signer: { id: signer.id, algorithm: 'Ed25519', sign: ({ data }) => signer.sign(data) }
        }),
        cryptosuite: {
          ...cryptosuite,
          name,
          createVerifyData: async () => bytes
        }
      })
      if (proof) machine.proof = proof
      return machine
    }
  }
}
