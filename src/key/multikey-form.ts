/**
 * How the keys of a curve are written as Multikey, and read as JWK with the same rules.
 * @module
 */
import { failure } from '../problem/error.ts'
import {
  decodeMember,
  type EcPublicJwk,
  type EcSecretJwk,
  type JwkMembers,
  type OkpPublicJwk,
  type OkpSecretJwk
} from './jwk-members.ts'

/** How the keys of one curve are written as bytes. */
export interface MultikeyForm {
  /** Multicodec prefix of its public keys. */
  readonly publicPrefix: readonly [number, number]
  /** Multicodec prefix of its secret keys. */
  readonly secretPrefix: readonly [number, number]
  /** Bytes of a public key in a Multikey, the prefix not counted. */
  readonly publicLength: number
  /** Bytes of a secret key. */
  readonly secretLength: number

  /**
   * The JWK of a public key given as its `publicLength` Multikey bytes. Checks that they are a usable key.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_WEAK`
   */
  publicJwkOf(bytes: Uint8Array): OkpPublicJwk | EcPublicJwk
  /**
   * The Multikey bytes of a public JWK whose `kty` and `crv` fit. Checks what the bytes no longer show;
   * `publicJwkOf` checks the rest.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`
   */
  publicBytes(jwk: JwkMembers): Uint8Array
  /**
   * The JWK of a secret key given as its Multikey bytes, with its public half computed.
   * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_MISMATCH`; never with the secret in it
   */
  secretJwkOf(bytes: Uint8Array): OkpSecretJwk | EcSecretJwk
}

/** Reads a public JWK with the checks of its Multikey form. @throws OpenBadgesError as `MultikeyForm` */
export function curvePublicJwk(form: MultikeyForm, jwk: JwkMembers): OkpPublicJwk | EcPublicJwk {
  return form.publicJwkOf(form.publicBytes(jwk))
}

/** Reads a secret JWK; its public members must be those of its secret. @throws OpenBadgesError as `MultikeyForm` */
export function curveSecretJwk(form: MultikeyForm, jwk: JwkMembers): OkpSecretJwk | EcSecretJwk {
  const secret = form.secretJwkOf(decodeMember(jwk, 'd', form.secretLength))
  if (jwk.x === secret.x && jwk.y === ('y' in secret ? secret.y : undefined)) return secret
  throw failure('OB_KEY_MISMATCH', 'the public members of the JWK are not those of its secret "d"')
}
