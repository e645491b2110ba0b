/**
 * Published keys, and short ways to say things about keys in tests.
 * @module
 */

import { hex } from '@scure/base'
import { algorithmNamed, type KeyAlgorithm } from '../../src/key/algorithm.ts'
import { encodeMultikey, hasMultikey, type KeyHalf } from '../../src/key/multikey.ts'
import type { ProblemCode } from '../../src/problem/codes.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import type { Problem } from '../../src/problem/problem.ts'
import { inWords } from './problems.ts'

/** RFC 8032 section 7.1, TEST 1 to 3; the first is also RFC 8037 A.1. */
export const rfc8032 = [
  {
    secret: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    public: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
  },
  {
    secret: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    public: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00'
  },
  {
    secret: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    public: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a'
  }
] as const

/** The Ed25519 key of RFC 8037 A.1. */
export const ed25519Jwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A'
} as const

/** The P-256 key of RFC 7515 A.3. */
export const p256Jwk = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI'
} as const

export { otherRsaJwk, p384Jwk, rsaJwk } from './generated-keys.ts'

type Without<Jwk, Name extends PropertyKey> = Jwk extends unknown ? Omit<Jwk, Name> : never

/** `jwk` without its secret, with other members. */
export function publicOf<Jwk extends { d: string }>(jwk: Jwk, others: object = {}) {
  const { d: _, ...members } = jwk
  // Of each type of a union its own members are left.
  return { ...members, ...others } as Without<Jwk, 'd'>
}

/** The public half of an RSA key, with other members. */
export function publicOfRsa<Others extends object>({ n, e }: { n: string; e: string }, others?: Others) {
  return { kty: 'RSA' as const, n, e, ...others }
}

/** Multikey text of any bytes, sound or not. */
export function multikeyOf(algorithm: KeyAlgorithm, half: KeyHalf, bytes: Uint8Array | string): string {
  const decoded = typeof bytes === 'string' ? hex.decode(bytes) : bytes
  const known = algorithmNamed(algorithm)
  if (!hasMultikey(known)) throw new TypeError(`${algorithm} has no Multikey`)
  return encodeMultikey({ algorithm: known, bytes: decoded }, half)
}

/** The code that `make` throws; `undefined` if it throws nothing. Other errors than ours are thrown on. */
export async function codeOf(make: () => unknown): Promise<ProblemCode | undefined> {
  try {
    await make()
    return undefined
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return inWords(thrown.problems[0]).code
    throw thrown
  }
}

/** The codes of an answer that may hold problems. */
export function codesOf(answer: object): ProblemCode[] {
  return 'problems' in answer ? (answer.problems as Problem[]).map(problem => inWords(problem).code) : []
}
