/**
 * Signatures that are written or computed in another way, and keys for which anybody can sign (threats P4, P5).
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { base58, base64urlnopad } from '@scure/base'
import { multikeyOf } from '../../support/keys.ts'
import { anyJws, badgeBy, embedded, payloadOf, text } from '../badges.ts'
import { type Attack, attacksOn, passed, refused, type Sample } from '../corpus.ts'
import { didJwkOf, issuers, ofKeySet, twin } from '../issuers.ts'
import { issuerKey } from '../keys.ts'

const broken = refused('proof', 'PROOF_VERIFICATION_ERROR')
const malformed = refused('parse', 'OB_JWS_MALFORMED')
const weak = refused('proof', 'OB_KEY_WEAK')
const badKey = refused('proof', 'OB_KEY_MALFORMED')

/** The signature of a JWS, rewritten; the rest stays. */
function withSignature(sample: Sample, rewrite: (signature: string) => string): string {
  const [header, content, signature = ''] = String(sample.input).split('.')
  return `${header}.${content}.${rewrite(signature)}`
}

const bytesIn = (signature: string) => base64urlnopad.decode(signature)
const rewriteBytes = (rewrite: (bytes: Uint8Array) => Uint8Array) => (signature: string) =>
  base64urlnopad.encode(rewrite(bytesIn(signature)))

/** The next letter of base64url: the bits that are left over in the last one are not zero then. */
function strayBits(part: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return part.slice(0, -1) + letters[letters.indexOf(part.at(-1) ?? '') + 1]
}

function spellings(): Attack[] {
  const sound = ofKeySet.ES256
  const attack = attacksOn(sound)
  const [header = '', content = '', signature = ''] = String(sound.input).split('.')
  const with_ = (rewrite: (signature: string) => string) => withSignature(sound, rewrite)
  const der = (bytes: Uint8Array) => p256.Signature.fromBytes(bytes, 'compact').toBytes('der')
  const twisted = (bytes: Uint8Array) => {
    const { r, s } = p256.Signature.fromBytes(bytes, 'compact')
    return new p256.Signature(r, p256.Point.Fn.neg(s)).toBytes('compact')
  }
  const lines = (part: string) => `${part.slice(0, 40)}\n${part.slice(40)}`
  return [
    attack(
      'P4',
      'the twin of an ECDSA signature, which is as good',
      with_(rewriteBytes(twisted)),
      passed('proof')
    ),
    attack(
      'P4',
      'a signature with padding',
      with_(part => `${part}==`),
      malformed,
      { form: 'txt' }
    ),
    attack('P4', 'a signature with stray bits', with_(strayBits), malformed),
    attack('P4', 'a signature with a line end in it', with_(lines), malformed, {
      form: 'txt'
    }),
    attack(
      'P4',
      'a signature in base64',
      with_(part => `${part.replaceAll('-', '+').replaceAll('_', '/').slice(0, -2)}+/`),
      malformed,
      { form: 'txt' }
    ),
    attack('P4', 'a header with padding', `${header}=.${content}.${signature}`, malformed, { form: 'txt' }),
    attack(
      'P4',
      'a signature with a blank in it',
      with_(part => `${part.slice(0, 9)} ${part.slice(9)}`),
      malformed,
      { form: 'txt' }
    ),
    attack('P4', 'a fourth part', `${sound.input}.AAAA`, malformed),
    attack('P4', 'a dot at the end', `${sound.input}.`, malformed),
    attack('P4', 'an empty payload', `${header}..${signature}`, malformed),
    attack('P4', 'no signature', `${header}.${content}.`, malformed),
    attack('P4', 'no header', `.${content}.${signature}`, malformed, { form: 'txt' }),
    attack('P4', 'an ECDSA signature in DER', with_(rewriteBytes(der)), broken),
    attack('P4', 'an ECDSA signature of zeros', with_(rewriteBytes(bytes => bytes.fill(0))), broken),
    attack(
      'P4',
      'a signature cut short',
      with_(part => part.slice(0, -2)),
      broken
    ),
    attack(
      'P4',
      'a signature with a byte more',
      with_(rewriteBytes(bytes => Uint8Array.of(...bytes, 0))),
      broken
    )
  ]
}

const ORDER = ed25519.Point.Fn.ORDER

/** S + L in the place of S: as good to whoever does not look at its size. */
function largerS(signature: Uint8Array): Uint8Array {
  const s = signature.slice(32).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + ORDER
  return Uint8Array.from(signature, (byte, at) =>
    at < 32 ? byte : Number((s >> BigInt(8 * (at - 32))) & 255n)
  )
}

const p = 2n ** 255n - 19n
const point = (y: bigint, sign = 0n) =>
  Uint8Array.from({ length: 32 }, (_, at) => Number(((y | (sign << 255n)) >> BigInt(8 * at)) & 255n))
/** Keys for which anybody can sign: the points of small order, and other ways to write them. */
const smallOrder: readonly (readonly [string, Uint8Array, other?: 'written otherwise'])[] = [
  ['order 1', point(1n)],
  ['order 2', point(p - 1n)],
  ['order 4', point(0n)],
  ['order 4, the other', point(0n, 1n)],
  ['order 8', point(eighth())],
  ['order 8, the second', point(eighth(), 1n)],
  ['order 8, the third', point(p - eighth())],
  ['order 8, the fourth', point(p - eighth(), 1n)],
  ['order 1 with the sign of zero', point(1n, 1n), 'written otherwise'],
  ['order 4 written as p', point(p), 'written otherwise'],
  ['order 1 written as p and 1', point(p + 1n), 'written otherwise']
]

/** The y of a point of order 8: what is left of any point when its part of large order is taken away. */
function eighth(): bigint {
  for (let y = 2n; ; y++) {
    try {
      const torsion = ed25519.Point.fromBytes(point(y))
        .multiplyUnsafe(ORDER - 1n)
        .add(ed25519.Point.fromBytes(point(y)))
      if (torsion.multiplyUnsafe(4n).is0()) continue
      return torsion.toAffine().y
    } catch {
      // No point has this y.
    }
  }
}

/** R is the neutral point and S is 0: that fits every message, where the key vanishes from the equation. */
const nobodys = Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? 1 : 0))

async function edwards(): Promise<Attack[]> {
  const attacks: Attack[] = []
  const sound = await twin(issuers.didKey, 'eddsa')
  const attack = attacksOn(sound)
  for (const [order, bytes, other] of smallOrder) {
    const controller = `did:key:${multikeyOf('Ed25519', 'public', bytes)}`
    const id = `${controller}#${controller.slice('did:key:'.length)}`
    const signed = await embedded(badgeBy(controller), issuerKey, { verificationMethod: id })
    const proof = signed.proof.map(proof => ({ ...proof, proofValue: `z${base58.encode(nobodys)}` }))
    attacks.push(
      attack('P5', `an Ed25519 key of ${order}`, text({ ...signed, proof }), other ? badKey : weak)
    )
  }
  const jwtTwin = await twin(issuers.didJwk, 'jwt')
  const key = didJwkOf({ kty: 'OKP', crv: 'Ed25519', x: base64urlnopad.encode(point(1n)) })
  const anybodys = anyJws({ alg: 'EdDSA', kid: `${key}#0` }, payloadOf(badgeBy(key)), () => nobodys)
  const good = JSON.parse(String(sound.input))
  const [proof] = good.proof
  const proofValue = `z${base58.encode(largerS(base58.decode(proof.proofValue.slice(1))))}`
  return [
    ...attacks,
    attacksOn(jwtTwin)('P5', 'an Ed25519 key of order 1 in a JWT', anybodys, weak),
    attack(
      'P5',
      'an Ed25519 signature with S beyond its order',
      text({ ...good, proof: [{ ...proof, proofValue }] }),
      broken
    ),
    attacksOn(ofKeySet.Ed25519)(
      'P5',
      'an Ed25519 signature with S beyond its order, in a JWT',
      withSignature(ofKeySet.Ed25519, rewriteBytes(largerS)),
      broken
    )
  ]
}

export const signatures: readonly Attack[] = [...spellings(), ...(await edwards())]
