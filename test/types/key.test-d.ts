/**
 * What must and must not compile around keys. Checked by `tsc -p test/tsconfig.json`; never run.
 * @module
 */
import type { JsonWebKey } from 'node:crypto'
import { createLocalJWKSet, type JSONWebKeySet } from 'jose'
import {
  didJwk,
  didKey,
  didWebDocument,
  type EcPublicJwk,
  type EcSecretJwk,
  exportKeyPair,
  generateKeyPair,
  hostedDocuments,
  importKeyPair,
  jwks,
  type KeyAlgorithm,
  type KeyPair,
  type Multikey,
  type OkpPublicJwk,
  type PublicJwk,
  type RsaPublicJwk,
  type RsaSecretJwk,
  type SecretMultikey,
  type Signer
} from '../../src/sign.ts'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const yes = <_Claim extends true>(): void => undefined

declare const anyKeyPair: KeyPair
declare const someAlgorithm: KeyAlgorithm
declare const fromFile: ReturnType<typeof JSON.parse>
declare const okpJwk: { kty: 'OKP'; crv: 'Ed25519'; x: string; d: string }
declare const rsaJwk: RsaSecretJwk
declare const signer: Signer

// Who asks for nothing special has an Ed25519 key, with all its forms.
const ed25519 = await generateKeyPair()
const named = await generateKeyPair({ controller: 'did:web:example.org' })
yes<Same<typeof ed25519, KeyPair<'Ed25519'>>>()
yes<Same<typeof named, KeyPair<'Ed25519'>>>()
yes<Same<typeof ed25519.publicKeyMultibase, string>>()
yes<Same<typeof ed25519.publicKey, OkpPublicJwk>>()

// What is asked for is what comes.
const p384 = await generateKeyPair({ algorithm: 'ES384' })
const rsa = await generateKeyPair({ algorithm: 'RS256', modulusLength: 2048 })
const some = await generateKeyPair({ algorithm: someAlgorithm })
yes<Same<typeof p384.publicKey, EcPublicJwk>>()
yes<Same<typeof rsa.publicKey, RsaPublicJwk>>()
yes<Same<typeof rsa.publicKeyMultibase, undefined>>()
yes<Same<typeof some.publicKeyMultibase, string | undefined>>()
yes<Same<typeof some.publicKey, PublicJwk>>()
// @ts-expect-error a modulus of another length
await generateKeyPair({ algorithm: 'RS256', modulusLength: 1024 })
// @ts-expect-error an algorithm that there is not
await generateKeyPair({ algorithm: 'RS512' })

// What is read has the forms that its source can have.
yes<Same<Awaited<ReturnType<typeof importKeyPair<string>>>['publicKeyMultibase'], string>>()
const fromOkp = await importKeyPair(okpJwk)
const fromRsa = await importKeyPair(rsaJwk)
const fromAnything = await importKeyPair(fromFile)
yes<Same<typeof fromOkp.publicKeyMultibase, string>>()
yes<Same<typeof fromRsa.publicKey, RsaPublicJwk>>()
yes<Same<typeof fromAnything.publicKeyMultibase, string | undefined>>()

// What is written out is what the key can be written as.
const [multikey, secretMultikey] = [
  await exportKeyPair(ed25519),
  await exportKeyPair(ed25519, { secret: true })
]
yes<Same<typeof multikey, Multikey>>()
yes<Same<typeof secretMultikey, SecretMultikey>>()
const ecSecret = await exportKeyPair(p384, { format: 'jwk', secret: true })
yes<Same<typeof ecSecret, EcSecretJwk>>()
const [rsaPublic, rsaSecret] = [await exportKeyPair(rsa), await exportKeyPair(rsa, { secret: true })]
yes<Same<typeof rsaPublic, RsaPublicJwk>>()
yes<Same<typeof rsaSecret, RsaSecretJwk>>()

// A key pair of one algorithm is a key pair; all that publishes takes each of them, and signers.
for (const keyPair of [ed25519, p384, rsa, some, anyKeyPair] satisfies KeyPair[]) {
  didJwk(keyPair)
  didKey(keyPair)
}
jwks([ed25519, p384, rsa, anyKeyPair, signer])
didWebDocument([ed25519, rsa, signer])
didWebDocument(multikey)
hostedDocuments(anyKeyPair, { profile: { name: 'Campus Exemple' } })
// @ts-expect-error a bare JWK has no id and controller
jwks(rsaPublic)

// Other libraries take the key set as it is.
createLocalJWKSet(jwks(anyKeyPair))
jwks([ed25519, rsa, signer]) satisfies JSONWebKeySet

// `kty` tells the JWKs apart.
if (anyKeyPair.publicKey.kty === 'RSA') yes<Same<typeof anyKeyPair.publicKey, RsaPublicJwk>>()

// A signer takes the JWK that a platform gives; it is checked when it signs.
export const signerOfPlatform = (publicKey: JsonWebKey): Signer => ({
  id: 'did:web:example.org#k',
  controller: 'did:web:example.org',
  algorithm: 'ES256',
  publicKey,
  sign: async message => message
})
export const anyJwk = (publicKey: PublicJwk): Signer['publicKey'] => publicKey
