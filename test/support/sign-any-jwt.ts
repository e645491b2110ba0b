/**
 * Signs whatever it is given as a JWS, as an attacker or a careless issuer would: no conformance, no questions.
 * @module
 */
import type { KeyPair } from '../../src/sign.ts'

const encoder = new TextEncoder()
const base64url = (value: string | Uint8Array) => Buffer.from(value).toString('base64url')

/** The claims that a credential of VCDM 2.0 should have. */
export function claimsOf(credential: object): Record<string, unknown> {
  const { id, issuer, validFrom, validUntil, credentialSubject } = credential as Record<string, unknown>
  const idOf = (value: unknown) => (value as { id?: string } | undefined)?.id
  const seconds = (value: unknown) => Math.floor(Date.parse(String(value)) / 1000)
  return {
    iss: idOf(issuer) ?? issuer,
    jti: id,
    ...(idOf(credentialSubject) !== undefined && { sub: idOf(credentialSubject) }),
    nbf: seconds(validFrom),
    ...(validUntil !== undefined && { exp: seconds(validUntil) })
  }
}

/** A compact JWS by `keyPair`: `header` over the usual one, `payload` as it is. */
export async function signAnyJwt(
  payload: object,
  keyPair: KeyPair,
  header: Readonly<Record<string, unknown>> = {}
): Promise<string> {
  const alg = keyPair.algorithm === 'Ed25519' ? 'EdDSA' : keyPair.algorithm
  const whole = { alg, kid: keyPair.id, typ: 'JWT', ...header }
  const signingInput = [whole, payload].map(part => base64url(JSON.stringify(part))).join('.')
  return `${signingInput}.${base64url(await keyPair.signer.sign(encoder.encode(signingInput)))}`
}
