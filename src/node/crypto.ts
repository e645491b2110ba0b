/**
 * Hashes, keys and signatures on Node, where its own module does for a fraction what WebCrypto does: `#crypto` there.
 * @module
 */
import * as node from 'node:crypto'
import type { GenerateParameters, KeyParameters, NewKey, SignatureParameters } from '../platform/crypto.ts'

/** A key as the platform has it. */
export type PlatformKey = CryptoKey

/** SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(node.hash('sha256', data, 'buffer'))
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function sha256Hex(text: string): string {
  return node.hash('sha256', text)
}

/** A new secret key, and its public half as JWK. */
export async function generateKey(parameters: GenerateParameters): Promise<NewKey> {
  const pair = await crypto.subtle.generateKey(parameters, true, ['sign', 'verify'])
  return { secret: pair.privateKey, publicJwk: await crypto.subtle.exportKey('jwk', pair.publicKey) }
}

/** Imports a key that was checked. */
export function importKey(
  jwk: JsonWebKey,
  parameters: KeyParameters,
  use: 'sign' | 'verify'
): Promise<PlatformKey> {
  return crypto.subtle.importKey('jwk', jwk, parameters, true, [use])
}

/** A secret key as JWK. */
export function exportKey(key: PlatformKey): Promise<JsonWebKey> {
  return crypto.subtle.exportKey('jwk', key)
}

/** Signs `message` (the message, not a digest). ECDSA answers r‖s. */
export async function sign(
  parameters: SignatureParameters,
  secret: PlatformKey,
  message: Uint8Array
): Promise<Uint8Array> {
  return new Uint8Array(node.sign(digestOf(parameters), message, { key: keyOf(secret), dsaEncoding }))
}

/** True if `signature` is one of `message` by `key`. */
export async function verify(
  parameters: SignatureParameters,
  key: PlatformKey,
  message: Uint8Array,
  signature: Uint8Array
): Promise<boolean> {
  return node.verify(digestOf(parameters), message, { key: keyOf(key), dsaEncoding }, signature)
}

// r‖s, as WebCrypto has it.
const dsaEncoding = 'ieee-p1363'

/** Ed25519 hashes by itself. */
function digestOf({ hash }: SignatureParameters): string | undefined {
  return hash?.replace('-', '').toLowerCase()
}

/** Keys in the form of the module: making it costs nearly as much as a signature. */
const keys = new WeakMap<PlatformKey, node.KeyObject>()

function keyOf(key: PlatformKey): node.KeyObject {
  const known = keys.get(key) ?? node.KeyObject.from(key)
  keys.set(key, known)
  return known
}
