/**
 * The members of a JSON Web Key that make the key, and how they are read.
 * @module
 */
import { decodeBase64url } from '../base/base64url.ts'
import { failure } from '../problem/error.ts'

/**
 * A public key as JSON Web Key, with the members that make the key and no others.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-4
 */
export interface PublicJwk {
  /** Key type: `OKP` for Ed25519, `EC` for P-256. */
  readonly kty: string
  /** Curve: `Ed25519` or `P-256`. */
  readonly crv: string
  /** Ed25519: the public key; P-256: the x coordinate. 32 bytes in base64url. */
  readonly x: string
  /** P-256: the y coordinate, 32 bytes in base64url. Absent for Ed25519. */
  readonly y?: string
}

/**
 * A {@link PublicJwk} together with its secret.
 * @see https://www.rfc-editor.org/rfc/rfc8037#section-2
 */
export interface SecretJwk extends PublicJwk {
  /** The secret key, 32 bytes in base64url. */
  readonly d: string
}

/** A JWK that comes from outside: nothing is known about its members. */
export type JwkMembers = Readonly<Record<string, unknown>>

/**
 * The bytes of the base64url member `name`.
 * @param length how many bytes it must have
 * @throws OpenBadgesError `OB_KEY_MALFORMED`; its text never shows the value, which may be a secret
 */
export function decodeMember(jwk: JwkMembers, name: string, length: number): Uint8Array {
  const bytes = decodeBase64url(jwk[name])
  if (bytes?.length === length) return bytes
  const found =
    jwk[name] === undefined
      ? 'is missing'
      : bytes === undefined
        ? 'is not base64url'
        : `has ${bytes.length} bytes`
  throw failure('OB_KEY_MALFORMED', `the member "${name}" of the JWK ${found}; it must be ${length} bytes`, {
    hint: 'Write it in base64url without padding, with leading zero bytes kept.'
  })
}
