/** `#crypto`: what Node does in its own way, and what the Web does, is the same. */
import { createHash } from 'node:crypto'
import { hex } from '@scure/base'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { algorithms } from '../../src/key/algorithm.ts'
import * as node from '../../src/node/crypto.ts'
import * as web from '../../src/platform/crypto.ts'
import { JavaScriptKey } from '../../src/platform/ed25519.ts'
import { ed25519Jwk, p256Jwk, p384Jwk, publicOf, rfc8032, rsaJwk } from '../support/keys.ts'

const platforms = [
  ['Node', node],
  ['the Web', web]
] as const
const jwks = { Ed25519: ed25519Jwk, ES256: p256Jwk, ES384: p384Jwk, RS256: rsaJwk }
const message = new TextEncoder().encode('Je sais gérer un budget.')

afterEach(() => {
  vi.restoreAllMocks()
})

/** Makes WebCrypto refuse what is asked of it, as one of an older platform does. */
function refuse(thrown: unknown = new DOMException('Unrecognized algorithm name', 'NotSupportedError')) {
  vi.spyOn(crypto.subtle, 'generateKey').mockRejectedValue(thrown)
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(thrown)
}

describe.each(platforms)('on %s', (_, platform) => {
  test.each(['', 'abc', 'é😀\ud800', 'x'.repeat(100_000)])('a text is hashed in UTF-8: %#', text => {
    const expected = createHash('sha256').update(text).digest('hex')
    expect(platform.sha256Hex(text)).toBe(expected)
    expect(hex.encode(platform.sha256(text))).toBe(expected)
    expect(hex.encode(platform.sha256(new TextEncoder().encode(text)))).toBe(expected)
  })

  test.each(algorithms)('what a new key signs is good, and nothing else: $name', async algorithm => {
    const { keyParameters, signatureParameters, name } = algorithm
    const { secret, publicJwk } = await platform.generateKey({
      hash: 'SHA-256',
      ...keyParameters,
      modulusLength: 2048,
      publicExponent: Uint8Array.of(1, 0, 1)
    })
    const signature = await platform.sign(signatureParameters, secret as never, message)
    const key = await platform.importKey(publicJwk, keyParameters, 'verify')
    const isGood = (bytes: Uint8Array, by = key) =>
      platform.verify(signatureParameters, by as never, bytes, signature)
    expect(await isGood(message)).toBe(true)
    expect(await isGood(message.slice(1))).toBe(false)
    const other = await platform.importKey(publicOf(jwks[name]), keyParameters, 'verify')
    expect(await isGood(message, other)).toBe(false)
  })

  test.each(algorithms)('a key is given out as it came in: $name', async ({ keyParameters, name }) => {
    const key = await platform.importKey({ ...jwks[name] } as JsonWebKey, keyParameters, 'sign')
    expect(await platform.exportKey(key as never)).toMatchObject(jwks[name])
  })
})

test.each(algorithms)('each takes what the other signs: $name', async algorithm => {
  const { keyParameters, signatureParameters, name } = algorithm
  const jwk = { ...jwks[name] } as JsonWebKey
  for (const [signing, verifying] of [
    [node, web],
    [web, node]
  ] as const) {
    const secret = await signing.importKey(jwk, keyParameters, 'sign')
    const signature = await signing.sign(signatureParameters, secret as never, message)
    const key = await verifying.importKey(publicOf(jwks[name]), keyParameters, 'verify')
    expect(await verifying.verify(signatureParameters, key as never, message, signature)).toBe(true)
  }
})

describe('where WebCrypto lacks Ed25519, JavaScript does it:', () => {
  const parameters = { name: 'Ed25519' }

  test.each(rfc8032)('the vectors of RFC 8032 (%#)', async vector => {
    refuse()
    const [secret, publicKey] = [vector.secret, vector.public].map(text =>
      Buffer.from(text, 'hex').toString('base64url')
    )
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: publicKey ?? '' }
    const signing = await web.importKey({ ...jwk, d: secret ?? '' }, parameters, 'sign')
    const bytes = hex.decode(vector.message)
    const signature = await web.sign(parameters, signing, bytes)
    expect(hex.encode(signature)).toBe(vector.signature)
    const key = await web.importKey(jwk, parameters, 'verify')
    expect(await web.verify(parameters, key, bytes, signature)).toBe(true)
    expect(await web.verify(parameters, key, Uint8Array.of(...bytes, 1), signature)).toBe(false)
    expect(await web.exportKey(signing)).toEqual({ ...jwk, d: secret })
  })

  test('new keys', async () => {
    refuse()
    const { secret, publicJwk } = await web.generateKey({
      ...parameters,
      hash: 'SHA-256',
      modulusLength: 0,
      publicExponent: Uint8Array.of(1)
    })
    expect(secret).toBeInstanceOf(JavaScriptKey)
    const signature = await web.sign(parameters, secret, message)
    vi.restoreAllMocks()
    const key = await web.importKey(publicJwk, parameters, 'verify')
    expect(await web.verify(parameters, key, message, signature)).toBe(true)
  })

  test('a public key signs nothing and has no secret', async () => {
    refuse()
    const key = await web.importKey(publicOf(ed25519Jwk), parameters, 'verify')
    await expect(web.sign(parameters, key, message)).rejects.toThrow(TypeError)
    await expect(web.exportKey(key)).rejects.toThrow(TypeError)
  })

  test('the secret is in nothing that looks at the key', async () => {
    refuse()
    const key = await web.importKey({ ...ed25519Jwk }, parameters, 'sign')
    expect(`${JSON.stringify(key)} ${Object.keys(key)}`).not.toContain(ed25519Jwk.d)
  })

  test('but not for other reasons, nor other algorithms', async () => {
    refuse(new DOMException('no', 'OperationError'))
    await expect(web.importKey({ ...ed25519Jwk }, parameters, 'sign')).rejects.toThrow('no')
    refuse(new Error('odd'))
    await expect(web.importKey({ ...ed25519Jwk }, parameters, 'sign')).rejects.toThrow('odd')
    refuse()
    await expect(
      web.importKey({ ...p256Jwk }, { name: 'ECDSA', namedCurve: 'P-256' }, 'sign')
    ).rejects.toThrow('Unrecognized')
  })
})
