/** Our own few steps agree with the Digital Bazaar machines of the suites. */
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { createContextSet } from '../../src/context/context-set.ts'
import { publicKeyFromMultibase } from '../../src/key/public-key.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { createProof } from '../../src/proof/create-proof.ts'
import { createProofHasher } from '../../src/proof/hash-data.ts'
import { isSignedByMachine, proofByMachine } from '../../src/proof/machine.ts'
import { isSigned, proofValueOf, signatureOf } from '../../src/proof/signature.ts'
import { suiteNamed } from '../../src/proof/suites.ts'
import { issuerKey, now, strangerKey, unsignedBadge } from '../support/badges.ts'

const contexts = createContextSet({ 'https://example.org/in-french': { '@context': { '@language': 'fr' } } })
const options = { contexts, limits: defaultLimits, maxQuads: defaultLimits.maxQuads }
const suites = ['eddsa-rdfc-2022', 'Ed25519Signature2020'] as const
const ownContext = 'https://w3id.org/security/suites/ed25519-2020/v1'

/** A badge that can bear a proof of each suite, with further contexts. */
const badgeWith = (...further: string[]): JsonObject => {
  const badge = JSON.parse(JSON.stringify(unsignedBadge()))
  return { ...badge, '@context': [...badge['@context'], ownContext, ...further] }
}
const make = (document: JsonObject, name: (typeof suites)[number], by = issuerKey) =>
  createProof(document, {
    suite: suiteNamed(name),
    signer: by.signer,
    created: now,
    members: { id: 'urn:x:proof', domain: 'lms.example' },
    ...options
  }).then(({ proof }) => proof)

async function judged(document: JsonObject, proof: JsonObject, name: (typeof suites)[number]) {
  const { proofValue: _, ...configuration } = proof
  const { bytes } = await createProofHasher(document, options).hashData(configuration, [])
  const key = publicKeyFromMultibase(issuerKey.publicKeyMultibase)
  const suite = suiteNamed(name)
  const signature = signatureOf(proof.proofValue) ?? new Uint8Array(64)
  return [
    await isSigned(document, suite, key, bytes, signature),
    await isSignedByMachine(document, proof, suite, key, bytes)
  ]
}

describe.each(suites)('%s', name => {
  test('makes the same proof, and finds the same ones good', async () => {
    const document = badgeWith()
    const { proofValue, ...configuration } = await make(document, name)
    const { bytes } = await createProofHasher(document, options).hashData(configuration, [])
    const byMachine = await proofByMachine(document, configuration, suiteNamed(name), issuerKey.signer, bytes)
    expect(byMachine).toEqual({ ...configuration, proofValue })
    expect(Object.keys(byMachine)).toEqual([...Object.keys(configuration), 'proofValue'])
    expect(await judged(document, byMachine, name)).toEqual([true, true])
  })

  test('finds the same ones bad', async () => {
    const document = badgeWith()
    const proof = await make(document, name)
    const strangers = await make(document, name, strangerKey)
    const signature = signatureOf(proof.proofValue) ?? new Uint8Array()
    const bent = signature.map((byte, index) => (index === 40 ? byte ^ 1 : byte))
    for (const [changed, bad] of [
      [{ ...document, name: 'Another' }, proof],
      [document, { ...proof, created: '2026-11-22T12:00:01Z' }],
      [document, { ...proof, domain: 'other.example' }],
      [document, { ...proof, proofValue: strangers.proofValue ?? '' }],
      [document, { ...proof, proofValue: proofValueOf(bent) }],
      [document, { ...proof, proofValue: proofValueOf(new Uint8Array(64)) }]
    ] as const) {
      expect(await judged(changed, bad, name)).toEqual([false, false])
    }
  })

  test('is made and checked by the machine where JSON-LD beyond the short road is used', async () => {
    const document = badgeWith('https://example.org/in-french')
    const hasher = createProofHasher(document, options)
    const proof = await make(document, name)
    const { proofValue: _, ...configuration } = proof
    expect((await hasher.hashData(configuration, [])).road).toBe('jsonld')
    expect(await judged(document, proof, name)).toEqual([true, true])
  })

  test('fails as itself where the signer does, by whatever road', async () => {
    const signer = { ...issuerKey.signer, sign: () => Promise.reject(new RangeError('asleep')) }
    for (const document of [badgeWith(), badgeWith('https://example.org/in-french')]) {
      const making = make(document, name, { ...issuerKey, signer })
      await expect(making).rejects.toThrow(OpenBadgesError)
      await expect(making).rejects.toMatchObject({ code: 'PROOF_GENERATION_ERROR' })
    }
  })
})

test('Ed25519Signature2020 is none where the document does not name its context, and eddsa-rdfc-2022 is', async () => {
  const document = JSON.parse(JSON.stringify(unsignedBadge()))
  const bytes = new Uint8Array(64)
  const signature = await issuerKey.signer.sign(bytes)
  const key = publicKeyFromMultibase(issuerKey.publicKeyMultibase)
  const proof = {
    verificationMethod: issuerKey.id,
    proofPurpose: 'assertionMethod',
    created: '2026-11-01T08:00:00Z'
  }
  for (const [name, expected] of [
    ['Ed25519Signature2020', false],
    ['eddsa-rdfc-2022', true]
  ] as const) {
    const suite = suiteNamed(name)
    const whole = { ...proof, ...suite.says, proofValue: proofValueOf(signature) }
    expect(await isSigned(document, suite, key, bytes, signature)).toBe(expected)
    expect(await isSignedByMachine(document, whole, suite, key, bytes)).toBe(expected)
  }
})

test.each([
  ['no text', 5],
  ['another base', 'uAAAA'],
  ['letters that base58 lacks', `z${'0'.repeat(88)}`],
  ['too few bytes', `z${'1'.repeat(63)}`],
  ['too many bytes', `z${'1'.repeat(65)}`],
  ['what nobody should decode', `z${'2'.repeat(10_000)}`]
])('a proofValue that is %s holds no signature', (_, value) => {
  expect(signatureOf(value)).toBeUndefined()
})
