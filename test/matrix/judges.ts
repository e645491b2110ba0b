/**
 * Judges from outside: `@digitalbazaar/vc` and `jose`, used directly and in their own way, with the documents that an
 * issuer publishes and nothing of ours but the pinned contexts.
 * @module
 */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { importJWK, jwtVerify } from 'jose'
import { createDocumentLoader } from '../../src/contexts.ts'
import type { KeyPair } from '../../src/sign.ts'

const { verifyCredential } = vc as unknown as {
  readonly verifyCredential: (options: object) => Promise<{ verified: boolean }>
}
const contexts = createDocumentLoader()

/** Whether `@digitalbazaar/vc` verifies an embedded proof by `keyPair`. */
export async function judgedByDigitalBazaar(
  credential: object,
  keyPair: KeyPair,
  now: number
): Promise<boolean> {
  const { id, controller, publicKeyMultibase } = keyPair
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id,
    type: 'Multikey',
    controller,
    publicKeyMultibase
  }
  const document = {
    '@context': ['https://www.w3.org/ns/did/v1', method['@context']],
    id: controller,
    assertionMethod: [method]
  }
  const { verified } = await verifyCredential({
    credential: structuredClone(credential),
    suite: [new DataIntegrityProof({ cryptosuite }), new Ed25519Signature2020({})],
    documentLoader: async (url: string) => {
      const known = { [id]: method, [controller]: document }[url]
      return known ? { contextUrl: null, documentUrl: url, document: known } : contexts(url)
    },
    now: new Date(now)
  })
  return verified
}

/** Whether `jose` verifies a JWT by `keyPair`, with the claims that Open Badges wants. */
export async function judgedByJose(text: string, { algorithm, publicKey, controller }: KeyPair, now: number) {
  const alg = algorithm === 'Ed25519' ? 'EdDSA' : algorithm
  try {
    const { payload } = await jwtVerify(text, await importJWK({ ...publicKey }, alg), {
      algorithms: [alg],
      issuer: controller,
      requiredClaims: ['iss', 'jti', 'nbf'],
      currentDate: new Date(now)
    })
    return payload !== undefined
  } catch {
    return false
  }
}
