/**
 * The issuers of the seeds: fixed keys whose signatures are the same in every run, and what they publish.
 * @module
 */
import { p256, p384 } from '@noble/curves/nist.js'
import { base64urlnopad } from '@scure/base'
import { didJwk, hostedDocuments, importKeyPair, jwks, type KeyPair } from '../../src/index.ts'
import { ed25519Jwk, multikeyOf, p256Jwk, p384Jwk, rfc8032, rsaJwk } from '../support/keys.ts'

const curves = { ES256: p256, ES384: p384 }

/** A pair that signs as RFC 6979 has it, where the platform would take chance. */
async function repeatable(source: { readonly d: string }, controller?: string): Promise<KeyPair> {
  const keyPair: KeyPair = await importKeyPair(source, controller === undefined ? {} : { controller })
  if (keyPair.algorithm !== 'ES256' && keyPair.algorithm !== 'ES384') return keyPair
  const curve = curves[keyPair.algorithm]
  const secret = base64urlnopad.decode(source.d)
  const sign = async (message: Uint8Array) => curve.sign(message, secret, { lowS: false })
  return { ...keyPair, signer: { ...keyPair.signer, sign } }
}

const ed25519 = (row: 1 | 2) => multikeyOf('Ed25519', 'secret', rfc8032[row].secret)

/** Signs endorsements and peer badges, and is honest. */
export const endorser = await importKeyPair(ed25519(1))

/** Signs whatever he likes, in any name. */
export const stranger = await importKeyPair(ed25519(2))

const ofDidKey = await importKeyPair(ed25519Jwk)

/** The issuers, by how their key is found. */
export const issuers = {
  didKey: ofDidKey,
  didJwk: await importKeyPair(ed25519Jwk, { controller: didJwk(ofDidKey) }),
  didWeb: await importKeyPair(ed25519Jwk, { controller: 'did:web:issuer.example.org' }),
  https: await importKeyPair(ed25519Jwk, { controller: 'https://campus.example.org/issuers/1' }),
  rsaDidWeb: await repeatable(rsaJwk, 'did:web:issuer.example.org:rsa'),
  rsaHttps: await repeatable(rsaJwk, 'https://campus.example.org/issuers/2'),
  p256DidKey: await repeatable(p256Jwk),
  p256KeySet: await repeatable(p256Jwk, 'https://school.example.org/issuer'),
  p384DidJwk: await repeatable(p384Jwk, didJwk(await importKeyPair(p384Jwk)))
} as const

const published = [issuers.didWeb, issuers.https, issuers.rsaDidWeb, issuers.rsaHttps]

/** What a verifier is given: the documents of those whose id is not the key itself. */
export const controllers: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(
    published.map(keyPair => [keyPair.controller, hostedDocuments(keyPair)[0]?.document])
  ),
  [issuers.p256KeySet.controller]: jwks(issuers.p256KeySet)
}
