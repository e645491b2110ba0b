import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { didJwk } from '../../src/key/did-jwk.ts'
import { didKey } from '../../src/key/did-key.ts'
import { exportKeyPair } from '../../src/key/export-key-pair.ts'
import { generateKeyPair } from '../../src/key/generate-key-pair.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import type { KeyPair } from '../../src/key/key-pair.ts'
import { publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { deepFrozen } from '../support/json.ts'
import { codeOf, ed25519Jwk, multikeyOf, p256Jwk, p384Jwk, rsaJwk } from '../support/keys.ts'

const algorithms = ['Ed25519', 'ES256', 'ES384'] as const
const lengths = { Ed25519: 32, ES256: 32, ES384: 48 } as const
/** A secret of any of the algorithms; its first byte is below those of the orders of the curves. */
const secrets = fc.constantFrom(...algorithms).chain(algorithm =>
  fc
    .uint8Array({ minLength: lengths[algorithm], maxLength: lengths[algorithm] })
    .filter(bytes => bytes[0] !== 0xff && bytes.some(byte => byte !== 0))
    .map(bytes => ({ algorithm, bytes }))
)
/** All that can be seen of a key pair. */
const seen = (keyPair: KeyPair) => JSON.parse(JSON.stringify(keyPair))

describe.each(algorithms)('a new %s key pair', algorithm => {
  test('belongs to its own did:key', async () => {
    const keyPair = await generateKeyPair({ algorithm })
    const { publicKeyMultibase } = keyPair
    expect(keyPair.algorithm).toBe(algorithm)
    expect(keyPair.controller).toBe(`did:key:${publicKeyMultibase}`)
    expect(keyPair.id).toBe(`did:key:${publicKeyMultibase}#${publicKeyMultibase}`)
    expect(didKey(keyPair)).toBe(keyPair.controller)
    expect(keyPair.signer).toMatchObject({
      id: keyPair.id,
      controller: keyPair.controller,
      algorithm,
      publicKey: keyPair.publicKey
    })
  })

  test('belongs to the controller that is named', async () => {
    const controller = 'did:web:example.org'
    const keyPair = await generateKeyPair({ algorithm, controller })
    expect(keyPair.controller).toBe(controller)
    expect(keyPair.id).toBe(`${controller}#${keyPair.publicKeyMultibase}`)
  })

  test('is another one each time', async () => {
    const [one, other] = await Promise.all([generateKeyPair({ algorithm }), generateKeyPair({ algorithm })])
    expect(one.id).not.toBe(other.id)
  })

  test('signs what its public key verifies, and nothing else', async () => {
    const keyPair = await generateKeyPair({ algorithm })
    const key = publicKeyFromMultibase(keyPair.publicKeyMultibase)
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array(),
        fc.nat(63),
        fc.integer({ min: 1, max: 255 }),
        async (message, at, flip) => {
          const signature = await keyPair.signer.sign(message)
          expect(signature).toHaveLength(2 * lengths[algorithm])
          expect(await verifySignature(key, message, signature)).toBe(true)
          signature[at] = (signature[at] ?? 0) ^ flip
          expect(await verifySignature(key, message, signature)).toBe(false)
        }
      ),
      { numRuns: 50 }
    )
  })

  test('signs the bytes as they were when it was asked', async () => {
    const keyPair = await generateKeyPair({ algorithm })
    const key = publicKeyFromMultibase(keyPair.publicKeyMultibase)
    const message = Uint8Array.of(1, 2, 3)
    const signing = keyPair.signer.sign(message)
    message.fill(9)
    expect(await verifySignature(key, Uint8Array.of(1, 2, 3), await signing)).toBe(true)
  })

  test('is frozen, with all that is in it', async () => {
    const keyPair = await generateKeyPair({ algorithm })
    expect([keyPair, keyPair.signer, keyPair.publicKey].map(Object.isFrozen)).toEqual([true, true, true])
  })
})

test.each(['a text', [1, 2], undefined, new ArrayBuffer(3)])('does not sign %s', async message => {
  const { signer } = await generateKeyPair()
  await expect(signer.sign(message as never)).rejects.toBeInstanceOf(TypeError)
})

describe('written out and read again, a key pair is the same', () => {
  const controllers = fc.constantFrom(undefined, 'did:web:example.org', 'https://example.org/issuers/1')

  test('as Multikey, with its id and controller', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, controllers, async ({ algorithm, bytes }, controller) => {
        const secret = multikeyOf(algorithm, 'secret', bytes)
        const keyPair = await importKeyPair(secret, controller === undefined ? {} : { controller })
        const exported = deepFrozen(await exportKeyPair(keyPair, { secret: true }))
        expect(exported.secretKeyMultibase).toBe(secret)
        expect(seen(await importKeyPair(exported))).toEqual(seen(keyPair))
      }),
      { numRuns: 30 }
    )
  })

  test('as JWK, told whose it is', async () => {
    await fc.assert(
      fc.asyncProperty(secrets, controllers, async ({ algorithm, bytes }, controller) => {
        const options = controller === undefined ? {} : { controller }
        const keyPair = await importKeyPair(multikeyOf(algorithm, 'secret', bytes), options)
        const exported = await exportKeyPair(keyPair, { format: 'jwk', secret: true })
        expect(Buffer.from(exported.d, 'base64url')).toEqual(Buffer.from(bytes))
        expect(seen(await importKeyPair(deepFrozen(exported), options))).toEqual(seen(keyPair))
      }),
      { numRuns: 30 }
    )
  })
})

describe('exportKeyPair', () => {
  test('gives no secret unless it is asked for', async () => {
    const keyPair = await importKeyPair(ed25519Jwk)
    const { id, controller, publicKeyMultibase, publicKey } = keyPair
    const multikey = { id, type: 'Multikey', controller, publicKeyMultibase }
    expect(await exportKeyPair(keyPair)).toEqual(multikey)
    expect(await exportKeyPair(keyPair, { format: 'multikey', secret: false })).toEqual(multikey)
    expect(await exportKeyPair(keyPair, { format: 'jwk' })).toEqual(publicKey)
  })

  test.each([ed25519Jwk, p256Jwk, p384Jwk, rsaJwk])('gives the JWK back whole (%#)', async jwk => {
    expect(await exportKeyPair(await importKeyPair(jwk), { format: 'jwk', secret: true })).toEqual(jwk)
  })

  test('refuses a copy, which has no secret, and another format', async () => {
    const keyPair = await generateKeyPair()
    await expect(exportKeyPair({ ...keyPair }, { secret: true })).rejects.toBeInstanceOf(TypeError)
    await expect(exportKeyPair(keyPair, { format: 'pem' as 'jwk' })).rejects.toBeInstanceOf(TypeError)
  })
})

describe('whose key it is', () => {
  const own = 'did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw'
  const other = 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'
  const fragment = own.slice('did:key:'.length)
  const identity = async (options: object, source: object = ed25519Jwk) => {
    const { controller, id } = await importKeyPair(source, options)
    return [controller, id]
  }

  test.each([
    ['nothing: its own did:key', {}, [own, `${own}#${fragment}`]],
    ['its own did:key', { controller: own }, [own, `${own}#${fragment}`]],
    [
      'an id: what stands before #',
      { id: 'did:web:example.org#k' },
      ['did:web:example.org', 'did:web:example.org#k']
    ],
    [
      'an https issuer',
      { controller: 'https://example.org/i' },
      ['https://example.org/i', `https://example.org/i#${fragment}`]
    ],
    [
      'both',
      { controller: 'https://example.org/i', id: 'https://example.org/k' },
      ['https://example.org/i', 'https://example.org/k']
    ]
  ])('follows from %s', async (_, options, expected) => {
    expect(await identity(options)).toEqual(expected)
  })

  test.each(['Ed25519', 'ES256', 'RS256'] as const)(
    'is that of its own DID, %s, by the name of the method',
    async algorithm => {
      const own = await generateKeyPair({ algorithm, controller: 'did:jwk' })
      expect([own.controller, own.id]).toEqual([didJwk(own), `${didJwk(own)}#0`])
      if (algorithm === 'RS256') {
        await expect(generateKeyPair({ algorithm, controller: 'did:key' })).rejects.toThrow()
      } else {
        const { controller } = await generateKeyPair({ algorithm, controller: 'did:key' })
        expect(controller).toMatch(/^did:key:z/)
      }
    }
  )

  test('is #0 under its own did:jwk', async () => {
    const controller = didJwk(await importKeyPair(p256Jwk))
    expect(await identity({ controller }, p256Jwk)).toEqual([controller, `${controller}#0`])
  })

  test('is that of a Multikey, unless the caller names another', async () => {
    const controller = 'did:web:example.org'
    const exported = await exportKeyPair(
      await importKeyPair(ed25519Jwk, { controller, id: `${controller}#k` }),
      { secret: true }
    )
    expect(await identity({}, exported)).toEqual([controller, `${controller}#k`])
    expect(await identity({ id: `${controller}#l` }, exported)).toEqual([controller, `${controller}#l`])
    expect(await identity({ controller: own }, exported)).toEqual([own, `${own}#${fragment}`])
  })

  test('is not the kid of a JWK', async () => {
    expect(await identity({}, { ...ed25519Jwk, kid: `${other}#1`, id: other, controller: other })).toEqual([
      own,
      `${own}#${fragment}`
    ])
  })

  test.each([
    ['the did:key of another', { controller: other }, 'OB_KEY_MISMATCH'],
    ['another fragment than its own', { controller: own, id: `${own}#k` }, 'OB_KEY_MISMATCH'],
    ['its did:key with a fragment', { controller: `${own}#${fragment}` }, 'OB_DID_MALFORMED'],
    ['a DID in upper case', { controller: 'DID:web:example.org', id: 'did:WEB:example.org#k' }, undefined],
    ['a method in upper case', { controller: 'did:WEB:example.org' }, 'OB_DID_MALFORMED'],
    ['a did:web with a path', { controller: 'did:web:example.org/issuer' }, 'OB_DID_MALFORMED'],
    ['a did:web with an empty part', { controller: 'did:web:example.org::1' }, 'OB_DID_MALFORMED'],
    [
      'a did:key of another kind',
      { controller: 'did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc' },
      'OB_KEY_UNSUPPORTED'
    ]
  ])('answers %s with %o -> %s', async (_, options, code) => {
    expect(await codeOf(() => importKeyPair(ed25519Jwk, options))).toBe(code)
  })

  test.each([
    { controller: '' },
    { controller: 'example.org' },
    { controller: 'did:web:a b' },
    { controller: 5 },
    { id: '#k' },
    { id: null },
    { controller: 'https://example.org/#me' }
  ])('refuses the options %o as a mistake of the caller', async options => {
    await expect(importKeyPair(ed25519Jwk, options as object)).rejects.toBeInstanceOf(TypeError)
  })
})

describe('importKeyPair refuses', () => {
  test.each([undefined, null, 5, true])('the source %s as a mistake of the caller', async source => {
    await expect(importKeyPair(source as never)).rejects.toBeInstanceOf(TypeError)
  })

  test.each([
    ['an empty object', {}],
    ['only a public key', { publicKeyMultibase: 'z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw' }],
    ['two secrets', { secretKeyMultibase: 'z1', privateKeyMultibase: 'z1' }]
  ])('%s', async (_, source) => {
    expect(await codeOf(() => importKeyPair(source))).toBe('OB_KEY_MALFORMED')
  })

  test('another algorithm to generate', async () => {
    await expect(generateKeyPair({ algorithm: 'RS512' as 'ES256' })).rejects.toBeInstanceOf(TypeError)
    await expect(generateKeyPair({ algorithm: 'toString' as 'ES256' })).rejects.toBeInstanceOf(TypeError)
  })
})
