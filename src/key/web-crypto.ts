/**
 * The operations on keys, done by the platform.
 * @module
 */
import * as platform from '#crypto'
import { failure } from '../problem/error.ts'
import { algorithmNamed, type KeyAlgorithm } from './algorithm.ts'
import type { PublicJwk, SecretJwk } from './jwk-members.ts'
import type { PublicKey } from './public-key.ts'

/** Imported keys by the object they were made for: importing a key costs more than using it. */
const imported = new WeakMap<PublicKey, platform.PlatformKey>()

/** A new secret key, together with its public half as JWK. @param modulusLength bits of the modulus, for RSA */
export async function generate(
  algorithm: KeyAlgorithm,
  modulusLength: number
): Promise<{ readonly secret: platform.PlatformKey; readonly publicJwk: JsonWebKey }> {
  // What is not in the table is for RSA; others do not look at it.
  const parameters = {
    hash: 'SHA-256',
    ...algorithmNamed(algorithm).keyParameters,
    modulusLength,
    publicExponent: Uint8Array.of(1, 0, 1)
  }
  return offered(algorithm, () => platform.generateKey(parameters))
}

/** Imports a secret key that was checked; it can be exported again by {@link exportSecret}. */
export function importSecret(algorithm: KeyAlgorithm, jwk: SecretJwk): Promise<platform.PlatformKey> {
  return importJwk(algorithm, jwk, 'sign')
}

/** A secret key as JWK, with the members that make the key and no others. */
export async function exportSecret(
  algorithm: KeyAlgorithm,
  secret: platform.PlatformKey
): Promise<SecretJwk> {
  return algorithmNamed(algorithm).secretJwk({ ...(await platform.exportKey(secret)) })
}

/** Signs `message` (the message, not a digest). ECDSA answers r‖s. */
export async function sign(
  algorithm: KeyAlgorithm,
  secret: platform.PlatformKey,
  message: Uint8Array
): Promise<Uint8Array> {
  // Without this check a text would be signed as no bytes at all.
  if (!(message instanceof Uint8Array)) throw new TypeError('message must be a Uint8Array')
  return platform.sign(algorithmNamed(algorithm).signatureParameters, secret, message)
}

/**
 * True if `signature` is one of `message` by `key`. A signature of another length is false.
 * ECDSA has two signatures for each one made, r‖s and r‖(n−s): both are true, so a signature is no identity.
 * @param signature Ed25519: 64 bytes; ECDSA: r‖s, 64 bytes (P-256) or 96 (P-384); RSA: as long as the modulus
 * @throws OpenBadgesError `OB_KEY_UNSUPPORTED` if the platform's WebCrypto lacks the algorithm
 */
export async function verifySignature(
  key: PublicKey,
  message: Uint8Array,
  signature: Uint8Array
): Promise<boolean> {
  const algorithm = algorithmNamed(key.algorithm)
  if (signature.length !== algorithm.signatureLength(key.publicKey)) return false
  return platform.verify(algorithm.signatureParameters, await platformKeyOf(key), message, signature)
}

/** A public key that was checked, as the platform has it: kept for as long as `key` is. */
async function platformKeyOf(key: PublicKey): Promise<platform.PlatformKey> {
  const known = imported.get(key)
  if (known !== undefined) return known
  const fresh = await importJwk(key.algorithm, key.publicKey, 'verify')
  imported.set(key, fresh)
  return fresh
}

function importJwk(
  algorithm: KeyAlgorithm,
  jwk: PublicJwk,
  use: 'sign' | 'verify'
): Promise<platform.PlatformKey> {
  const { keyParameters } = algorithmNamed(algorithm)
  return offered(algorithm, () => platform.importKey({ ...jwk }, keyParameters, use))
}

/** Only the name of an error is told: its text might hold what was imported. */
async function offered<T>(algorithm: KeyAlgorithm, operation: () => Promise<T>): Promise<T> {
  try {
    return await operation()
  } catch (thrown) {
    const name = thrown instanceof Error ? thrown.name : typeof thrown
    throw failure('OB_KEY_UNSUPPORTED', `WebCrypto of this platform refused an ${algorithm} key (${name})`, {
      ...(algorithm === 'Ed25519' && { hint: 'Ed25519 needs Node 20, or a browser that has WebCrypto.' })
    })
  }
}
