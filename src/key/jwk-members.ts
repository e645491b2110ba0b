/**
 * The members of a JSON Web Key that make the key, and how they are read.
 * @module
 */
import { decodeBase64url } from '../base/base64url.ts'
import { failure } from '../problem/error.ts'

// Type aliases, not interfaces: only these can be handed on as a JsonObject.

/**
 * An Ed25519 public key as JSON Web Key, with the members that make the key and no others.
 * @see https://www.rfc-editor.org/rfc/rfc8037#section-2
 */
export type OkpPublicJwk = {
  /** Key type. */
  readonly kty: 'OKP'
  /** Curve. */
  readonly crv: 'Ed25519'
  /** The public key, 32 bytes in base64url. */
  readonly x: string
}

/**
 * An ECDSA public key as JSON Web Key, with the members that make the key and no others.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-6.2
 */
export type EcPublicJwk = {
  /** Key type. */
  readonly kty: 'EC'
  /** Curve. */
  readonly crv: 'P-256' | 'P-384'
  /** The x coordinate, 32 bytes (P-256) or 48 (P-384) in base64url. */
  readonly x: string
  /** The y coordinate, as long as `x`. */
  readonly y: string
}

/**
 * An RSA public key as JSON Web Key, with the members that make the key and no others.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-6.3
 */
export type RsaPublicJwk = {
  /** Key type. */
  readonly kty: 'RSA'
  /** The modulus in base64url, without leading zero bytes. */
  readonly n: string
  /** The public exponent in base64url; mostly `AQAB`, which is 65537. */
  readonly e: string
}

/**
 * A public key as JSON Web Key, with the members that make the key and no others. `kty` tells which.
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-4
 */
export type PublicJwk = OkpPublicJwk | EcPublicJwk | RsaPublicJwk

/**
 * A JWK as platforms and libraries type it, where any member may be missing; it is checked when it is used. Every
 * {@link PublicJwk} is one.
 */
export interface AnyJwk {
  readonly kty?: string | undefined
  readonly crv?: string | undefined
  readonly x?: string | undefined
  readonly y?: string | undefined
  readonly n?: string | undefined
  readonly e?: string | undefined
}

/** An {@link OkpPublicJwk} together with its secret. */
export type OkpSecretJwk = OkpPublicJwk & {
  /** The secret key, 32 bytes in base64url. */
  readonly d: string
}

/** An {@link EcPublicJwk} together with its secret. */
export type EcSecretJwk = EcPublicJwk & {
  /** The secret key in base64url, as long as `x`. */
  readonly d: string
}

/**
 * An {@link RsaPublicJwk} together with its secret: numbers in base64url without leading zero bytes.
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-6.3.2
 */
export type RsaSecretJwk = RsaPublicJwk & {
  /** The secret exponent. */
  readonly d: string
  /** The first prime factor of `n`. */
  readonly p: string
  /** The second prime factor of `n`. */
  readonly q: string
  /** `d` modulo `p` − 1. */
  readonly dp: string
  /** `d` modulo `q` − 1. */
  readonly dq: string
  /** The inverse of `q` modulo `p`. */
  readonly qi: string
}

/** A {@link PublicJwk} together with its secret. Keep it where nobody else reads. */
export type SecretJwk = OkpSecretJwk | EcSecretJwk | RsaSecretJwk

/** A JWK that comes from outside: nothing is known about its members. */
export type JwkMembers = Readonly<Record<string, unknown>>

/**
 * The bytes of the base64url member `name`.
 * @param length how many bytes it must have
 * @throws OpenBadgesError `OB_KEY_MALFORMED`; its text never shows the value, which may be a secret
 */
export function decodeMember(jwk: JwkMembers, name: string, length: number): Uint8Array {
  const bytes = bytesOf(jwk, name)
  if (bytes.length === length) return bytes
  throw failure(
    'OB_KEY_MALFORMED',
    `the member "${name}" of the JWK has ${bytes.length} bytes; it must be ${length} bytes`,
    { hint: 'Write it in base64url without padding, with leading zero bytes kept.' }
  )
}

/**
 * The bytes of the base64url member `name`, which is a number: at least one byte, none of them a leading zero.
 * @throws OpenBadgesError `OB_KEY_MALFORMED`; its text never shows the value, which may be a secret
 * @see https://www.rfc-editor.org/rfc/rfc7518#section-2
 */
export function decodeNumber(jwk: JwkMembers, name: string): Uint8Array {
  const bytes = bytesOf(jwk, name)
  if (bytes.length > 0 && bytes[0] !== 0) return bytes
  throw failure(
    'OB_KEY_MALFORMED',
    `the member "${name}" of the JWK must be a positive number without leading zero bytes`
  )
}

function bytesOf(jwk: JwkMembers, name: string): Uint8Array {
  const bytes = decodeBase64url(jwk[name])
  if (bytes !== undefined) return bytes
  const found = jwk[name] === undefined ? 'is missing' : 'is not base64url'
  throw failure('OB_KEY_MALFORMED', `the member "${name}" of the JWK ${found}`, {
    hint: 'Write it in base64url without padding.'
  })
}
