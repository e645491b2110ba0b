import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Resolution } from '../../src/binding/resolution.ts'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { didJwk } from '../../src/key/did-jwk.ts'
import { findVerificationMethod } from '../../src/key/find-verification-method.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { verifySignature } from '../../src/key/web-crypto.ts'
import { deepFrozen } from '../support/json.ts'
import { codesOf, ed25519Jwk, multikeyOf, p256Jwk, publicOf, rfc8032 } from '../support/keys.ts'

const X = 'z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw'
const documentOf = (id: string, publicKeyMultibase = X) => ({
  id,
  assertionMethod: [{ id: '#k', type: 'Multikey', controller: id, publicKeyMultibase }]
})

function controllerIn(resolution: Resolution) {
  if (!('controller' in resolution)) throw new Error(JSON.stringify(resolution))
  return resolution.controller
}

describe('a signature verifies with the key that is resolved from', () => {
  const message = Uint8Array.of(1, 2, 3)
  const ofJwk = (jwk: typeof ed25519Jwk | typeof p256Jwk) => didJwk({ publicKey: publicOf(jwk) })
  test.each([
    ['did:key', ed25519Jwk, {}],
    ['did:key', p256Jwk, {}],
    ['did:jwk', ed25519Jwk, { controller: ofJwk(ed25519Jwk) }],
    ['did:jwk', p256Jwk, { controller: ofJwk(p256Jwk) }]
  ])('%s (case %#)', async (foundBy, jwk, options) => {
    const keyPair = await importKeyPair(jwk, options)
    const resolution = await createKeyResolver().resolve(keyPair.controller)
    expect(resolution).toMatchObject({ foundBy, documents: [] })
    const found = findVerificationMethod(controllerIn(resolution), keyPair.id, 'assertionMethod', 0)
    if ('problems' in found) throw new Error(JSON.stringify(found.problems))
    const signature = await keyPair.signer.sign(message)
    expect(await verifySignature(found.key, message, signature)).toBe(true)
    expect(await verifySignature(found.key, Uint8Array.of(1, 2), signature)).toBe(false)
  })

  test('the bare did:key, which names its one key, but no other fragment', async () => {
    const controller = controllerIn(await createKeyResolver().resolve(`did:key:${X}`))
    const find = (id: string) => codesOf(findVerificationMethod(controller, id, 'assertionMethod', 0))
    expect(find(`did:key:${X}`)).toEqual([])
    expect(find(`did:key:${X}#${X}`)).toEqual([])
    expect(find(`did:key:${X}#`)).toEqual(['OB_KEY_NOT_FOUND'])
    expect(find(`did:key:${X}#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi`)).toEqual([
      'OB_KEY_NOT_FOUND'
    ])
    expect(find('did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi')).toEqual(['OB_KEY_NOT_FOUND'])
  })

  test('a document that is given', async () => {
    const id = 'https://example.org/issuers/1'
    const { resolve } = createKeyResolver({ controllers: deepFrozen({ [id]: documentOf(id) }) })
    const resolution = await resolve(id)
    expect(resolution).toMatchObject({ foundBy: 'given', documents: [id], controller: { id } })
    expect(findVerificationMethod(controllerIn(resolution), `${id}#k`, 'assertionMethod', 0)).toHaveProperty(
      'key'
    )
  })
})

describe('does not know', () => {
  test.each([
    ['did:web:example.org', 'OB_KEY_UNREACHABLE'],
    ['https://example.org/issuers/1', 'OB_KEY_UNREACHABLE'],
    ['http://example.org/', 'OB_KEY_UNREACHABLE'],
    ['urn:uuid:91537dba-56cb-11ec-bf63-0242ac130002', 'OB_KEY_UNREACHABLE'],
    ['did:example:123', 'OB_DID_METHOD_UNSUPPORTED'],
    ['did:keys:z', 'OB_DID_METHOD_UNSUPPORTED'],
    ['did:constructor:1', 'OB_DID_METHOD_UNSUPPORTED'],
    ['did:', 'OB_DID_MALFORMED'],
    ['did:key', 'OB_DID_MALFORMED'],
    ['did:example:', 'OB_DID_MALFORMED'],
    ['did:example:1%2', 'OB_DID_MALFORMED'],
    ['did:exa-mple:1', 'OB_DID_MALFORMED'],
    ['did:example:123#k', 'OB_DID_MALFORMED'],
    ['', 'OB_CONTROLLER_MALFORMED'],
    ['example.org', 'OB_CONTROLLER_MALFORMED'],
    ['_:b0', 'OB_CONTROLLER_MALFORMED'],
    ['__proto__', 'OB_CONTROLLER_MALFORMED'],
    ['constructor', 'OB_CONTROLLER_MALFORMED']
  ])('%s', async (id, code) => {
    expect(codesOf(await createKeyResolver().resolve(id))).toEqual([code])
  })

  test('anything, and never rejects for it', async () => {
    const { resolve } = createKeyResolver()
    const ids = fc.oneof(
      fc.string(),
      fc.string().map(text => `did:key:${text}`),
      fc.string().map(text => `did:jwk:${text}`)
    )
    await fc.assert(
      fc.asyncProperty(ids, async id => {
        expect(codesOf(await resolve(id)).length).toBeGreaterThan(0)
      })
    )
  })
})

describe('takes for another what only looks the same', () => {
  const web = 'did:web:example.org'
  const https = 'https://example.org/issuers/1'
  const twins: [string, string][] = [
    [https, 'HTTPS://example.org/issuers/1'],
    [https, 'https://Example.org/issuers/1'],
    [https, 'https://example.org./issuers/1'],
    [https, 'https://example.org:443/issuers/1'],
    [https, 'https://example.org/issuers/%31'],
    [https, 'https://example.org/issuers/1/'],
    [https, 'https://example.org/issuers/./1'],
    [https, 'https://example.org//issuers/1'],
    [https, 'https://example.org/issuers/1?'],
    [https, 'https://example.org/issuers/1#'],
    [https, 'https://user@example.org/issuers/1'],
    [https, 'https://exаmple.org/issuers/1'],
    [https, 'https://example。org/issuers/1'],
    [https, 'http://example.org/issuers/1'],
    [https, ' https://example.org/issuers/1'],
    ['https://münchen.example/', 'https://xn--mnchen-3ya.example/'],
    ['https://example.org/é', 'https://example.org/e\u0301'],
    [web, 'DID:web:example.org'],
    [web, 'did:WEB:example.org'],
    [web, 'did:web:EXAMPLE.org'],
    [web, 'did:web:example%2Eorg'],
    [web, 'did:web:example.org%3A443'],
    [web, 'did:web:example.org.']
  ]
  test.each(twins)('%s and %s', async (given, asked) => {
    const { resolve } = createKeyResolver({ controllers: { [given]: documentOf(given) } })
    expect(codesOf(await resolve(given))).toEqual([])
    expect(codesOf(await resolve(asked))).toHaveLength(1)
    const claiming = createKeyResolver({ controllers: { [asked]: documentOf(given) } })
    expect(codesOf(await claiming.resolve(asked))).toEqual(['OB_CONTROLLER_MISMATCH'])
  })

  test('says which one it has', async () => {
    const { resolve } = createKeyResolver({ controllers: { [https]: documentOf(https) } })
    const resolution = await resolve(`${https}/`)
    expect('problems' in resolution && resolution.problems[0]?.hint).toContain(JSON.stringify(https))
  })
})

describe('a document that is given', () => {
  const id = 'did:web:example.org'

  test('is copied: what is done to it later does not count', async () => {
    const document = documentOf(id)
    const { resolve } = createKeyResolver({ controllers: { [id]: document } })
    document.assertionMethod[0] = { ...documentOf(id).assertionMethod[0], publicKeyMultibase: 'z' } as never
    const found = findVerificationMethod(controllerIn(await resolve(id)), `${id}#k`, 'assertionMethod', 0)
    expect(found).toMatchObject({ key: { publicKeyMultibase: X } })
  })

  test.each([
    ['text', 'a text'],
    ['an array', [documentOf(id)]],
    ['null', null],
    [
      'an object with a getter',
      {
        get id() {
          return id
        }
      }
    ],
    ['an object with a function', { id, toJSON: () => documentOf(id) }],
    ['a Map', new Map([['id', id]])],
    ['an object with __proto__', JSON.parse(`{"id":"${id}","__proto__":{}}`)]
  ])('and is %s is answered with a problem', async (_, document) => {
    const { resolve } = createKeyResolver({ controllers: { [id]: document } })
    expect(codesOf(await resolve(id))).toEqual(['OB_CONTROLLER_MALFORMED'])
  })

  test('and passes a ceiling is answered with a problem', async () => {
    const { resolve } = createKeyResolver({
      controllers: { [id]: documentOf(id) },
      limits: { maxBytes: 100 }
    })
    expect(codesOf(await resolve(id))).toEqual(['OB_CONTROLLER_MALFORMED'])
  })

  test.each([[[]], ['text'], [null], [5]])('in %o is a mistake of the caller', controllers => {
    expect(() => createKeyResolver({ controllers: controllers as never })).toThrow(TypeError)
  })

  test('for an identifier that is its own key is a mistake of the caller', () => {
    const own = `did:key:${X}`
    expect(() => createKeyResolver({ controllers: { [own]: documentOf(own) } })).toThrow(TypeError)
  })
})

describe('what was computed', () => {
  test('is kept, as frozen data', async () => {
    const { resolve } = createKeyResolver()
    const [one, other] = [await resolve(`did:key:${X}`), await resolve(`did:key:${X}`)]
    expect(one).toBe(other)
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen))
    expect(frozen(one)).toBe(true)
  })

  test('is kept by one resolver only', async () => {
    const [one, other] = [createKeyResolver(), createKeyResolver()]
    expect(await one.resolve(`did:key:${X}`)).not.toBe(await other.resolve(`did:key:${X}`))
  })

  test('makes room for others', async () => {
    const { resolve } = createKeyResolver()
    const first = await resolve(`did:key:${X}`)
    for (let count = 0; count < 256; count++) {
      const bytes = new Uint8Array(32).fill(count, 0, 1)
      expect(codesOf(await resolve(`did:key:${multikeyOf('Ed25519', 'public', bytes)}`))).toEqual([])
    }
    const again = await resolve(`did:key:${X}`)
    expect(again).not.toBe(first)
    expect(again).toEqual(first)
  })

  test('is the same side by side as one after the other', async () => {
    const { resolve } = createKeyResolver()
    const ids = rfc8032.map(({ public: bytes }) => `did:key:${multikeyOf('Ed25519', 'public', bytes)}`)
    const many = Array.from({ length: 300 }, (_, index) => ids[index % ids.length] ?? '')
    const resolutions = await Promise.all(many.map(id => resolve(id)))
    expect(resolutions.map(resolution => controllerIn(resolution).id)).toEqual(many)
  })
})
