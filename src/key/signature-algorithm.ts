/**
 * What the library must know about one signature algorithm: one object of this kind per algorithm.
 * @module
 */
import type { JwkMembers, PublicJwk, SecretJwk } from './jwk-members.ts'

/** One signature algorithm. */
export interface SignatureAlgorithm<Name extends string = string> {
  /** Its fully-specified JOSE name (RFC 9864). */
  readonly name: Name
  /** `kty` of its JWKs. */
  readonly kty: string
  /** `crv` of its JWKs. */
  readonly crv: string
  /** Values that a JWK's `alg` may have. */
  readonly alg: readonly string[]
  /** Multicodec prefix of its public keys. */
  readonly publicPrefix: readonly [number, number]
  /** Multicodec prefix of its secret keys. */
  readonly secretPrefix: readonly [number, number]
  /** Bytes of a public key in a Multikey, the prefix not counted. */
  readonly publicLength: number
  /** Bytes of a secret key. */
  readonly secretLength: number
  /** Bytes of a signature. */
  readonly signatureLength: number
  /** WebCrypto parameters to generate or import a key. */
  readonly keyParameters: { readonly name: string; readonly namedCurve?: string }
  /** WebCrypto parameters to sign or verify. */
  readonly signatureParameters: { readonly name: string; readonly hash?: string }

  /**
   * The JWK of a public key given as its `publicLength` Multikey bytes. Checks that they are a usable key.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_WEAK`
   */
  publicJwk(bytes: Uint8Array): PublicJwk
  /**
   * The Multikey bytes of a public JWK whose `kty` and `crv` fit. Checks what the bytes no longer show;
   * `publicJwk` checks the rest.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`
   */
  publicBytes(jwk: JwkMembers): Uint8Array
  /**
   * The JWK of a secret key given as its Multikey bytes, with its public half computed.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_MISMATCH`; never with the secret in it
   */
  secretJwk(bytes: Uint8Array): SecretJwk
}
