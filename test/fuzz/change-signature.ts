/**
 * Changes of the bytes of a signature, those among them that a lax verifier takes for the same.
 * @module
 */
import type { Random } from './random.ts'

/** The orders of the curves, which make further signatures out of a good one. */
const orders = {
  ed25519: 0x1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3edn,
  p256: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  p384: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x0${Buffer.from(bytes).toString('hex')}`)
}

function bytesOf(number: bigint, length: number): Uint8Array {
  const hex = BigInt.asUintN(length * 8, number)
    .toString(16)
    .padStart(length * 2, '0')
  return new Uint8Array(Buffer.from(hex, 'hex'))
}

/** The second half of `signature`, read as a number, made another one. */
function withS(signature: Uint8Array, change: (s: bigint) => bigint, littleEndian: boolean): Uint8Array {
  const middle = signature.length >> 1
  const half = signature.slice(middle)
  const turn = (bytes: Uint8Array) => (littleEndian ? bytes.toReversed() : bytes)
  const changed = turn(bytesOf(change(numberOf(turn(half))), half.length))
  return new Uint8Array([...signature.slice(0, middle), ...changed])
}

/** r‖s as DER has it. */
function der(signature: Uint8Array): Uint8Array {
  const middle = signature.length >> 1
  const integer = (bytes: Uint8Array) => [2, bytes.length + 1, 0, ...bytes]
  const body = [...integer(signature.slice(0, middle)), ...integer(signature.slice(middle))]
  return new Uint8Array([0x30, body.length, ...body])
}

const ways: readonly ((signature: Uint8Array, random: Random) => Uint8Array)[] = [
  (signature, random) => {
    const copy = new Uint8Array(signature)
    const place = random.below(Math.max(copy.length, 1))
    copy[place] = (copy[place] ?? 0) ^ (1 << random.below(8))
    return copy
  },
  (signature, random) => signature.slice(0, random.below(signature.length + 1)),
  (signature, random) => new Uint8Array([...signature, random.below(256)]),
  signature => new Uint8Array([0, ...signature]),
  signature => new Uint8Array(signature.length),
  signature => new Uint8Array(signature.length).fill(255),
  signature => signature.toReversed(),
  signature =>
    new Uint8Array([...signature.slice(signature.length >> 1), ...signature.slice(0, signature.length >> 1)]),
  der,
  signature => withS(signature, s => orders.p256 - s, false),
  signature => withS(signature, s => orders.p384 - s, false),
  signature => withS(signature, s => s + orders.p256, false),
  signature => withS(signature, s => s + orders.ed25519, true),
  signature => withS(signature, s => s + 2n * orders.ed25519, true),
  signature => withS(signature, s => orders.ed25519 - s, true),
  signature => withS(signature, () => 0n, true)
]

/** Another signature, made out of a good one without any key. */
export function otherSignature(signature: Uint8Array, random: Random): Uint8Array {
  return random.pick(ways)(signature, random)
}
