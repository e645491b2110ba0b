/**
 * ECDSA signatures as key services give them.
 * @module
 */
import { p256 } from '@noble/curves/nist.js'
import { failure } from '../problem/error.ts'

/**
 * Turns an ECDSA P-256 signature in DER, as most KMS and HSM give it, into the r‖s that standards of the web
 * use. Reads strict DER only: shortest lengths, no padding of the numbers, nothing after the end, r and s
 * within range. It does not check the signature against a key.
 *
 * @param der the signature as DER `SEQUENCE { r INTEGER, s INTEGER }`
 * @returns 64 bytes, r‖s
 * @throws OpenBadgesError `PROOF_GENERATION_ERROR` if it is anything else
 * @throws TypeError if `der` is not a `Uint8Array`
 * @example
 * ```ts
 * const signature = ecdsaSignatureFromDer(await kms.sign(message))
 * ```
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 */
export function ecdsaSignatureFromDer(der: Uint8Array): Uint8Array {
  if (!(der instanceof Uint8Array)) throw new TypeError('der must be a Uint8Array')
  try {
    return p256.Signature.fromBytes(der, 'der').toBytes('compact')
  } catch {
    throw failure(
      'PROOF_GENERATION_ERROR',
      `the signature of ${der.length} bytes is not ECDSA P-256 in strict DER`,
      {
        hint: 'A signature of 64 bytes is r‖s already and needs no turning.'
      }
    )
  }
}
