import { createSign, generateKeyPairSync } from 'node:crypto'
import { p256 } from '@noble/curves/nist.js'
import { hex } from '@scure/base'
import { describe, expect, test } from 'vitest'
import { ecdsaSignatureFromDer } from '../../src/key/ecdsa-signature.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { codeOf } from '../support/keys.ts'

const short = '30060201050201' // r = 5, s is to follow
const order = p256.Point.CURVE().n.toString(16)

test('turns what OpenSSL signs in DER into what WebCrypto verifies', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = publicKeyFromJwk(publicKey.export({ format: 'jwk' }))
  // Many, so that numbers with leading zero bytes and with the top bit set are among them.
  for (let count = 0; count < 64; count++) {
    const message = Uint8Array.of(count)
    const signature = ecdsaSignatureFromDer(createSign('sha256').update(message).sign(privateKey))
    expect(await verifySignature(key, message, signature)).toBe(true)
    expect(await verifySignature(key, Uint8Array.of(count, 0), signature)).toBe(false)
  }
})

test('turns those of P-384 too, if told so', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
  const key = publicKeyFromJwk(publicKey.export({ format: 'jwk' }))
  for (let count = 0; count < 16; count++) {
    const message = Uint8Array.of(count)
    const der = createSign('sha384').update(message).sign(privateKey)
    const signature = ecdsaSignatureFromDer(der, { algorithm: 'ES384' })
    expect(signature).toHaveLength(96)
    expect(await verifySignature(key, message, signature)).toBe(true)
    expect(await verifySignature(key, Uint8Array.of(count, 0), signature)).toBe(false)
    expect(await codeOf(() => ecdsaSignatureFromDer(der))).toBe('PROOF_GENERATION_ERROR')
  }
})

test.each(['ES512', 'toString', undefined, null])('knows no algorithm %s', algorithm => {
  const der = hex.decode(`${short}07`)
  const turn = () => ecdsaSignatureFromDer(der, { algorithm: algorithm as 'ES256' })
  if (algorithm === undefined) expect(turn()).toHaveLength(64)
  else expect(turn).toThrow(TypeError)
})

test('fills short numbers with zeros', () => {
  const signature = ecdsaSignatureFromDer(hex.decode(`${short}07`))
  expect(hex.encode(signature)).toBe(`${'05'.padStart(64, '0')}${'07'.padStart(64, '0')}`)
  expect(signature.buffer.byteLength).toBe(64)
})

describe('refuses', () => {
  test.each([
    ['nothing', ''],
    ['r‖s', '01'.repeat(64)],
    ['another tag', '310602010502 0107'],
    ['bytes after the end', `${short}0700`],
    ['bytes within the sequence', '30070201050201070000'],
    ['a cut signature', short],
    ['a length that is too long', '3007020105020107'],
    ['a long form of a short length', '308106020105020107'],
    ['an indefinite length', '30800201050201070000'],
    ['a number padded with zero', '300702020005020107'],
    ['a negative number', '3006020185020107'],
    ['zero', '3006020100020107'],
    ['an empty number', '30050200020107'],
    ['r as great as the order', `30260221 00${order} 020107`],
    ['a third number', '3009020105020107020101'],
    ['one number', '3003020105']
  ])('%s', async (_, der) => {
    expect(await codeOf(() => ecdsaSignatureFromDer(hex.decode(der.replaceAll(' ', ''))))).toBe(
      'PROOF_GENERATION_ERROR'
    )
  })

  test('what is no bytes, as a mistake of the caller', () => {
    expect(() => ecdsaSignatureFromDer('3006' as never)).toThrow(TypeError)
  })
})
