import { describe, expect, test } from 'vitest'
import {
  createIssuer,
  createVerifier,
  didWebDocument,
  exportKeyPair,
  generateKeyPair,
  importKeyPair
} from '../../src/index.ts'
import { readController } from '../../src/key/controller.ts'
import { keyOf } from '../../src/key/published-key.ts'
import { achievement, clock, outcomeOf } from '../support/badges.ts'
import { codeOf, ed25519Jwk, p256Jwk, p384Jwk, publicOf, publicOfRsa, rsaJwk } from '../support/keys.ts'

const did = 'did:web:example.org'

describe('didWebDocument', () => {
  test('gives what a verifier needs to find the key', async () => {
    const keyPair = await generateKeyPair({ controller: did })
    const document = didWebDocument(keyPair)
    expect(document).toEqual({
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
      id: did,
      verificationMethod: [
        { id: keyPair.id, type: 'Multikey', controller: did, publicKeyMultibase: keyPair.publicKeyMultibase }
      ],
      assertionMethod: [keyPair.id]
    })
    const issuer = createIssuer({ signer: keyPair.signer, now: clock })
    const badge = await issuer.issue({ achievement, recipient: { email: 'lea@example.org' } })
    const verifier = createVerifier({
      now: clock,
      controllers: { [did]: JSON.parse(JSON.stringify(document)) }
    })
    expect((await verifier.verify(badge)).verified).toBe(true)
  })

  test('holds several keys, as after a change of keys, and never a secret', async () => {
    const [older, newer] = [
      await generateKeyPair({ controller: did }),
      await generateKeyPair({ controller: did })
    ]
    const secret = await exportKeyPair(older, { secret: true })
    const document = didWebDocument([secret, newer])
    expect(document.assertionMethod).toEqual([older.id, newer.id])
    expect(JSON.stringify(document)).not.toContain(secret.secretKeyMultibase)
  })

  test('wants keys of one did:web', async () => {
    const other = await generateKeyPair({ controller: 'did:web:other.example' })
    const keyPair = await generateKeyPair({ controller: did })
    expect(() => didWebDocument([])).toThrow(TypeError)
    expect(() => didWebDocument([keyPair, other])).toThrow(TypeError)
    for (const controller of [undefined, 'https://example.org/issuer']) {
      const elsewhere = await generateKeyPair(controller ? { controller } : {})
      expect(() => didWebDocument(elsewhere)).toThrow(TypeError)
    }
  })

  test('lists the keys that sign JWTs as JsonWebKey', async () => {
    const ed25519 = await importKeyPair(ed25519Jwk, { controller: did })
    const rsa = await importKeyPair(rsaJwk, { controller: did })
    const p384 = await importKeyPair(p384Jwk, { controller: did })
    expect(didWebDocument([ed25519, rsa.signer, p384])).toEqual({
      '@context': [
        'https://www.w3.org/ns/did/v1',
        'https://w3id.org/security/multikey/v1',
        'https://w3id.org/security/jwk/v1'
      ],
      id: did,
      verificationMethod: [
        { id: ed25519.id, type: 'Multikey', controller: did, publicKeyMultibase: ed25519.publicKeyMultibase },
        {
          id: rsa.id,
          type: 'JsonWebKey',
          controller: did,
          publicKeyJwk: { ...publicOfRsa(rsaJwk), alg: 'RS256' }
        },
        {
          id: p384.id,
          type: 'JsonWebKey',
          controller: did,
          publicKeyJwk: { ...publicOf(p384Jwk), alg: 'ES384' }
        }
      ],
      assertionMethod: [ed25519.id, rsa.id, p384.id]
    })
  })

  test('is read again with all its keys', async () => {
    const pairs = await Promise.all(
      [ed25519Jwk, p256Jwk, p384Jwk, rsaJwk].map(jwk => importKeyPair(jwk, { controller: did }))
    )
    const reading = readController(didWebDocument(pairs), did)
    const methods = 'controller' in reading ? reading.controller.verificationMethods : []
    expect(methods.map(method => keyOf(method).publicKey)).toEqual(pairs.map(({ publicKey }) => publicKey))
    expect(methods.map(({ id }) => id)).toEqual(pairs.map(({ id }) => id))
  })

  test('wants keys that are called after the did:web, each by a name of its own', async () => {
    const keyPair = await importKeyPair(rsaJwk, { controller: did, id: `${did}#1` })
    const elsewhere = await importKeyPair(rsaJwk, { controller: did, id: 'https://example.org/keys/1' })
    expect(() => didWebDocument([keyPair, elsewhere])).toThrow(TypeError)
    const { id, controller, publicKey } = await importKeyPair(p256Jwk, { controller: did, id: `${did}#1` })
    expect(() => didWebDocument([keyPair, { id, controller, publicKey }])).toThrow(TypeError)
    expect(didWebDocument([keyPair, { id: `${did}#2`, controller, publicKey }]).assertionMethod).toHaveLength(
      2
    )
  })

  test('publishes no key that nobody would take', async () => {
    const pair = { id: `${did}#1`, controller: did }
    expect(await codeOf(() => didWebDocument({ ...pair, publicKey: rsaJwk }))).toBe('OB_KEY_SECRET_PUBLISHED')
    const weak = { ...publicOfRsa(rsaJwk), n: rsaJwk.p }
    expect(await codeOf(() => didWebDocument({ ...pair, publicKey: weak }))).toBe('OB_KEY_WEAK')
    expect(await codeOf(() => didWebDocument({ ...pair, publicKeyMultibase: 'z6Mk' }))).toBe(
      'OB_KEY_UNSUPPORTED'
    )
  })

  test('is what is missing where a bare key is given in its place', async () => {
    const keyPair = await generateKeyPair({ controller: did })
    const badge = await createIssuer({ signer: keyPair.signer, now: clock }).issue({
      achievement,
      recipient: { email: 'lea@example.org' }
    })
    const report = await createVerifier({
      now: clock,
      controllers: { [did]: await exportKeyPair(keyPair) }
    }).verify(badge)
    expect(outcomeOf(report, 'proof')[0]).toBe('failed')
    expect(report.problems[0]).toMatchObject({
      code: 'OB_CONTROLLER_MISMATCH',
      hint: expect.stringContaining('didWebDocument')
    })
  })
})

test.each<[string, () => Promise<unknown>]>([
  ['a did in place of options', () => generateKeyPair(did as never)],
  ['a misspelt controller', () => generateKeyPair({ controler: did } as never)],
  ['true in place of options', async () => exportKeyPair(await generateKeyPair(), true as never)],
  ['a misspelt secret', async () => exportKeyPair(await generateKeyPair(), { secrets: true } as never)],
  [
    'a secret that is not true or false',
    async () => exportKeyPair(await generateKeyPair(), { secret: 'yes' } as never)
  ]
])('%s is a TypeError: the key would not be what was meant', async (_, make) => {
  await expect(make()).rejects.toThrow(TypeError)
})
