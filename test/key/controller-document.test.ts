import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { buildProfile } from '../../src/build.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { readController } from '../../src/key/controller.ts'
import { controllerDocument } from '../../src/key/controller-document.ts'
import { findVerificationMethod } from '../../src/key/find-verification-method.ts'
import { generateKeyPair } from '../../src/key/generate-key-pair.ts'
import { importKeyPair } from '../../src/key/import-key-pair.ts'
import { deepFrozen } from '../support/json.ts'
import { codeOf, codesOf, ed25519Jwk, p256Jwk, rsaJwk } from '../support/keys.ts'

const controller = 'https://example.org/issuer'
const profile = buildProfile({ id: controller, name: 'Campus Exemple', url: 'https://example.org' })
const ed25519 = await importKeyPair(ed25519Jwk, { controller })
const rsa = await importKeyPair(rsaJwk, { controller, id: 'https://example.org/keys/1' })

describe('controllerDocument', () => {
  test('is the profile with its keys', () => {
    const document = controllerDocument([ed25519, rsa], deepFrozen(profile))
    expect(document).toEqual({
      '@context': [
        'https://www.w3.org/ns/did/v1',
        'https://w3id.org/security/multikey/v1',
        'https://w3id.org/security/jwk/v1',
        'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
      ],
      ...profile,
      verificationMethod: [
        { id: ed25519.id, type: 'Multikey', controller, publicKeyMultibase: ed25519.publicKeyMultibase },
        { id: rsa.id, type: 'JsonWebKey', controller, publicKeyJwk: { ...rsa.publicKey, alg: 'RS256' } }
      ],
      assertionMethod: [ed25519.id, rsa.id]
    })
  })

  test('is the keys alone without a profile', () => {
    expect(controllerDocument(ed25519)).toEqual({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: controller,
      verificationMethod: [expect.objectContaining({ id: ed25519.id })],
      assertionMethod: [ed25519.id]
    })
  })

  test('is found to list its keys for issuing, those with an address of their own too', () => {
    const reading = readController(controllerDocument([ed25519, rsa], profile), controller)
    if ('problems' in reading) throw new Error(codesOf(reading).join())
    for (const { id, publicKey } of [ed25519, rsa]) {
      const found = findVerificationMethod(reading.controller, id, 'assertionMethod', 0)
      expect(found).toMatchObject({ key: { publicKey } })
    }
    const unknown = findVerificationMethod(reading.controller, `${controller}#x`, 'assertionMethod', 0)
    expect(codesOf(unknown)).toEqual(['OB_KEY_NOT_FOUND'])
  })

  test('says as JSON-LD what it says as JSON', async () => {
    const document = controllerDocument(ed25519, profile)
    const quads = (await jsonld.toRDF(document, {
      base: null,
      safe: true,
      rdfDirection: 'i18n-datatype',
      produceGeneralizedRdf: false,
      documentLoader: async url => ({ contextUrl: null, documentUrl: url, document: pinnedContexts.get(url) })
    })) as readonly Record<'subject' | 'predicate' | 'object', { readonly value: string }>[]
    const said = quads.map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value])
    expect(said).toEqual(
      expect.arrayContaining([
        [
          controller,
          'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
          'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Profile'
        ],
        [controller, 'https://schema.org/name', 'Campus Exemple'],
        [controller, 'https://w3id.org/security#assertionMethod', ed25519.id],
        [controller, 'https://w3id.org/security#verificationMethod', ed25519.id],
        [ed25519.id, 'https://w3id.org/security#publicKeyMultibase', ed25519.publicKeyMultibase]
      ])
    )
  })

  test('keeps contexts of the profile, and gives it a type if it has none', () => {
    const context = 'https://example.org/context'
    const document = controllerDocument(ed25519, { name: 'A', '@context': [context] } as object)
    expect(document).toMatchObject({ type: ['Profile'], name: 'A', id: controller })
    expect(document['@context'].slice(2)).toEqual([
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      context
    ])
  })

  test('publishes no secret', async () => {
    const careless = { ...profile, key: { kty: 'EC', d: p256Jwk.d } }
    expect(await codeOf(() => controllerDocument(ed25519, careless))).toBe('OB_KEY_SECRET_PUBLISHED')
  })

  test('takes only what is JSON for a profile', async () => {
    const date = { ...profile, dateOfBirth: new Date(0) as never }
    expect(await codeOf(() => controllerDocument(ed25519, date))).toBe('OB_JSON_NOT_DATA')
  })

  test.each<[string, () => unknown]>([
    [
      'the profile of another',
      () => controllerDocument(ed25519, { ...profile, id: 'https://example.org/other' })
    ],
    [
      'a profile with keys',
      () => controllerDocument(ed25519, { ...profile, verificationMethod: [] } as object)
    ],
    ['a list for a profile', () => controllerDocument(ed25519, [] as object)],
    ['null for a profile', () => controllerDocument(ed25519, null as never)]
  ])('refuses %s as a mistake of the caller', (_, make) => {
    expect(make).toThrow(TypeError)
  })

  test.each([
    ['a did:web', 'did:web:example.org', undefined],
    ['http', 'http://example.org/issuer', undefined],
    ['a host in upper case', 'https://Example.org/issuer', undefined],
    ['a key at another host', controller, 'https://other.example/keys/1'],
    ['a key at another port', controller, 'https://example.org:8443/keys/1'],
    ['a key of a DID', controller, 'did:web:example.org#1']
  ])('refuses %s, as nobody would take its keys', async (_, id, keyId) => {
    const keyPair = await generateKeyPair({ controller: id, ...(keyId && { id: keyId }) })
    expect(() => controllerDocument(keyPair)).toThrow(TypeError)
  })

  test('refuses keys of two issuers', async () => {
    const other = await generateKeyPair({ controller: 'https://example.org/other' })
    expect(() => controllerDocument([ed25519, other])).toThrow(TypeError)
  })
})
