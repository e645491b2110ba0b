import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import type { Signer } from '../../src/key/signer.ts'
import { OpenBadgesError } from '../../src/problem/error.ts'
import { checkProofs } from '../../src/proof/check-proofs.ts'
import { type CreateProofOptions, createProof } from '../../src/proof/create-proof.ts'
import { suiteNamed } from '../../src/proof/suites.ts'
import { issuerKey, now, unsignedBadge } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'

const limits = defaultLimits
const contexts = pinnedContexts
const badge: JsonObject = deepFrozen(JSON.parse(JSON.stringify(unsignedBadge())))

const make = (credential: JsonObject, options: Partial<CreateProofOptions> = {}) =>
  createProof(credential, {
    suite: suiteNamed('eddsa-rdfc-2022'),
    signer: issuerKey.signer,
    created: now,
    members: {},
    contexts,
    limits,
    ...options
  }).then(({ proof }) => proof)

const problemsOf = (making: Promise<unknown>) =>
  making.then(
    () => [],
    thrown => (thrown instanceof OpenBadgesError ? thrown.problems : [thrown])
  )

const context = (suite: string) =>
  suite === 'Ed25519Signature2020' ? ['https://w3id.org/security/suites/ed25519-2020/v1'] : []

describe('a proof', () => {
  test.each(['eddsa-rdfc-2022', 'Ed25519Signature2020'] as const)(
    'of %s is made for a frozen credential, whatever proofs that has already',
    async name => {
      const suite = suiteNamed(name)
      const document = deepFrozen({
        ...badge,
        '@context': [...unsignedBadge()['@context'], ...context(name)]
      })
      const proof = await make(document, { suite })
      expect(await make({ ...document, proof: [{ id: 'urn:x:other' }] }, { suite })).toEqual(proof)
      const outcomes = async (credential: JsonObject) => {
        const options = { resolver: createKeyResolver(), contexts, limits, now, maxClockSkewMs: 0 }
        const checked = await checkProofs({ ...credential, proof }, issuerKey.controller, options)
        return checked.map(({ outcome }) => outcome)
      }
      expect(await outcomes(document)).toEqual(['passed'])
      expect(await outcomes({ ...document, name: 'Another' })).toEqual(['failed'])
    }
  )

  test('is written in whole seconds, with the members that the caller gives', async () => {
    const members = { id: 'urn:x:1', domain: 'lms.example', challenge: '42', nonce: 'n' }
    expect(await make(badge, { created: now + 999, members })).toEqual({
      ...members,
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-11-22T12:00:00Z',
      verificationMethod: issuerKey.id,
      proofPurpose: 'assertionMethod',
      proofValue: expect.stringMatching(/^z/)
    })
  })
})

describe('no proof is made', () => {
  test('by a signer that fails, and why is told', async () => {
    const failing: Signer = { ...issuerKey.signer, sign: () => Promise.reject(new RangeError('asleep')) }
    expect(await problemsOf(make(badge, { signer: failing }))).toMatchObject([
      { code: 'PROOF_GENERATION_ERROR', cause: { name: 'RangeError', message: 'asleep' } }
    ])
  })

  test('of what cannot be canonicalized, and that is told as itself', async () => {
    const codes = async (credential: JsonObject, options: Partial<CreateProofOptions> = {}) =>
      (await problemsOf(make(credential, options))).map(({ code }) => code)
    expect(await codes({ ...badge, seasoning: 'salt' })).toEqual(['PROOF_TRANSFORMATION_ERROR'])
    expect(await codes(badge, { limits: { ...limits, maxQuads: 3 } })).toEqual(['OB_LIMIT_QUADS'])
    expect(await codes(badge)).toEqual([])
  })

  test('that builds on one that is not there', async () => {
    expect(await problemsOf(make(badge, { members: { previousProof: 'urn:x:1' } }))).toMatchObject([
      { code: 'PROOF_VERIFICATION_ERROR' }
    ])
  })
})

test('what breaks underneath while proofs are checked is thrown, and is no verdict', async () => {
  const proof = await make(badge)
  const broken = {
    ...contexts,
    get: () => {
      throw new RangeError('broken')
    }
  }
  const options = { resolver: createKeyResolver(), contexts: broken, limits, now, maxClockSkewMs: 0 }
  await expect(checkProofs({ ...badge, proof }, issuerKey.controller, options)).rejects.toThrow('broken')
})
