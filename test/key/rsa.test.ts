import { createPrivateKey, createPublicKey, createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hex } from '@scure/base'
import { describe, expect, test, vi } from 'vitest'
import { didJwk } from '../../src/key/did-jwk.ts'
import { didKey } from '../../src/key/did-key.ts'
import { exportKeyPair } from '../../src/key/export-key-pair.ts'
import { generateKeyPair } from '../../src/key/generate-key-pair.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { jwkThumbprint } from '../../src/key/jwk-thumbprint.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { deepFrozen } from '../support/json.ts'
import { codeOf, otherRsaJwk, publicOfRsa, rsaJwk } from '../support/keys.ts'
import { vectors } from '../support/vectors.ts'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
const numberOf = (text: string) => BigInt(`0x${Buffer.from(text, 'base64url').toString('hex')}`)
const textOf = (number: bigint) => {
  const digits = number.toString(16)
  return base64url(hex.decode(digits.padStart(digits.length + (digits.length % 2), '0')))
}
const key = publicKeyFromJwk(publicOfRsa(rsaJwk))
const message = new TextEncoder().encode('Léa')

describe('RS256', () => {
  test('signs what others verify, and always alike', async () => {
    const { signer } = await importKeyPair(rsaJwk)
    const signature = await signer.sign(message)
    expect(signature).toHaveLength(256)
    expect(await signer.sign(message)).toEqual(signature)
    const theirs = createPublicKey({ key: publicOfRsa(rsaJwk), format: 'jwk' })
    expect(createVerify('sha256').update(message).verify(theirs, signature)).toBe(true)
    expect(createVerify('sha256').update('Leo').verify(theirs, signature)).toBe(false)
  })

  test('verifies what others sign, and nothing else', async () => {
    const theirs = createPrivateKey({ key: { ...rsaJwk }, format: 'jwk' })
    const signature = createSign('sha256').update(message).sign(theirs)
    expect(await verifySignature(key, message, signature)).toBe(true)
    expect(await verifySignature(key, message.slice(1), signature)).toBe(false)
    expect(await verifySignature(publicKeyFromJwk(publicOfRsa(otherRsaJwk)), message, signature)).toBe(false)
    const changed = signature.map((byte, index) => (index === 100 ? byte ^ 1 : byte))
    expect(await verifySignature(key, message, changed)).toBe(false)
    for (const hash of ['sha1', 'sha384', 'sha512']) {
      const other = createSign(hash).update(message).sign(theirs)
      expect(await verifySignature(key, message, other)).toBe(false)
    }
  })

  test('takes a signature only as long as the modulus', async () => {
    const { signer } = await importKeyPair(rsaJwk)
    const signature = await signer.sign(message)
    expect(await verifySignature(key, message, Uint8Array.of(0, ...signature))).toBe(false)
    expect(await verifySignature(key, message, Uint8Array.of(...signature, 0))).toBe(false)
    expect(await verifySignature(key, message, signature.slice(1))).toBe(false)
    expect(await verifySignature(key, message, new Uint8Array())).toBe(false)
  })

  test('has a modulus of any length between the limits', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2100 })
    const odd = publicKeyFromJwk(publicKey.export({ format: 'jwk' }))
    const signature = createSign('sha256').update(message).sign(privateKey)
    expect(signature).toHaveLength(263)
    expect(await verifySignature(odd, message, signature)).toBe(true)
  })

  test('is imported once, however often it is used', async () => {
    const fresh = publicKeyFromJwk(publicOfRsa(rsaJwk))
    const importing = vi.spyOn(crypto.subtle, 'importKey')
    const { signer } = await importKeyPair(rsaJwk)
    const signature = await signer.sign(message)
    importing.mockClear()
    for (let times = 0; times < 3; times++) await verifySignature(fresh, message, signature)
    expect(importing).toHaveBeenCalledTimes(1)
    vi.restoreAllMocks()
  })
})

describe('reads a public key', () => {
  const sized = (bits: number, last = 1) => {
    const bytes = new Uint8Array(Math.ceil(bits / 8)).fill(0xa7)
    bytes[0] = 1 << ((bits - 1) % 8)
    bytes[bytes.length - 1] = last
    return publicOfRsa({ n: base64url(bytes), e: 'AQAB' })
  }

  test.each([
    ['of 2048 bits', sized(2048), undefined],
    ['of 8192 bits', sized(8192), undefined],
    ['of 2047 bits, not', sized(2047), 'OB_KEY_WEAK'],
    ['of 1024 bits, not', sized(1024), 'OB_KEY_WEAK'],
    ['of 8193 bits, not', sized(8193), 'OB_KEY_UNSUPPORTED'],
    ['of 16384 bits, not', sized(16_384), 'OB_KEY_UNSUPPORTED'],
    ['with an even modulus, not', sized(2048, 2), 'OB_KEY_MALFORMED'],
    ['with the exponent 3', publicOfRsa({ ...rsaJwk, e: 'Aw' }), undefined],
    [
      'with the greatest exponent',
      publicOfRsa({ ...rsaJwk, e: base64url(new Uint8Array(4).fill(0xff)) }),
      undefined
    ],
    ['with the exponent 1, not', publicOfRsa({ ...rsaJwk, e: 'AQ' }), 'OB_KEY_WEAK'],
    ['with the exponent 2, not', publicOfRsa({ ...rsaJwk, e: 'Ag' }), 'OB_KEY_MALFORMED'],
    ['with the exponent 65536, not', publicOfRsa({ ...rsaJwk, e: 'AQAA' }), 'OB_KEY_MALFORMED'],
    ['with the exponent 0, not', publicOfRsa({ ...rsaJwk, e: 'AA' }), 'OB_KEY_MALFORMED'],
    ['without exponent, not', { kty: 'RSA', n: rsaJwk.n }, 'OB_KEY_MALFORMED'],
    ['with an empty exponent, not', publicOfRsa({ ...rsaJwk, e: '' }), 'OB_KEY_MALFORMED'],
    ['with an exponent of 5 bytes, not', publicOfRsa({ ...rsaJwk, e: 'AQAAAAE' }), 'OB_KEY_UNSUPPORTED'],
    ['with an exponent written longer, not', publicOfRsa({ ...rsaJwk, e: 'AAEAAQ' }), 'OB_KEY_MALFORMED'],
    [
      'with a modulus written longer, not',
      publicOfRsa({ ...rsaJwk, n: base64url(Uint8Array.of(0, ...bytesOf(rsaJwk.n))) }),
      'OB_KEY_MALFORMED'
    ],
    [
      'with a modulus of plain base64, not',
      publicOfRsa({ ...rsaJwk, n: `${rsaJwk.n}==` }),
      'OB_KEY_MALFORMED'
    ],
    ['with a modulus that is no text, not', { ...publicOfRsa(rsaJwk), n: 5 }, 'OB_KEY_MALFORMED']
  ])('%s', async (_, jwk, code) => {
    expect(await codeOf(() => publicKeyFromJwk(deepFrozen(jwk)))).toBe(code)
  })
})

describe('a secret key', () => {
  const p1 = numberOf(rsaJwk.p) - 1n

  test.each([
    ['is read whole', {}, undefined],
    ['for signing is read', { alg: 'RS256', use: 'sig', key_ops: ['sign'], kid: '1' }, undefined],
    ['whose d is greater by p − 1 is not', { d: textOf(numberOf(rsaJwk.d) + p1) }, 'OB_KEY_MISMATCH'],
    ['with the modulus of another is not', { n: otherRsaJwk.n }, 'OB_KEY_MISMATCH'],
    ['with another exponent is not', { e: 'Aw' }, 'OB_KEY_MISMATCH'],
    ...(['d', 'p', 'q', 'dp', 'dq', 'qi'] as const).flatMap((name): [string, object, string][] => [
      [`with the ${name} of another is not`, { [name]: otherRsaJwk[name] }, 'OB_KEY_MISMATCH'],
      [`without ${name} is not`, { [name]: undefined }, 'OB_KEY_MALFORMED'],
      [`with zero as ${name} is not`, { [name]: 'AA' }, 'OB_KEY_MALFORMED']
    ]),
    ['whose factors are 1 and n is not', { p: 'AQ', q: rsaJwk.n }, 'OB_KEY_MISMATCH'],
    ['with its primes swapped alone is not', { p: rsaJwk.q, q: rsaJwk.p }, 'OB_KEY_MISMATCH'],
    ['with a third prime is not', { oth: [] }, 'OB_KEY_UNSUPPORTED'],
    ['of 1024 bits is not', { n: otherRsaJwk.p }, 'OB_KEY_WEAK'],
    ['for another padding is not', { alg: 'PS256' }, 'OB_KEY_MISMATCH'],
    ['for verifying only is not', { key_ops: ['verify'] }, 'OB_KEY_PURPOSE']
  ])('%s', async (_, members, code) => {
    expect(await codeOf(() => importKeyPair(deepFrozen({ ...rsaJwk, ...members })))).toBe(code)
  })

  test('written out and read again is the same', async () => {
    const keyPair = await importKeyPair(rsaJwk)
    expect(await exportKeyPair(keyPair)).toEqual(publicOfRsa(rsaJwk))
    const secret = await exportKeyPair(keyPair, { secret: true })
    expect(secret).toEqual(rsaJwk)
    const again = await importKeyPair(secret)
    expect(JSON.stringify(again)).toBe(JSON.stringify(keyPair))
    expect(await again.signer.sign(message)).toEqual(await keyPair.signer.sign(message))
  })

  test('has no Multikey', async () => {
    const keyPair = await importKeyPair(rsaJwk)
    expect(keyPair.publicKeyMultibase).toBeUndefined()
    await expect(exportKeyPair(keyPair, { format: 'multikey' as 'jwk' })).rejects.toBeInstanceOf(TypeError)
  })
})

describe('an RSA key pair belongs', () => {
  const own = didJwk({ publicKey: publicOfRsa(rsaJwk) })
  const identity = async (options: object) => {
    const { controller, id } = await importKeyPair(rsaJwk, options)
    return [controller, id]
  }

  test.each([
    ['to its own did:jwk', {}, [own, `${own}#0`]],
    ['to its own did:jwk, if it is named', { controller: own }, [own, `${own}#0`]],
    [
      'to another controller, named by its thumbprint',
      { controller: 'did:web:example.org' },
      ['did:web:example.org', `did:web:example.org#${jwkThumbprint(publicOfRsa(rsaJwk))}`]
    ],
    [
      'to a controller, at an address of its own',
      { controller: 'https://example.org/issuer', id: 'https://example.org/keys/1' },
      ['https://example.org/issuer', 'https://example.org/keys/1']
    ]
  ])('%s', async (_, options, expected) => {
    expect(await identity(options)).toEqual(expected)
  })

  test('not to the did:jwk of another', async () => {
    const controller = didJwk({ publicKey: publicOfRsa(otherRsaJwk) })
    expect(await codeOf(() => identity({ controller }))).toBe('OB_KEY_MISMATCH')
  })

  test('to no did:key', async () => {
    expect(await codeOf(() => didKey({ publicKey: publicOfRsa(rsaJwk) }))).toBe('OB_KEY_UNSUPPORTED')
  })
})

describe('generateKeyPair', () => {
  test('makes a key of 3072 bits, with the exponent 65537', async () => {
    const keyPair = await generateKeyPair({ algorithm: 'RS256' })
    expect([bytesOf(keyPair.publicKey.n).length, keyPair.publicKey.e]).toEqual([384, 'AQAB'])
    const signature = await keyPair.signer.sign(message)
    expect(await verifySignature(publicKeyFromJwk(keyPair.publicKey), message, signature)).toBe(true)
  })

  test('makes one of 2048 bits if asked to', async () => {
    const { publicKey } = await generateKeyPair({ algorithm: 'RS256', modulusLength: 2048 })
    expect(bytesOf(publicKey.n)).toHaveLength(256)
  })

  test.each([
    { algorithm: 'RS256', modulusLength: 1024 },
    { algorithm: 'RS256', modulusLength: 8192 },
    { algorithm: 'RS256', modulusLength: '2048' },
    { algorithm: 'Ed25519', modulusLength: 2048 },
    { modulusLength: 2048 }
  ])('refuses %o as a mistake of the caller', async options => {
    await expect(generateKeyPair(options as object)).rejects.toBeInstanceOf(TypeError)
  })
})

const wycheproof = vectors('wycheproof')

describe.skipIf(wycheproof.missing)(`agrees with Wycheproof${wycheproof.note}`, () => {
  test.each([
    [2048, 259],
    [3072, 259],
    [4096, 258]
  ])('on all signatures of %s bits', async (bits, expected) => {
    const path = join(wycheproof.path, `rsa_signature_${bits}_sha256_test.json`)
    const disagreements: number[] = []
    let count = 0
    for (const { publicKey, tests } of JSON.parse(readFileSync(path, 'utf8')).testGroups) {
      // The numbers come as DER has them: with a zero byte before the first bit.
      const [n, e] = [publicKey.modulus, publicKey.publicExponent].map(digits =>
        textOf(BigInt(`0x${digits}`))
      )
      const groupKey = publicKeyFromJwk(publicOfRsa({ n: n ?? '', e: e ?? '' }))
      for (const { tcId, msg, sig, result } of tests) {
        const verified = await verifySignature(groupKey, hex.decode(msg), hex.decode(sig))
        // "acceptable" are DigestInfos without NULL, which RFC 8017 lets a verifier take or leave: left here.
        if (verified !== (result === 'valid')) disagreements.push(tcId)
        count++
      }
    }
    expect([count, disagreements]).toEqual([expected, []])
  })
})
