/**
 * Who signs: the one thing that signing needs from a key, wherever the key lives.
 * @module
 */
import type { KeyAlgorithm } from './algorithm.ts'
import type { AnyJwk } from './jwk-members.ts'

/**
 * Signs messages with a key that may live elsewhere (a KMS, an HSM, a wallet). A key pair has one; for
 * another place, write an object of this shape. Signing checks each signature against `publicKey` before it
 * is used.
 *
 * @example
 * ```ts
 * const signer: Signer = {
 *   id: 'did:web:example.org#key-1',
 *   controller: 'did:web:example.org',
 *   algorithm: 'Ed25519',
 *   publicKey: { kty: 'OKP', crv: 'Ed25519', x: '…' },
 *   sign: message => kms.sign({ message, algorithm: 'ED25519' })
 * }
 * ```
 * @see https://www.w3.org/TR/cid-1.0/#verification-methods
 */
export interface Signer {
  /** URL of the key, as it will stand in a proof's `verificationMethod`. */
  readonly id: string
  /** Whose key it is; must be the issuer's id. */
  readonly controller: string
  /** The algorithm it signs with. */
  readonly algorithm: KeyAlgorithm
  /** The public key as JWK; it must not hold the secret. */
  readonly publicKey: AnyJwk
  /**
   * Signs `message`: the message itself, not a digest of it. Answers the signature: 64 bytes for Ed25519; r‖s
   * for ECDSA, 64 bytes for ES256 and 96 for ES384 (`ecdsaSignatureFromDer` makes it from DER); for RS256 as
   * many as the modulus has.
   */
  sign(message: Uint8Array): Promise<Uint8Array>
}
