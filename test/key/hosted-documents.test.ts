import { importJWK, type JWK, jwtVerify, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { readPublication } from '../../src/binding/read-publication.ts'
import { buildProfile } from '../../src/build.ts'
import { controllerDocument } from '../../src/key/controller-document.ts'
import { didWebDocument } from '../../src/key/did-web-document.ts'
import { generateKeyPair } from '../../src/key/generate-key-pair.ts'
import { hostedDocuments } from '../../src/key/hosted-documents.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { jwks } from '../../src/key/json-web-key-set.ts'
import { signedBadge } from '../support/badges.ts'
import { ed25519Jwk, p256Jwk, publicOfRsa, rsaJwk } from '../support/keys.ts'

const controller = 'https://example.org/issuer'
const profile = buildProfile({ id: controller, name: 'Campus Exemple' })
const keySet = 'https://example.org/.well-known/jwks.json'

describe('what an issuer must host', () => {
  test('with a did:web is its document', async () => {
    const pairs = await Promise.all(
      [ed25519Jwk, rsaJwk].map(jwk => importKeyPair(jwk, { controller: 'did:web:example.org:lms' }))
    )
    expect(hostedDocuments(pairs)).toEqual([
      {
        url: 'https://example.org/lms/did.json',
        contentType: 'application/did+json',
        document: didWebDocument(pairs)
      }
    ])
  })

  test('with an https id is the document at this id and the key set', async () => {
    const pairs = await Promise.all([ed25519Jwk, rsaJwk].map(jwk => importKeyPair(jwk, { controller })))
    expect(hostedDocuments(pairs, { profile })).toEqual([
      { url: controller, contentType: 'application/ld+json', document: controllerDocument(pairs, profile) },
      { url: keySet, contentType: 'application/jwk-set+json', document: jwks(pairs) }
    ])
  })

  test('with keys at addresses of their own is each of them too', async () => {
    const ids = ['https://example.org/keys/1', 'https://example.org/keys/2#key', `${controller}#3`]
    const [ed25519, rsa, fragment] = await Promise.all([
      importKeyPair(ed25519Jwk, { controller, id: ids[0] ?? '' }),
      importKeyPair(rsaJwk, { controller, id: ids[1] ?? '' }),
      importKeyPair(p256Jwk, { controller, id: ids[2] ?? '' })
    ])
    expect(hostedDocuments([ed25519, rsa, fragment]).slice(2)).toEqual([
      {
        url: 'https://example.org/keys/1',
        contentType: 'application/ld+json',
        document: {
          '@context': 'https://w3id.org/security/multikey/v1',
          id: 'https://example.org/keys/1',
          type: 'Multikey',
          controller,
          publicKeyMultibase: ed25519.publicKeyMultibase
        }
      },
      {
        url: 'https://example.org/keys/2',
        contentType: 'application/jwk+json',
        document: { ...publicOfRsa(rsaJwk), kid: ids[1], alg: 'RS256', use: 'sig', controller }
      }
    ])
  })

  test('with a DID that is the key is nothing', async () => {
    expect(hostedDocuments(await generateKeyPair())).toEqual([])
    expect(hostedDocuments(await importKeyPair(rsaJwk))).toEqual([])
  })
})

describe('a key at an address of its own', () => {
  const url = 'https://example.org/keys/1'

  test.each([ed25519Jwk, p256Jwk, rsaJwk])('is read as the key of its issuer (%#)', async jwk => {
    const keyPair = await importKeyPair(jwk, { controller, id: url })
    const [, , hosted] = hostedDocuments(keyPair)
    const publication = readPublication(hosted?.document ?? {}, url, url)
    expect(publication).toMatchObject({ key: { publicKey: keyPair.publicKey }, controller })
  })

  test('is a bare JWK, with which others verify a JWT', async () => {
    const keyPair = await importKeyPair(p256Jwk, { controller, id: url })
    const jwt = await new SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: url }).sign({ ...p256Jwk })
    const [, , hosted] = hostedDocuments(keyPair)
    const key = await importJWK(hosted?.document as JWK)
    await expect(jwtVerify(jwt, key)).resolves.toMatchObject({ payload: {} })
    await expect(jwtVerify(`${jwt.slice(0, -8)}AAAAAAAA`, key)).rejects.toThrow()
  })

  test('is found by others for the proof of a badge, with the document of its issuer', async () => {
    const { judge } = await import('../support/digital-bazaar.ts')
    const keyPair = await importKeyPair(ed25519Jwk, { controller, id: url })
    const issuer = { id: controller, name: 'Campus Exemple' }
    const badge = await signedBadge({ issuer }, { signer: keyPair.signer })
    const hosted = Object.fromEntries(
      hostedDocuments(keyPair, { profile }).map(({ url, document }) => [url, document])
    )
    expect(await judge.verify(badge, hosted)).toBe(true)
    const { [controller]: document } = hosted
    expect(await judge.verify(badge, { ...hosted, [controller]: { ...document, assertionMethod: [] } })).toBe(
      false
    )
  })
})

describe('refuses as a mistake of the caller', () => {
  const hostedWith = async (...ids: string[]) => {
    const pairs = await Promise.all(ids.map(id => generateKeyPair({ controller, id })))
    return hostedDocuments(pairs)
  }

  test.each([
    ['two keys at one address', ['https://example.org/keys#1', 'https://example.org/keys#2']],
    ['a key at the address of the issuer', [controller]],
    ['a key at the address of the key set', [`${keySet}#1`]],
    ['a key at another host', ['https://other.example/keys/1']]
  ])('%s', async (_, ids) => {
    await expect(hostedWith(...ids)).rejects.toBeInstanceOf(TypeError)
  })

  test.each(['http://example.org/issuer', 'urn:uuid:0b4a3f4e-0000-4000-8000-000000000001', 'did:ion:abc'])(
    'the controller %s',
    async id => {
      const keyPair = await generateKeyPair({ controller: id })
      expect(() => hostedDocuments(keyPair)).toThrow(TypeError)
    }
  )

  test.each([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/a/../issuer', 'https://example.org/issuer'],
    ['https://example.org/the issuer', 'https://example.org/the%20issuer'],
    ['https://example.org/issuer/ü', 'https://example.org/issuer/%C3%BC']
  ])('the controller %s, which nobody can ask for, but not %s', async (unusual, usual) => {
    const id = 'https://example.org/keys/1'
    const hosted = async (controller: string) => hostedDocuments(await generateKeyPair({ controller, id }))
    await expect(hosted(unusual)).rejects.toBeInstanceOf(TypeError)
    expect((await hosted(usual)).map(({ url }) => url)).toEqual([usual, keySet, id])
  })

  test('no keys, keys of two issuers, and options that do not exist', async () => {
    const [one, other] = [await generateKeyPair(), await generateKeyPair()]
    expect(() => hostedDocuments([])).toThrow(TypeError)
    expect(() => hostedDocuments([one, other])).toThrow(TypeError)
    expect(() => hostedDocuments(one, { profil: profile } as object)).toThrow(TypeError)
  })

  test('none of this: two keys at two addresses', async () => {
    const documents = await hostedWith('https://example.org/keys/1', 'https://example.org/keys/2')
    expect(documents.map(({ url }) => url)).toEqual([
      controller,
      keySet,
      'https://example.org/keys/1',
      'https://example.org/keys/2'
    ])
  })
})

describe('a key that was revoked', () => {
  const revoked = '2026-11-22T09:30:00Z'

  test.each(['did:web:example.org', 'https://example.org/issuer'])(
    'is published as such, and for no use (%s)',
    async controller => {
      const [good, bad] = [await generateKeyPair({ controller }), await generateKeyPair({ controller })]
      const [hosted, keySet] = hostedDocuments([good, { ...bad, revoked }])
      expect(hosted?.document.verificationMethod).toEqual([
        expect.not.objectContaining({ revoked }),
        expect.objectContaining({ id: bad.id, revoked })
      ])
      expect(hosted?.document.assertionMethod).toEqual([good.id])
      if (keySet) expect(keySet.document.keys).toEqual([expect.objectContaining({ kid: good.id })])
    }
  )

  test('and has an address of its own is not published there', async () => {
    const controller = 'https://example.org/issuer'
    const good = await generateKeyPair({ controller })
    const bad = await generateKeyPair({ algorithm: 'ES256', controller, id: 'https://example.org/keys/1' })
    const urls = hostedDocuments([good, { ...bad, revoked }]).map(({ url }) => url)
    expect(urls).toEqual([controller, 'https://example.org/.well-known/jwks.json'])
  })

  test.each(['yesterday', 7, '2026-11-22'])('needs a date with its zone, not %s', async date => {
    const keyPair = await generateKeyPair({ controller: 'did:web:example.org' })
    expect(() => hostedDocuments({ ...keyPair, revoked: date as never })).toThrow(TypeError)
  })
})
