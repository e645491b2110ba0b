/**
 * RSA signatures by keys that platforms refuse to sign with.
 * @module
 */
import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { base64urlnopad, hex } from '@scure/base'

/** A modulus of 1024 bits, and its secret exponent for 65537. They secure nothing. */
export const modulus1024: Uint8Array = base64urlnopad.decode(
  '758OYz0m8B17vkb7T0ZGjfHznVubx9izv2QVW4xOLBV6g0x3hsGyC9XpFzLMLvnj1mc0dwFpDtntOGKR6FJFEjnfMXutupMoOD-PmtNxAvBzBgYsWcZA4JplApQI7cPFc6o1uKptNLBVrT1USamHsMP2sb5wJtmhZsNRhQJSTc0'
)
const exponent = base64urlnopad.decode(
  'Ph3QX_9xQZuTAW9rJFDGZ3OKQIeH6ZWOexXZx4KmnRzwRmsjLQa3PgQ0yXO8pIzY-DKG0jbGYjgyG4TJ6ByzlJZ7d9-f87CahjMa_YDxy_PZ2B72Dq5w2WEMsAc-KaeJNL0iLjjoN2PXgdpWyw8YIFv3c4kH8uqQ-T9nOzcs3wE'
)

/** Signs with {@link modulus1024}. */
export function sign1024(message: Uint8Array): Uint8Array {
  const length = modulus1024.length
  const modulus = bytesToNumberBE(modulus1024)
  return numberToBytesBE(
    power(bytesToNumberBE(padded(message, length)), bytesToNumberBE(exponent), modulus),
    length
  )
}

/** Signs for any key of 2048 bits whose exponent is 1: what is signed is its own signature. */
export function signByOne(message: Uint8Array): Uint8Array {
  return padded(message, 256)
}

// DigestInfo of SHA-256, without the digest.
const SHA_256 = hex.decode('3031300d060960864801650304020105000420')

/** @see https://www.rfc-editor.org/rfc/rfc8017#section-9.2 */
function padded(message: Uint8Array, length: number): Uint8Array {
  const digest = Uint8Array.of(...SHA_256, ...sha256(message))
  const filling = new Uint8Array(length - digest.length - 3).fill(0xff)
  return Uint8Array.of(0, 1, ...filling, 0, ...digest)
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}
