import { inspect } from 'node:util'
import { base58, hex } from '@scure/base'
import { describe, expect, test } from 'vitest'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { exportKeyPair } from '../../src/key/export-key-pair.ts'
import { generateKeyPair } from '../../src/key/generate-key-pair.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import type { KeyPair } from '../../src/key/key-pair.ts'
import { publicKeyFromJwk, publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { ed25519Jwk, multikeyOf, otherRsaJwk, p256Jwk, p384Jwk, rfc8032, rsaJwk } from '../support/keys.ts'

/** Every way in which a run of bytes may show, even in part, white space left out. */
function shapesOf(bytes: Uint8Array): string[] {
  const base64 = Buffer.from(bytes).toString('base64')
  return [
    hex.encode(bytes).slice(8, 40),
    base64.slice(4, 24),
    Buffer.from(bytes).toString('base64url').slice(4, 24),
    base58.encode(bytes).slice(0, 16),
    bytes.slice(4, 12).join(','),
    [...bytes]
      .map((byte, index) => `"${index}":${byte}`)
      .slice(4, 12)
      .join(',')
  ]
}

/** Every way in which a value shows itself, white space left out. */
function showingsOf(value: unknown): string {
  const cloned = (() => {
    try {
      return inspect(structuredClone(value), { depth: null })
    } catch (thrown) {
      return String(thrown)
    }
  })()
  const shown = [
    inspect(value, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(value),
    cloned
  ]
  if (typeof value === 'object' && value !== null) {
    shown.push(
      Reflect.ownKeys(value).join(),
      inspect(Object.getOwnPropertyDescriptors(value), { depth: null })
    )
  }
  if (value instanceof Error)
    shown.push(value.message, String(value.stack), inspect(value.cause, { depth: null }))
  return shown.join('\n').replace(/\s+/g, '')
}

const seed = hex.decode(rfc8032[0].secret)
const texts = {
  Ed25519: multikeyOf('Ed25519', 'secret', seed),
  ES256: multikeyOf('ES256', 'secret', Buffer.from(p256Jwk.d, 'base64url')),
  ES384: multikeyOf('ES384', 'secret', Buffer.from(p384Jwk.d, 'base64url'))
}
const canaries = [
  ...shapesOf(seed),
  ...[p256Jwk, p384Jwk].flatMap(({ d }) => shapesOf(Buffer.from(d, 'base64url'))),
  ...(['d', 'p', 'q', 'dp', 'dq', 'qi'] as const).flatMap(name =>
    shapesOf(Buffer.from(rsaJwk[name], 'base64url'))
  ),
  // the multibase texts, their common prefix left out
  ...Object.values(texts).map(text => text.slice(6, 26)),
  multikeyOf('Ed25519', 'secret', rfc8032[0].secret + rfc8032[0].public).slice(6, 26)
]

function expectNoSecret(value: unknown): void {
  const shown = showingsOf(value)
  expect(canaries.filter(canary => shown.includes(canary))).toEqual([])
}

test('the canaries are found where a secret does show', async () => {
  for (const secret of [
    seed,
    hex.encode(seed),
    ed25519Jwk,
    p256Jwk,
    p384Jwk,
    rsaJwk,
    texts,
    new Error(texts.ES384)
  ]) {
    expect(() => expectNoSecret(secret)).toThrow()
  }
  expect(() =>
    expectNoSecret(multikeyOf('Ed25519', 'secret', rfc8032[0].secret + rfc8032[0].public))
  ).toThrow()
})

describe('a key pair shows no secret', () => {
  test.each([ed25519Jwk, p256Jwk, p384Jwk, rsaJwk, texts.Ed25519, texts.ES256, texts.ES384])(
    'read from source %#',
    async source => {
      const keyPair = await importKeyPair(source)
      expectNoSecret(keyPair)
      expectNoSecret(keyPair.signer)
      expectNoSecret({ ...keyPair })
      expectNoSecret(await exportKeyPair(keyPair))
      expectNoSecret(await exportKeyPair(keyPair, { format: 'jwk' }))
      expectNoSecret(Object.values(keyPair.signer).map(String))
    }
  )

  test('and cannot be cloned at all', async () => {
    const keyPair = await generateKeyPair()
    expect(() => structuredClone(keyPair)).toThrow()
  })

  test('a new one: its own secret is nowhere in it', async () => {
    for (const algorithm of ['Ed25519', 'ES256', 'ES384', 'RS256'] as const) {
      const keyPair = await generateKeyPair({ algorithm })
      const { d } = await exportKeyPair(keyPair, { format: 'jwk', secret: true })
      const shown = showingsOf(keyPair)
      expect(shapesOf(Buffer.from(d, 'base64url')).filter(shape => shown.includes(shape))).toEqual([])
    }
  })
})

describe('no error shows the secret', () => {
  const other = multikeyOf('Ed25519', 'public', rfc8032[1].public)
  const text = texts.Ed25519
  const long = multikeyOf('Ed25519', 'secret', rfc8032[0].secret + rfc8032[0].public)
  const attempts: Record<string, () => unknown> = {
    'a character too many': () => importKeyPair(`${text}0`),
    'a character that is not base58': () => importKeyPair(text.replace(/.$/, '0')),
    'a blank': () => importKeyPair(`${text} `),
    'no multibase letter': () => importKeyPair(text.slice(1)),
    'a whole file of text': () => importKeyPair(`${text.repeat(30)}`),
    'a key cut short': () => importKeyPair(text.slice(0, -3)),
    'a key drawn out': () => importKeyPair(`${text}1111`),
    'the raw hex': () => importKeyPair(rfc8032[0].secret),
    'the JWK as text': () => importKeyPair(JSON.stringify(ed25519Jwk)),
    'a prefix of another kind': () => importKeyPair(`z${base58.encode(Uint8Array.of(0x81, 0x26, ...seed))}`),
    'halves that do not fit': () =>
      importKeyPair(multikeyOf('Ed25519', 'secret', rfc8032[0].secret + rfc8032[1].public)),
    'an RSA key with a member of another': () => importKeyPair({ ...rsaJwk, q: otherRsaJwk.q }),
    'an RSA key with zeros before a prime': () =>
      importKeyPair({
        ...rsaJwk,
        p: Buffer.from(`00${Buffer.from(rsaJwk.p, 'base64url').toString('hex')}`, 'hex').toString('base64url')
      }),
    'an RSA key cut short': () => importKeyPair({ ...rsaJwk, d: rsaJwk.d.slice(0, -5) }),
    'an RSA key with its secret as modulus': () => importKeyPair({ ...rsaJwk, n: rsaJwk.d }),
    'an RSA key with padding': () => importKeyPair({ ...rsaJwk, dq: `${rsaJwk.dq}=` }),
    'an RSA key without a member': () => importKeyPair({ ...rsaJwk, qi: undefined }),
    'another public key': () => importKeyPair({ secretKeyMultibase: text, publicKeyMultibase: other }),
    'the secret as public key': () => importKeyPair({ secretKeyMultibase: text, publicKeyMultibase: text }),
    'two secrets': () => importKeyPair({ secretKeyMultibase: text, privateKeyMultibase: long }),
    'a secret in an array': () => importKeyPair({ secretKeyMultibase: [text] }),
    'a Multikey in an array': () => importKeyPair([ed25519Jwk]),
    'the controller of another': () => importKeyPair(text, { controller: `did:key:${other}` }),
    'the secret as controller': () => importKeyPair(text, { controller: text }),
    'a JWK with another x': () => importKeyPair({ ...ed25519Jwk, x: p256Jwk.x }),
    'a JWK with padding': () => importKeyPair({ ...ed25519Jwk, d: `${ed25519Jwk.d}=` }),
    'a JWK of another curve': () => importKeyPair({ ...ed25519Jwk, crv: 'X25519' }),
    'a JWK of another algorithm': () => importKeyPair({ ...p256Jwk, alg: 'EdDSA' }),
    'a JWK for encryption': () => importKeyPair({ ...p256Jwk, use: 'enc' }),
    'a P-256 JWK with the secret of Ed25519': () => importKeyPair({ ...p256Jwk, d: ed25519Jwk.d }),
    'a JWK as public key': () => publicKeyFromJwk(p256Jwk),
    'a secret text as public key': () => publicKeyFromMultibase(text),
    'a message that is no bytes': async () => (await importKeyPair(text)).signer.sign(text as never),
    'a copy to export': async () => exportKeyPair({ ...(await importKeyPair(text)) }, { secret: true }),
    'a made-up key pair to export': () => exportKeyPair({ ...ed25519Jwk } as unknown as KeyPair),
    'another format': async () =>
      exportKeyPair(await importKeyPair(text), { format: text as 'jwk', secret: true })
  }
  // These name the mistake by what the caller gave as something public.
  const named = ['the secret as controller', 'another format']

  test.each(Object.entries(attempts))('with %s', async (name, attempt) => {
    const thrown: unknown = await Promise.resolve()
      .then(attempt)
      .then(
        () => undefined,
        error => error
      )
    expect(thrown).toBeInstanceOf(Error)
    expectNoSecret(thrown)
    expect(named.includes(name)).toBe(thrown instanceof TypeError && /controller|format/.test(thrown.message))
  })
})

describe('no answer shows a secret that was published', () => {
  const id = 'did:web:example.org'
  const inDocument = (method: object) => ({ id, verificationMethod: [{ id: '#k', ...method }] })
  const documents = [
    inDocument({ type: 'Multikey', secretKeyMultibase: texts.Ed25519 }),
    inDocument({ type: 'JsonWebKey', publicKeyJwk: p256Jwk }),
    inDocument({ type: 'JsonWebKey', secretKeyJwk: { ...ed25519Jwk } })
  ]
  test.each(documents)('in document %#', async document => {
    const resolution = await createKeyResolver({ controllers: { [id]: document } }).resolve(id)
    expect(resolution).toHaveProperty('problems')
    expectNoSecret(resolution)
  })

  test('as did:key and did:jwk', async () => {
    const { resolve } = createKeyResolver()
    const didJwkOfSecret = `did:jwk:${Buffer.from(JSON.stringify(ed25519Jwk)).toString('base64url')}`
    for (const did of [`did:key:${texts.Ed25519}`, didJwkOfSecret]) {
      const resolution = await resolve(did)
      expect(resolution).toMatchObject({ problems: [{ code: 'OB_KEY_SECRET_PUBLISHED' }] })
      expectNoSecret(resolution)
    }
  })

  test.each([p256Jwk, p384Jwk, rsaJwk, ed25519Jwk])('not even as a part of a did:jwk (%#)', async jwk => {
    // With its secret first, it stands where texts quote the beginning of an identifier.
    const { d, ...others } = jwk
    const did = `did:jwk:${Buffer.from(JSON.stringify({ d, ...others })).toString('base64url')}`
    const resolution = await createKeyResolver().resolve(did)
    expect(resolution).toMatchObject({ problems: [{ code: 'OB_KEY_SECRET_PUBLISHED' }] })
    const thrown: unknown = await importKeyPair(ed25519Jwk, { controller: did }).catch(error => error)
    expect(thrown).toMatchObject({ code: 'OB_KEY_SECRET_PUBLISHED' })
    for (const answer of [resolution, thrown]) expect(showingsOf(answer)).not.toContain(did.slice(20, 60))
    expect(showingsOf(new Error(did))).toContain(did.slice(20, 60))
  })
})
