/**
 * Writes key pairs out.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { algorithmNamed } from './algorithm.ts'
import { decodeMember, type PublicJwk, type SecretJwk } from './jwk-members.ts'
import { type KeyPair, secretOf } from './key-pair.ts'
import { encodeMultikey, type Multikey, type SecretMultikey } from './multikey.ts'
import { exportSecret } from './web-crypto.ts'

/** Options of {@link exportKeyPair}. */
export interface ExportKeyPairOptions {
  /** `'multikey'` keeps id and controller; `'jwk'` holds the members that make the key and no others. */
  readonly format?: 'multikey' | 'jwk'
  /** Gives the secret out too. Default `false`. */
  readonly secret?: boolean
}

/**
 * Writes a key pair out as a plain object: its public key, and its secret only with `secret: true`. No other
 * function gives a secret out, and this one only if asked by name, so that a file for publishing never holds
 * one by accident.
 *
 * @param keyPair from `generateKeyPair` or `importKeyPair`, not a copy
 * @param options `format` (default `'multikey'`) and `secret` (default `false`)
 * @returns a Multikey or JWK; with its secret, `importKeyPair` makes the same key pair of it
 * @throws TypeError if `keyPair` is a copy or of other making, or `format` another one
 * @example
 * ```ts
 * const { secretKeyMultibase } = await exportKeyPair(keyPair, { secret: true })
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 */
export function exportKeyPair(
  keyPair: KeyPair,
  options: { readonly format?: 'multikey'; readonly secret: true }
): Promise<SecretMultikey>
export function exportKeyPair(
  keyPair: KeyPair,
  options: { readonly format: 'jwk'; readonly secret: true }
): Promise<SecretJwk>
export function exportKeyPair(
  keyPair: KeyPair,
  options?: { readonly format?: 'multikey'; readonly secret?: false }
): Promise<Multikey>
export function exportKeyPair(
  keyPair: KeyPair,
  options: { readonly format: 'jwk'; readonly secret?: false }
): Promise<PublicJwk>
export function exportKeyPair(
  keyPair: KeyPair,
  options?: ExportKeyPairOptions
): Promise<Multikey | SecretMultikey | PublicJwk | SecretJwk>
export async function exportKeyPair(
  keyPair: KeyPair,
  options: ExportKeyPairOptions = {}
): Promise<Multikey | SecretMultikey | PublicJwk | SecretJwk> {
  // A misspelt `secret` would save a key pair without its secret.
  assertOptions(options, ['format', 'secret'])
  const { format = 'multikey', secret = false } = options
  if (typeof secret !== 'boolean') throw new TypeError('secret must be true or false')
  const key = secretOf(keyPair)
  if (format !== 'multikey' && format !== 'jwk') throw new TypeError('format must be "multikey" or "jwk"')
  const d = secret ? await exportSecret(key) : undefined
  return format === 'jwk' ? { ...keyPair.publicKey, ...(d !== undefined && { d }) } : multikeyOf(keyPair, d)
}

function multikeyOf(keyPair: KeyPair, d: string | undefined): Multikey | SecretMultikey {
  const { id, controller, publicKeyMultibase } = keyPair
  const multikey = { id, type: 'Multikey', controller, publicKeyMultibase } as const
  if (d === undefined) return multikey
  const algorithm = algorithmNamed(keyPair.algorithm)
  const bytes = decodeMember({ d }, 'd', algorithm.secretLength)
  return { ...multikey, secretKeyMultibase: encodeMultikey({ algorithm, bytes }, 'secret') }
}
