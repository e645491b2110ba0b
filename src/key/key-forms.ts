/**
 * In which forms the keys of each algorithm can be had: what the compiler knows of them.
 * @module
 */
import type { KeyAlgorithm } from './algorithm.ts'
import type {
  EcPublicJwk,
  EcSecretJwk,
  OkpPublicJwk,
  OkpSecretJwk,
  RsaPublicJwk,
  RsaSecretJwk
} from './jwk-members.ts'
import type { Multikey, SecretMultikey } from './multikey.ts'

/** The forms of a key of each algorithm. */
export interface KeyForms extends Record<KeyAlgorithm, KeyForm> {
  /** Ed25519 keys. */
  readonly Ed25519: CurveForm<OkpPublicJwk, OkpSecretJwk>
  /** P-256 keys. */
  readonly ES256: CurveForm<EcPublicJwk, EcSecretJwk>
  /** P-384 keys. */
  readonly ES384: CurveForm<EcPublicJwk, EcSecretJwk>
  /** RSA keys: only as JWK. */
  readonly RS256: {
    readonly publicJwk: RsaPublicJwk
    readonly secretJwk: RsaSecretJwk
    readonly publicKeyMultibase: undefined
    readonly format: 'jwk'
    readonly public: RsaPublicJwk
    readonly secret: RsaSecretJwk
  }
}

/** The forms of a key. */
export interface KeyForm {
  /** Its public half as JWK. */
  readonly publicJwk: object
  /** With its secret, as JWK. */
  readonly secretJwk: object
  /** Its public half as Multikey text, if there is one. */
  readonly publicKeyMultibase: string | undefined
  /** The name of the form in which it is written out unless another is asked for. */
  readonly format: 'multikey' | 'jwk'
  /** Its public half in that form. */
  readonly public: object
  /** With its secret, in that form. */
  readonly secret: object
}

/** The forms of a key on a curve. */
export interface CurveForm<Public, Secret> {
  readonly publicJwk: Public
  readonly secretJwk: Secret
  readonly publicKeyMultibase: string
  readonly format: 'multikey'
  readonly public: Multikey
  readonly secret: SecretMultikey
}
