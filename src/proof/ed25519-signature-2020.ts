/**
 * `Ed25519Signature2020`: the older suite that many badges bear. Same steps, another name, a context of its own.
 * @see https://www.w3.org/TR/vc-di-eddsa/#the-ed25519signature2020-suite
 * @module
 */
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import type { JsonObject } from '../base/json.ts'
import { contextUrls } from '../model/context-urls.ts'
import type { MachineParts, ProofSuite } from './suite.ts'

class Machine extends Ed25519Signature2020 {
  readonly #hashData: MachineParts['hashData']

  constructor({ hashData, signer, proof, date }: MachineParts) {
    super({
      ...(signer && { signer: { id: signer.id, sign: ({ data }) => signer.sign(data) } }),
      ...(proof && { proof }),
      ...(date && { date })
    })
    this.#hashData = hashData
  }

  override createVerifyData({ proof }: { proof: JsonObject }): Promise<Uint8Array> {
    return this.#hashData(proof)
  }
}

export const ed25519Signature2020: ProofSuite = {
  name: 'Ed25519Signature2020',
  algorithm: 'Ed25519',
  context: { '2.0': contextUrls.ed25519Signature2020, '1.1': contextUrls.ed25519Signature2020 },
  createdRequired: true,
  chains: false,
  describes: proof => proof.type === 'Ed25519Signature2020' && proof.cryptosuite === undefined,
  machine: parts => new Machine(parts)
}
