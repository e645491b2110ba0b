import { describe, expect, test } from 'vitest'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { looksLikeRoca } from '../../src/key/roca.ts'
import { codeOf, otherRsaJwk, publicOfRsa, rsaJwk } from '../support/keys.ts'

const numberOf = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`)
const textOf = (number: bigint) => Buffer.from(number.toString(16), 'hex').toString('base64url')

/** The product of the primes in which the generator has its pattern, and of some more. */
const PRODUCT = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
  109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181
].reduce((product, prime) => product * BigInt(prime), 1n)

/** A modulus with the pattern of the generator: a power of 65537 modulo the product. */
function patterned(power: number): bigint {
  const residue = Array.from({ length: power }).reduce<bigint>(value => (value * 65_537n) % PRODUCT, 1n)
  const modulus = ((1n << 2047n) / PRODUCT + 1n) * PRODUCT + residue
  return modulus % 2n === 1n ? modulus : modulus + PRODUCT
}

describe('a modulus of the faulty generator', () => {
  test.each([1, 2, 77, 1234])('is known by its residues (%s)', async power => {
    expect(looksLikeRoca(patterned(power))).toBe(true)
    expect(
      await codeOf(() => publicKeyFromJwk(publicOfRsa({ n: textOf(patterned(power)), e: 'AQAB' })))
    ).toBe('OB_KEY_WEAK')
  })

  test('is no other, nor one beside it', () => {
    expect([rsaJwk, otherRsaJwk].map(({ n }) => looksLikeRoca(numberOf(n)))).toEqual([false, false])
    expect(looksLikeRoca(patterned(77) + 2n)).toBe(false)
  })
})
