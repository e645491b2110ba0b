/**
 * What the library must know about one signature algorithm: one object of this kind per algorithm.
 * @module
 */
import type { JwkMembers, PublicJwk, SecretJwk } from './jwk-members.ts'
import type { MultikeyForm } from './multikey-form.ts'

/** One signature algorithm. */
export interface SignatureAlgorithm<Name extends string = string> {
  /** Its fully-specified JOSE name (RFC 9864). */
  readonly name: Name
  /** `kty` of its JWKs. */
  readonly kty: PublicJwk['kty']
  /** `crv` of its JWKs, where they have one. */
  readonly crv?: string
  /** Values that a JWK's `alg` may have. The first, which most others know, is the one to publish. */
  readonly alg: readonly [string, ...string[]]
  /** How its keys are written as Multikey, where they can be. */
  readonly multikey?: MultikeyForm
  /** How its keys are published: as Multikey if they sign embedded proofs, as JWK if they sign JWTs only. */
  readonly publishedAs: 'Multikey' | 'JsonWebKey'
  /** WebCrypto parameters to generate or import a key. */
  readonly keyParameters: { readonly name: string; readonly namedCurve?: string; readonly hash?: string }
  /** WebCrypto parameters to sign or verify. */
  readonly signatureParameters: { readonly name: string; readonly hash?: string }

  /** Bytes of a signature by `key`. */
  signatureLength(key: PublicJwk): number
  /**
   * The members of a public JWK that make the key, once it is known to be a usable one. Its `kty` and `crv`
   * fit; members beside them are left out.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_WEAK`, `OB_KEY_UNSUPPORTED`
   */
  publicJwk(jwk: JwkMembers): PublicJwk
  /**
   * The members of a secret JWK that make the key, once its halves are known to fit.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_WEAK`, `OB_KEY_UNSUPPORTED`, `OB_KEY_MISMATCH`; never
   * with the secret in it
   */
  secretJwk(jwk: JwkMembers): SecretJwk
}
