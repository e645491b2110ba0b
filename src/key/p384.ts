/**
 * P-384 keys.
 * @module
 */
import { p384 as curve } from '@noble/curves/nist.js'
import { ecdsaAlgorithm } from './ecdsa.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

/**
 * ES384: ECDSA over P-384 with SHA-384, signatures as r‖s.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 */
export const p384: SignatureAlgorithm<'ES384'> = ecdsaAlgorithm({
  name: 'ES384',
  crv: 'P-384',
  curve,
  length: 48,
  hash: 'SHA-384',
  publicPrefix: [0x81, 0x24],
  secretPrefix: [0x87, 0x26]
})
