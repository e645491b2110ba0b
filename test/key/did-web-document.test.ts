import { describe, expect, test } from 'vitest'
import {
  createIssuer,
  createVerifier,
  didWebDocument,
  exportKeyPair,
  generateKeyPair
} from '../../src/index.ts'
import { achievement, clock, outcomeOf } from '../support/badges.ts'

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
