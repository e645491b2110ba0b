/**
 * Hashes, keys and signatures where there is nothing but what the Web has: `#crypto` everywhere but on Node. Where WebCrypto
 * lacks Ed25519, as in browsers before 2025, JavaScript does it.
 * @module
 */
import { sha256 as hash } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { generateEd25519, importEd25519, JavaScriptKey } from './ed25519.ts'

/** The parameters that WebCrypto takes to sign or to verify. */
export interface SignatureParameters {
  readonly name: string
  readonly hash?: string
}

/** The parameters that WebCrypto takes to import a key. */
export interface KeyParameters extends SignatureParameters {
  readonly namedCurve?: string
}

/** The parameters that WebCrypto takes to generate a key; what is for RSA the others do not look at. */
export interface GenerateParameters extends KeyParameters {
  readonly hash: string
  readonly modulusLength: number
  readonly publicExponent: Uint8Array<ArrayBuffer>
}

/** A key as the platform has it. */
export type PlatformKey = CryptoKey | JavaScriptKey

/** A new secret key, and its public half as JWK. */
export interface NewKey {
  readonly secret: PlatformKey
  readonly publicJwk: JsonWebKey
}

const encoder = new TextEncoder()

/** SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return hash(typeof data === 'string' ? encoder.encode(data) : data)
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(text))
}

/** A new secret key, and its public half as JWK. */
export async function generateKey(parameters: GenerateParameters): Promise<NewKey> {
  return instead<NewKey>(parameters, generateEd25519, async () => {
    const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify'])
    return { secret: pair.privateKey, publicJwk: await crypto.subtle.exportKey('jwk', pair.publicKey) }
  })
}

/** Imports a key that was checked. */
export async function importKey(
  jwk: JsonWebKey,
  parameters: KeyParameters,
  use: 'sign' | 'verify'
): Promise<PlatformKey> {
  return instead<PlatformKey>(
    parameters,
    () => importEd25519(jwk),
    () => crypto.subtle.importKey('jwk', jwk, parameters, true, [use])
  )
}

/** A secret key as JWK. */
export async function exportKey(key: PlatformKey): Promise<JsonWebKey> {
  return key instanceof JavaScriptKey ? key.jwk() : crypto.subtle.exportKey('jwk', key)
}

/** Signs `message` (the message, not a digest). ECDSA answers r‖s. */
export async function sign(
  parameters: SignatureParameters,
  secret: PlatformKey,
  message: Uint8Array
): Promise<Uint8Array> {
  if (secret instanceof JavaScriptKey) return secret.sign(message)
  return new Uint8Array(await crypto.subtle.sign(parameters, secret, new Uint8Array(message)))
}

/** True if `signature` is one of `message` by `key`. */
export async function verify(
  parameters: SignatureParameters,
  key: PlatformKey,
  message: Uint8Array,
  signature: Uint8Array
): Promise<boolean> {
  if (key instanceof JavaScriptKey) return key.verify(message, signature)
  return crypto.subtle.verify(parameters, key, new Uint8Array(signature), new Uint8Array(message))
}

/** What WebCrypto does; where it does not know Ed25519, what JavaScript does. */
async function instead<T>(
  { name }: SignatureParameters,
  javaScript: () => T,
  webCrypto: () => Promise<T>
): Promise<T> {
  try {
    return await webCrypto()
  } catch (thrown) {
    if (name !== 'Ed25519' || !isUnsupported(thrown)) throw thrown
    return javaScript()
  }
}

function isUnsupported(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'NotSupportedError'
}
