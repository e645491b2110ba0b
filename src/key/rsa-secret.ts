/**
 * The secret half of RSA keys.
 * @module
 */
import { bytesToNumberBE } from '@noble/curves/utils.js'
import { encodeBase64url } from '../base/base64url.ts'
import { failure } from '../problem/error.ts'
import { decodeNumber, type JwkMembers, type RsaPublicJwk, type RsaSecretJwk } from './jwk-members.ts'

const names = ['d', 'p', 'q', 'dp', 'dq', 'qi'] as const

/**
 * The members of a secret RSA key, once they are known to fit each other and the public half. Whether `p` and
 * `q` are primes is not checked; of a key with others, no signature verifies.
 * @param publicJwk its public half, which was checked
 * @throws OpenBadgesError `OB_KEY_MALFORMED`, `OB_KEY_UNSUPPORTED` (more than two primes), `OB_KEY_MISMATCH`;
 * never with the secret in it
 * @see https://www.rfc-editor.org/rfc/rfc8017#section-3.2
 */
export function rsaSecretJwk(publicJwk: RsaPublicJwk, jwk: JwkMembers): RsaSecretJwk {
  if (jwk.oth !== undefined) throw failure('OB_KEY_UNSUPPORTED', 'the RSA key has more than two primes')
  const missing = names.filter(name => jwk[name] === undefined)
  if (missing.length > 0) {
    throw failure('OB_KEY_MALFORMED', `the secret RSA key lacks the members ${missing.join(', ')}`, {
      hint: 'Export it again with all its members; "p" to "qi" make signing fast, and platforms want them.'
    })
  }
  const [n, e] = [numberOf(publicJwk, 'n'), numberOf(publicJwk, 'e')]
  const [d, p, q, dp, dq, qi] = [
    numberOf(jwk, 'd'),
    numberOf(jwk, 'p'),
    numberOf(jwk, 'q'),
    numberOf(jwk, 'dp'),
    numberOf(jwk, 'dq'),
    numberOf(jwk, 'qi')
  ]
  // One factor of 1 would make the other conditions empty.
  const isSplit = p > 1n && q > 1n && p * q === n
  const fits =
    isSplit &&
    d < n &&
    (d * e) % (p - 1n) === 1n &&
    (d * e) % (q - 1n) === 1n &&
    dp === d % (p - 1n) &&
    dq === d % (q - 1n) &&
    qi < p &&
    (qi * q) % p === 1n
  if (!fits) {
    throw failure(
      'OB_KEY_MISMATCH',
      'the members of the secret RSA key do not fit each other, or "n" and "e"'
    )
  }
  const member = (name: (typeof names)[number]) => encodeBase64url(decodeNumber(jwk, name))
  return {
    ...publicJwk,
    d: member('d'),
    p: member('p'),
    q: member('q'),
    dp: member('dp'),
    dq: member('dq'),
    qi: member('qi')
  }
}

function numberOf(jwk: JwkMembers, name: string): bigint {
  return bytesToNumberBE(decodeNumber(jwk, name))
}
