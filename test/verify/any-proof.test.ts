import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { errorsOf, issuerKey, strangerKey, tampered, unsignedBadge } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { loose, strict, told } from '../support/loose-verifiers.ts'
import { claimsOf, signAnyJwt } from '../support/sign-any-jwt.ts'
import { signAnything } from '../support/sign-anything.ts'

describe('any-proof', () => {
  const verifier = loose('any-proof')
  const created = '2026-11-02T08:00:00Z'
  const good = signAnything(unsignedBadge(), issuerKey)
  const others: Record<string, () => Promise<JsonObject & { proof: readonly JsonObject[] }>> = {
    forged: async () => signAnything({ ...unsignedBadge(), name: 'another' }, issuerKey, { created }),
    expired: async () => signAnything(unsignedBadge(), issuerKey, { expires: '2026-11-03T08:00:00Z' }),
    'of a stranger whose key cannot be had': async () =>
      signAnything(unsignedBadge(), strangerKey, { verificationMethod: 'did:web:other.example#key' }),
    'for another purpose': async () =>
      signAnything(unsignedBadge(), issuerKey, { proofPurpose: 'authentication' })
  }
  const codes: Record<string, string> = {
    forged: 'PROOF_VERIFICATION_ERROR',
    expired: 'OB_PROOF_EXPIRED',
    'of a stranger whose key cannot be had': 'OB_KEY_NOT_ISSUERS',
    'for another purpose': 'OB_PROOF_PURPOSE'
  }

  describe.each(Object.entries(others))('beside a good proof one %s', (name, other) => {
    test.each(['before', 'after'])('%s: refused without, a warning with', async place => {
      const [own] = (await good).proof
      const [bad] = (await other()).proof
      const proof = place === 'before' ? [bad, own] : [own, bad]
      const badge = deepFrozen({ ...(await good), proof })
      expect((await strict.verify(badge)).verdict.authentic).not.toBe('yes')
      const report = await verifier.verify(badge)
      expect(report.verdict.authentic).toBe('yes')
      expect(report.problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        `warning ${codes[name]}`
      ])
      expect(report.verified && report.source.proof).toEqual(own)
      expect(report.verified && report.source.securedBy).toEqual(['eddsa-rdfc-2022'])
    })

    test('alone it is refused', async () => {
      const badge = { ...(await good), proof: (await other()).proof }
      expect(await verifier.verify(badge)).toEqual(await strict.verify(badge))
      expect((await verifier.verify(badge)).verdict.authentic).not.toBe('yes')
    })
  })

  test('warnings of the good proof stay what they are', async () => {
    const [own] = (await signAnything(unsignedBadge(), issuerKey, { domain: 'lms.example' })).proof
    const [bad] = (await signAnything({ ...unsignedBadge(), name: 'another' }, issuerKey)).proof
    const report = await verifier.verify({ ...unsignedBadge(), proof: [own, bad] })
    expect([report.verified, ...told(report)]).toEqual([
      true,
      'yes',
      'OB_PROOF_UNASKED_MEMBER /proof/0/domain',
      'PROOF_VERIFICATION_ERROR /proof/1'
    ])
    expect(errorsOf(report)).toEqual([])
  })

  test('a stranger’s good proof does not do in the place of the issuer’s', async () => {
    const [bad] = (await signAnything({ ...unsignedBadge(), name: 'another' }, issuerKey)).proof
    const [stranger] = (await signAnything(unsignedBadge(), strangerKey)).proof
    const report = await verifier.verify({ ...unsignedBadge(), proof: [bad, stranger] })
    expect([report.verdict.authentic, errorsOf(report)]).toEqual(['no', ['PROOF_VERIFICATION_ERROR']])
  })

  test('a changed badge has no good proof', async () => {
    const badge = tampered(await good, copy => {
      copy.name = 'another'
    })
    expect(errorsOf(await verifier.verify(badge))).toEqual(['PROOF_VERIFICATION_ERROR'])
  })

  test('a proof that builds on a bad one is not good', async () => {
    const [bad] = (await signAnything({ ...unsignedBadge(), name: 'another' }, issuerKey, { id: 'urn:x:1' }))
      .proof
    const [own] = (await signAnything(unsignedBadge(), issuerKey, { previousProof: 'urn:x:1' })).proof
    expect((await verifier.verify({ ...unsignedBadge(), proof: [bad, own] })).verdict.authentic).toBe('no')
  })

  test('a JWT must be good even so; what stands inside need not be', async () => {
    const [bad] = (await signAnything({ ...unsignedBadge(), name: 'another' }, issuerKey)).proof
    const badge = { ...unsignedBadge(), proof: [bad] }
    const text = (of: object, key: typeof issuerKey) => signAnyJwt({ ...of, ...claimsOf(of) }, key)
    const own = await text(badge, issuerKey)
    expect((await strict.verify(own)).verdict.authentic).toBe('no')
    expect(told(await verifier.verify(own))).toEqual(['yes', 'PROOF_VERIFICATION_ERROR /proof/0'])
    const stranger = await text(await good, strangerKey)
    expect((await verifier.verify(stranger)).verdict.authentic).toBe('no')
  })

  test('too many proofs are too many', async () => {
    const proof = Array.from({ length: 9 }, async () => (await good).proof[0])
    const report = await verifier.verify({ ...(await good), proof: await Promise.all(proof) })
    expect(errorsOf(report)).toContain('OB_LIMIT_PROOFS')
  })
})
