/**
 * Writes key pairs out.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { algorithmNamed, type KeyAlgorithm } from './algorithm.ts'
import { decodeMember, type PublicJwk, type SecretJwk } from './jwk-members.ts'
import type { KeyForms } from './key-forms.ts'
import { type KeyPair, secretOf } from './key-pair.ts'
import { encodeMultikey, hasMultikey, type Multikey, type SecretMultikey } from './multikey.ts'
import { exportSecret } from './web-crypto.ts'

/** Options of {@link exportKeyPair}. */
export interface ExportKeyPairOptions {
  /**
   * `'multikey'` keeps id and controller; `'jwk'` holds the members that make the key and no others. Default
   * `'multikey'`; for RSA, which has no Multikey, `'jwk'`.
   */
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
 * @param options `format` (default `'multikey'`, for RSA `'jwk'`) and `secret` (default `false`)
 * @returns a Multikey or JWK; with its secret, `importKeyPair` makes the same key pair of it (a JWK has no
 * `controller` and `id`: give them again)
 * @throws TypeError if `keyPair` is a copy or of other making, or `format` another one or, for RSA, `'multikey'`
 * @example
 * ```ts
 * const { secretKeyMultibase } = await exportKeyPair(keyPair, { secret: true })
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#Multikey
 */
export function exportKeyPair<Algorithm extends KeyAlgorithm>(
  keyPair: KeyPair<Algorithm>,
  options: { readonly format: 'jwk'; readonly secret: true }
): Promise<KeyForms[Algorithm]['secretJwk']>
export function exportKeyPair<Algorithm extends KeyAlgorithm>(
  keyPair: KeyPair<Algorithm>,
  options: { readonly format: 'jwk'; readonly secret?: false }
): Promise<KeyForms[Algorithm]['publicJwk']>
export function exportKeyPair<Algorithm extends KeyAlgorithm>(
  keyPair: KeyPair<Algorithm>,
  options: { readonly format?: KeyForms[Algorithm]['format']; readonly secret: true }
): Promise<KeyForms[Algorithm]['secret']>
export function exportKeyPair<Algorithm extends KeyAlgorithm>(
  keyPair: KeyPair<Algorithm>,
  options?: { readonly format?: KeyForms[Algorithm]['format']; readonly secret?: false }
): Promise<KeyForms[Algorithm]['public']>
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
  const key = secretOf(keyPair)
  const { publicKey, publicKeyMultibase } = keyPair
  const { format = publicKeyMultibase === undefined ? 'jwk' : 'multikey', secret = false } = options
  if (typeof secret !== 'boolean') throw new TypeError('secret must be true or false')
  if (format !== 'multikey' && format !== 'jwk') throw new TypeError('format must be "multikey" or "jwk"')
  const secretJwk = secret ? await exportSecret(keyPair.algorithm, key) : undefined
  if (format === 'jwk') return secretJwk ?? { ...publicKey }
  if (publicKeyMultibase === undefined)
    throw new TypeError('an RSA key has no Multikey: format must be "jwk"')
  return multikeyOf(keyPair, publicKeyMultibase, secretJwk)
}

function multikeyOf(
  { id, controller, algorithm: name }: KeyPair,
  publicKeyMultibase: string,
  jwk: SecretJwk | undefined
): Multikey | SecretMultikey {
  const multikey = { id, type: 'Multikey', controller, publicKeyMultibase } as const
  const algorithm = algorithmNamed(name)
  if (jwk === undefined || !hasMultikey(algorithm)) return multikey
  const bytes = decodeMember(jwk, 'd', algorithm.multikey.secretLength)
  return { ...multikey, secretKeyMultibase: encodeMultikey({ algorithm, bytes }, 'secret') }
}
