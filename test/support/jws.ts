/**
 * JWS of any making: honest ones, and what an attacker would write.
 * @module
 */
import { base64urlnopad } from '@scure/base'
import type { KeyPair } from '../../src/sign.ts'

/** Text as it is, anything else as JSON, in base64url. */
export function encoded(part: unknown): string {
  return base64urlnopad.encode(
    new TextEncoder().encode(typeof part === 'string' ? part : JSON.stringify(part))
  )
}

/** The bytes of a part, read back as JSON. */
export function decoded(part: string | undefined): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(base64urlnopad.decode(part ?? '')))
}

/** Header and payload of a JWS. */
export function partsOf(jws: string) {
  const [header, payload] = jws.split('.')
  return { header: decoded(header), payload: decoded(payload) }
}

/** A JWS whose signature is nobody's. */
export function unsignedJws(header: unknown, payload: unknown = {}, signature = 'AAAA'): string {
  return `${encoded(header)}.${encoded(payload)}.${signature}`
}

const names = { Ed25519: 'EdDSA' } as const

/** The header that `keyPair` writes. */
export function headerOf({ algorithm, id }: KeyPair) {
  return { alg: algorithm === 'Ed25519' ? names[algorithm] : algorithm, kid: id, typ: 'JWT' }
}

/** A JWS by `keyPair` over any payload, with `header` over the usual one. No questions asked. */
export async function jwsOf(payload: unknown, keyPair: KeyPair, header: object = {}): Promise<string> {
  const input = `${encoded({ ...headerOf(keyPair), ...header })}.${encoded(payload)}`
  const signature = await keyPair.signer.sign(new TextEncoder().encode(input))
  return `${input}.${base64urlnopad.encode(signature)}`
}

/** The payload that an honest issuer writes for `credential`, with `members` over it; `undefined` takes one out. */
export function payloadOf(credential: object, members: object = {}) {
  // biome-ignore lint/suspicious/noExplicitAny: tests look into documents in ways that no type allows.
  const { id, issuer, credentialSubject, validFrom, validUntil } = credential as any
  const seconds = (date: string | undefined) => (date === undefined ? undefined : Date.parse(date) / 1000)
  return {
    ...credential,
    iss: issuer?.id ?? issuer,
    jti: id,
    sub: credentialSubject?.id,
    nbf: seconds(validFrom),
    exp: seconds(validUntil),
    ...members
  }
}
