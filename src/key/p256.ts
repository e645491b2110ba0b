/**
 * P-256 keys.
 * @module
 */
import { p256 as curve } from '@noble/curves/nist.js'
import { ecdsaAlgorithm } from './ecdsa.ts'
import type { SignatureAlgorithm } from './signature-algorithm.ts'

/**
 * ES256: ECDSA over P-256 with SHA-256, signatures as r‖s.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-3.4
 */
export const p256: SignatureAlgorithm<'ES256'> = ecdsaAlgorithm({
  name: 'ES256',
  crv: 'P-256',
  curve,
  length: 32,
  hash: 'SHA-256',
  publicPrefix: [0x80, 0x24],
  secretPrefix: [0x86, 0x26]
})
