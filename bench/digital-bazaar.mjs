/**
 * `@digitalbazaar/vc` 7 in its best configuration: suites made once, contexts and keys in memory.
 * @module
 */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { createDocumentLoader, exportKeyPair } from 'openbadges-kit'
import { keyPair } from './kit.mjs'

const multikey = await Ed25519Multikey.from(await exportKeyPair(keyPair, { secret: true }))
const signing = new DataIntegrityProof({ signer: multikey.signer(), cryptosuite })
const checking = new DataIntegrityProof({ cryptosuite })
const contexts = createDocumentLoader()
const method = {
  '@context': 'https://w3id.org/security/multikey/v1',
  id: keyPair.id,
  type: 'Multikey',
  controller: keyPair.controller,
  publicKeyMultibase: keyPair.publicKeyMultibase
}
const documents = {
  [keyPair.id]: method,
  [keyPair.controller]: {
    '@context': ['https://www.w3.org/ns/did/v1', method['@context']],
    id: keyPair.controller,
    assertionMethod: [method]
  }
}
const remote = new Map()
const documentLoader = async url => {
  const document = documents[url] ?? (await contexts(url)).document
  const known = remote.get(url) ?? { contextUrl: null, documentUrl: url, document, tag: 'static' }
  remote.set(url, known)
  return known
}

export const issue = credential =>
  vc.issue({ credential: structuredClone(credential), suite: signing, documentLoader })

export async function verify(credential) {
  const { verified, error } = await vc.verifyCredential({ credential, suite: checking, documentLoader })
  if (!verified) throw error
}
