/**
 * The Digital Bazaar packages used directly, in their own way, as the judge of our proofs.
 * @module
 */

import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { createDocumentLoader } from '../../src/contexts.ts'

type SuiteName = 'eddsa-rdfc-2022' | 'Ed25519Signature2020'

interface Untyped {
  readonly verifyCredential: (options: object) => Promise<{ verified: boolean }>
  readonly issue: (options: object) => Promise<Record<string, unknown>>
}
const { verifyCredential, issue } = vc as unknown as Untyped

const contexts = createDocumentLoader()

async function documentLoader(url: string) {
  if (!url.startsWith('did:key:')) return contexts(url)
  const [did = '', fragment] = url.split('#')
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${did.slice('did:key:'.length)}`,
    type: 'Multikey',
    controller: did,
    publicKeyMultibase: did.slice('did:key:'.length)
  }
  const document =
    fragment === undefined
      ? {
          '@context': ['https://www.w3.org/ns/did/v1', method['@context']],
          id: did,
          assertionMethod: [method]
        }
      : method
  return { contextUrl: null, documentUrl: url, document }
}

export const judge = {
  /** @param hosted documents on the web, by their addresses */
  async verify(credential: object, hosted: Readonly<Record<string, object>> = {}): Promise<boolean> {
    const suite = [new DataIntegrityProof({ cryptosuite }), new Ed25519Signature2020({})]
    const { verified } = await verifyCredential({
      credential: structuredClone(credential),
      suite,
      documentLoader: async (url: string) => {
        const document = hosted[url]
        return document ? { contextUrl: null, documentUrl: url, document } : documentLoader(url)
      },
      now: new Date('2026-11-22T12:00:00Z')
    })
    return verified
  },

  async issue(credentialBy: (issuerId: string) => object, name: SuiteName) {
    const keyPair = await Ed25519Multikey.generate()
    const did = `did:key:${keyPair.publicKeyMultibase}`
    const signer = { ...keyPair.signer(), id: `${did}#${keyPair.publicKeyMultibase}` }
    const date = '2026-11-01T08:00:00Z'
    const suite =
      name === 'eddsa-rdfc-2022'
        ? new DataIntegrityProof({ signer, date, cryptosuite })
        : new Ed25519Signature2020({ signer, date })
    return issue({ credential: structuredClone(credentialBy(did)), suite, documentLoader })
  }
}
