/**
 * Seeds that are no badges: credentials of both data models.
 * @module
 */
import { signCredential, signCredentialAsJwt } from '../../src/index.ts'
import { expected } from './circumstances.ts'
import { issuers } from './issuers.ts'

const created = '2026-11-01T08:00:00Z'

const diploma = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'https://campus.example.org/diplomas/1',
  type: ['VerifiableCredential'],
  name: [
    { '@value': 'Diplôme', '@language': 'fr' },
    { '@value': 'Degree', '@language': 'en' }
  ],
  issuer: { id: issuers.didKey.controller, name: 'Campus Exemple' },
  validFrom: created,
  credentialSubject: [
    { id: expected.did ?? '', name: 'Léa' },
    { id: 'did:example:tom', name: 'Tom' }
  ]
}

/** Signed credentials of any kind, by how they are secured. */
export async function otherCredentials() {
  const { signer } = issuers.didKey
  return {
    embedded: {
      'any credential': await signCredential(diploma, { signer, created, kind: 'credential' })
    },
    jwt: { 'any credential, EdDSA': await signCredentialAsJwt(diploma, { signer, kind: 'credential' }) }
  }
}
