import { base58 } from '@scure/base'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { decodeMultikey, encodeMultikey } from '../../src/key/multikey.ts'
import { publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { codeOf, multikeyOf, rfc8032 } from '../support/keys.ts'

const sound = multikeyOf('Ed25519', 'public', rfc8032[0].public)
const secret = multikeyOf('Ed25519', 'secret', rfc8032[0].secret)

// Published with the did:key method.
const otherKinds = {
  X25519: 'z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc',
  secp256k1: 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
  RSA: 'z4MXj1wBzi9jUstyPMS4jQqB6KdJaiatPkAtVtGc6bQEQEEsKTic4G7Rou3iBf9vPmT5dbkm9qsZsuVNjq8HCuW1w24nhBFGkRE4cd2Uf2tfrB3N7h4mnyPp1BF3ZttHTYv3DLUPi1zMdkULiow3M1GfXkoC6DoxDUm1jmN6GBj22SjVsr6dxezRVQc7aj9TxE7JLbMH1wh5X3kA58H3DFW8rnYMakFGbca5CB2Jf6CnGQZmL7o5uJAdTwXfy2iiiyPxXEGerMhHwhjTA1mKYobyk2CpeEcmvynADfNZ5MBvcCS7m3XkFCMNUYBS9NQ3fze6vMSUPsNa6GVYmKx2x6JrdEjCk3qRMMmyjnjCMfR4pXbRMZa3i'
}

test.each(['Ed25519', 'ES256', 'ES384'] as const)('encodes and decodes any bytes for %s', algorithm => {
  const lengths = {
    Ed25519: { public: 32, secret: 32 },
    ES256: { public: 33, secret: 32 },
    ES384: { public: 49, secret: 48 }
  }[algorithm]
  for (const half of ['public', 'secret'] as const) {
    const length = lengths[half]
    fc.assert(
      fc.property(fc.uint8Array({ minLength: length, maxLength: length }), bytes => {
        const text = multikeyOf(algorithm, half, bytes)
        const decoded = decodeMultikey(text, half)
        expect([decoded.algorithm.name, decoded.bytes]).toEqual([algorithm, bytes])
        expect(encodeMultikey(decoded, half)).toBe(text)
      })
    )
  }
})

test('reads no key from a text with any one character changed to the same key', () => {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  fc.assert(
    fc.property(fc.nat(sound.length - 1), fc.constantFrom(...alphabet), (at, character) => {
      fc.pre(sound[at] !== character)
      const changed = sound.slice(0, at) + character + sound.slice(at + 1)
      try {
        expect(publicKeyFromMultibase(changed).publicKey).not.toEqual(publicKeyFromMultibase(sound).publicKey)
      } catch (thrown) {
        expect(thrown).toHaveProperty('code')
      }
    })
  )
})

describe('refuses as public key', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'OB_KEY_MALFORMED'],
    ['an empty text', '', 'OB_KEY_MALFORMED'],
    ['a number', 7, 'OB_KEY_MALFORMED'],
    ['an array', [sound], 'OB_KEY_MALFORMED'],
    ['no multibase letter', sound.slice(1), 'OB_KEY_MALFORMED'],
    ['the multibase letter in upper case', `Z${sound.slice(1)}`, 'OB_KEY_MALFORMED'],
    ['another multibase', `u${sound.slice(1)}`, 'OB_KEY_MALFORMED'],
    ['a letter that base58 leaves out', sound.replace('6', '0'), 'OB_KEY_MALFORMED'],
    ['a blank at the end', `${sound} `, 'OB_KEY_MALFORMED'],
    ['a line break at the end', `${sound}\n`, 'OB_KEY_MALFORMED'],
    ['a percent escape', `%7A${sound.slice(1)}`, 'OB_KEY_MALFORMED'],
    ['leading zero bytes', `z1${sound.slice(1)}`, 'OB_KEY_UNSUPPORTED'],
    ['no key after the prefix', multikeyOf('Ed25519', 'public', ''), 'OB_KEY_MALFORMED'],
    ['31 bytes', multikeyOf('Ed25519', 'public', rfc8032[0].public.slice(2)), 'OB_KEY_MALFORMED'],
    ['33 bytes', multikeyOf('Ed25519', 'public', `${rfc8032[0].public}00`), 'OB_KEY_MALFORMED'],
    ['one byte in all', `z${base58.encode(Uint8Array.of(0xed))}`, 'OB_KEY_UNSUPPORTED'],
    ['no bytes', 'z', 'OB_KEY_UNSUPPORTED'],
    ['more than any key has', `z${'6'.repeat(1_000_000)}`, 'OB_KEY_UNSUPPORTED'],
    ['an Ed25519 secret', secret, 'OB_KEY_SECRET_PUBLISHED'],
    ['a P-384 secret', multikeyOf('ES384', 'secret', rfc8032[0].secret), 'OB_KEY_SECRET_PUBLISHED'],
    ['a P-256 secret', multikeyOf('ES256', 'secret', rfc8032[0].secret), 'OB_KEY_SECRET_PUBLISHED'],
    ...Object.entries(otherKinds).map(([kind, text]): [string, unknown, string] => [
      kind,
      text,
      'OB_KEY_UNSUPPORTED'
    ])
  ])('%s', async (_, text, code) => {
    expect(await codeOf(() => publicKeyFromMultibase(text))).toBe(code)
  })

  test('none of this: the same key, whole', () => {
    expect(publicKeyFromMultibase(sound).publicKeyMultibase).toBe(sound)
  })
})

describe('a secret key', () => {
  const [first, second] = rfc8032
  test.each([
    ['of 32 bytes is read', first.secret, undefined],
    ['of 64 bytes, seed and public key, is read', first.secret + first.public, undefined],
    [
      'of 64 bytes with the public key of another is refused',
      first.secret + second.public,
      'OB_KEY_MISMATCH'
    ],
    ['of 31 bytes is refused', first.secret.slice(2), 'OB_KEY_MALFORMED'],
    ['of 33 bytes is refused', `${first.secret}00`, 'OB_KEY_MALFORMED'],
    ['of 65 bytes is refused', `${first.secret}${first.public}00`, 'OB_KEY_MALFORMED'],
    ['of no bytes is refused', '', 'OB_KEY_MALFORMED']
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(() => importKeyPair(multikeyOf('Ed25519', 'secret', bytes)))).toBe(code)
  })

  test('of 64 bytes gives the key pair of its 32-byte form', async () => {
    const [long, short] = await Promise.all(
      [first.secret + first.public, first.secret].map(bytes =>
        importKeyPair(multikeyOf('Ed25519', 'secret', bytes))
      )
    )
    expect(long?.id).toBe(short?.id)
  })

  test('is not a public key', async () => {
    expect(await codeOf(() => importKeyPair(sound))).toBe('OB_KEY_MALFORMED')
  })
})
