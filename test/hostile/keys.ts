/**
 * Keys with secrets that everybody can read, so that every run signs the same bytes. They secure nothing.
 * @module
 */
import { p256 } from '@noble/curves/nist.js'
import { importKeyPair, type KeyAlgorithm, type KeyPair } from '../../src/sign.ts'
import { multikeyOf, otherRsaJwk, rsaJwk } from '../support/keys.ts'

const secret = (byte: number) => new Uint8Array(32).fill(byte)

const ed25519Of = (byte: number) => importKeyPair(multikeyOf('Ed25519', 'secret', secret(byte)))

/** Signs after RFC 6979: platforms sign with a random number, and never twice the same. */
async function es256Of(byte: number): Promise<KeyPair> {
  const keyPair = await importKeyPair(multikeyOf('ES256', 'secret', secret(byte)))
  const sign = async (message: Uint8Array) => p256.sign(message, secret(byte), { lowS: false })
  return { ...keyPair, signer: { ...keyPair.signer, sign } }
}

/** The issuer's keys, one of each kind. */
export const issuerKeys: Readonly<Record<'Ed25519' | 'ES256' | 'RS256', KeyPair>> = {
  Ed25519: await ed25519Of(1),
  ES256: await es256Of(3),
  RS256: await importKeyPair(rsaJwk)
}

/** Those of somebody who issues badges in the name of others. */
export const strangerKeys: typeof issuerKeys = {
  Ed25519: await ed25519Of(2),
  ES256: await es256Of(4),
  RS256: await importKeyPair(otherRsaJwk)
}

/** The kinds of keys, as long as all sign the same in every run. */
export const algorithms: readonly (keyof typeof issuerKeys & KeyAlgorithm)[] = ['Ed25519', 'ES256', 'RS256']

/** The key that most cases are signed with, and the one most forgeries are. */
export const issuerKey: KeyPair = issuerKeys.Ed25519
export const strangerKey: KeyPair = strangerKeys.Ed25519
/** That of somebody whom another endorser holds in esteem. */
export const friendKey: KeyPair = await ed25519Of(5)
