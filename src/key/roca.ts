/**
 * RSA keys of a faulty generator.
 * @module
 */

/** Among the numbers modulo these primes, the powers of 65537 are few. */
const primes = [
  3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107,
  109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167
]

/**
 * True if the modulus looks like one of the generator in certain smart cards and security modules, whose keys can be
 * broken (CVE-2017-15361): its primes, and so the modulus, are powers of 65537 modulo every small prime. Of moduli
 * made otherwise, one in a billion looks so.
 * @param n the modulus
 * @see https://doi.org/10.1145/3133956.3133969
 */
export function looksLikeRoca(n: bigint): boolean {
  return primes.every(prime => powersOf65537(prime).has(Number(n % BigInt(prime))))
}

function powersOf65537(prime: number): Set<number> {
  const powers = new Set<number>()
  for (let power = 1; !powers.has(power); power = (power * 65_537) % prime) powers.add(power)
  return powers
}
