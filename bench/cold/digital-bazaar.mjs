import { readFileSync } from 'node:fs'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { verifyCredential } from '@digitalbazaar/vc'

const read = name => JSON.parse(readFileSync(`${process.argv[2]}/${name}.json`, 'utf8'))
const [credential, documents] = [read('badge'), read('contexts')]
const [{ verificationMethod: id }] = credential.proof
const [controller, publicKeyMultibase] = id.split('#')
documents[id] = {
  '@context': 'https://w3id.org/security/multikey/v1',
  id,
  type: 'Multikey',
  controller,
  publicKeyMultibase
}
documents[controller] = {
  '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
  id: controller,
  assertionMethod: [documents[id]]
}
const { verified, error } = await verifyCredential({
  credential,
  suite: new DataIntegrityProof({ cryptosuite }),
  documentLoader: async url => ({ contextUrl: null, documentUrl: url, document: documents[url] })
})
if (!verified) throw error
