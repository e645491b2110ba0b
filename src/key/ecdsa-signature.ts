/**
 * ECDSA signatures as key services give them.
 * @module
 */
import { p256, p384 } from '@noble/curves/nist.js'
import type { FreshBytes } from '../base/fresh-bytes.ts'
import { assertOptions } from '../base/options.ts'
import { failure } from '../problem/error.ts'

const curves = { ES256: p256, ES384: p384 } as const

/** Options of {@link ecdsaSignatureFromDer}. */
export interface EcdsaSignatureOptions {
  /** What the key signs with. Default `'ES256'`; the DER alone does not tell. */
  readonly algorithm?: 'ES256' | 'ES384'
}

/**
 * Turns an ECDSA signature in DER, as most KMS and HSM give it, into the r‖s that standards of the web
 * use. Reads strict DER only: shortest lengths, no padding of the numbers, nothing after the end, r and s
 * within range. It does not check the signature against a key.
 *
 * @param der the signature as DER `SEQUENCE { r INTEGER, s INTEGER }`
 * @param options `algorithm` (default `'ES256'`)
 * @returns r‖s, in a buffer of its own: 64 bytes for ES256, 96 for ES384
 * @throws OpenBadgesError `PROOF_GENERATION_ERROR` if it is anything else
 * @throws TypeError if `der` is not a `Uint8Array`, or `algorithm` another one
 * @example
 * ```ts
 * const signature = ecdsaSignatureFromDer(await kms.sign(message))
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 */
export function ecdsaSignatureFromDer(der: Uint8Array, options: EcdsaSignatureOptions = {}): FreshBytes {
  if (!(der instanceof Uint8Array)) throw new TypeError('der must be a Uint8Array')
  assertOptions(options, ['algorithm'])
  const { algorithm = 'ES256' } = options
  if (!Object.hasOwn(curves, algorithm)) throw new TypeError('algorithm must be ES256 or ES384')
  const { Signature } = curves[algorithm]
  try {
    // A copy: who else holds the buffer, the library does not say.
    return Uint8Array.from(Signature.fromBytes(der, 'der').toBytes('compact'))
  } catch {
    throw failure(
      'PROOF_GENERATION_ERROR',
      `the signature of ${der.length} bytes is not one of ${algorithm} in strict DER`,
      { hint: 'A signature of 64 bytes (ES256) or 96 (ES384) is r‖s already and needs no turning.' }
    )
  }
}
