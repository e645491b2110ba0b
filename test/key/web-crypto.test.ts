import { afterEach, describe, expect, test, vi } from 'vitest'
import { generateKeyPair } from '../../src/key/generate-key-pair.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { publicKeyFromJwk } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { codeOf, ed25519Jwk, p256Jwk, publicOf } from '../support/keys.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** Makes WebCrypto refuse keys, as one of an older platform does. */
function refuse(thrown: unknown = new DOMException('Unrecognized algorithm name', 'NotSupportedError')) {
  vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(thrown)
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(thrown)
}

describe('where the platform lacks an algorithm', () => {
  test.each(['Ed25519', 'ES256', 'ES384', 'RS256'] as const)('no %s key is made', async algorithm => {
    refuse()
    expect(await codeOf(() => generateKeyPair({ algorithm }))).toBe('OB_KEY_UNSUPPORTED')
  })

  test('it is said which platforms have Ed25519, which not all have', async () => {
    refuse()
    const problemOf = (jwk: object) =>
      importKeyPair(jwk).then(
        () => undefined,
        thrown => (thrown instanceof OpenBadgesError ? thrown.problems[0] : thrown)
      )
    const own = await problemOf(ed25519Jwk)
    expect(own).toMatchObject({ code: 'OB_KEY_UNSUPPORTED', hint: expect.any(String) })
    const other = await problemOf(p256Jwk)
    expect(other).toMatchObject({ code: 'OB_KEY_UNSUPPORTED' })
    expect(other).not.toHaveProperty('hint')
  })

  test('no signature is judged, until it has it', async () => {
    const message = Uint8Array.of(1, 2, 3)
    const { signer } = await importKeyPair(ed25519Jwk)
    const signature = await signer.sign(message)
    const key = publicKeyFromJwk(publicOf(ed25519Jwk))
    refuse()
    expect(await codeOf(() => verifySignature(key, message, signature))).toBe('OB_KEY_UNSUPPORTED')
    vi.restoreAllMocks()
    expect(await verifySignature(key, message, signature)).toBe(true)
    expect(await verifySignature(key, message.slice(1), signature)).toBe(false)
  })

  test.each([
    ['an error', new Error(ed25519Jwk.d)],
    ['a text', ed25519Jwk.d],
    ['an object', { name: ed25519Jwk.d }],
    ['nothing', undefined]
  ])('what it says is not told, for it may hold the secret: %s', async (_, thrown) => {
    refuse(thrown)
    const answer: unknown = await importKeyPair(ed25519Jwk).catch(error => error)
    expect(answer).toMatchObject({ code: 'OB_KEY_UNSUPPORTED' })
    expect(answer).not.toHaveProperty('cause')
    expect(`${answer} ${JSON.stringify(answer)}`).not.toContain(ed25519Jwk.d)
  })
})
