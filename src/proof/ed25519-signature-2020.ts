/**
 * `Ed25519Signature2020`: the older suite that many badges bear. Same steps, another name, a context of its own.
 * @see https://www.w3.org/TR/vc-di-eddsa/#the-ed25519signature2020-suite
 * @module
 */
import { contextUrls } from '../model/context-urls.ts'
import type { ProofSuite } from './suite.ts'

export const ed25519Signature2020: ProofSuite = {
  name: 'Ed25519Signature2020',
  algorithm: 'Ed25519',
  context: { '2.0': contextUrls.ed25519Signature2020, '1.1': contextUrls.ed25519Signature2020 },
  createdRequired: true,
  chains: false,
  contextRequired: true,
  says: { type: 'Ed25519Signature2020' },
  machine: async ({ bytes, signer, proof }) => {
    const { Ed25519Signature2020 } = await import('@digitalbazaar/ed25519-signature-2020')
    const machine = new Ed25519Signature2020({
      ...(signer && { signer: { id: signer.id, sign: ({ data }) => signer.sign(data) } }),
      ...(proof && { proof })
    })
    machine.createVerifyData = async () => bytes
    return machine
  }
}
