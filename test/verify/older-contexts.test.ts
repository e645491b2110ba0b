import { describe, expect, test } from 'vitest'
import { createContextSet, pinnedContexts } from '../../src/context/context-set.ts'
import { olderSnapshots } from '../../src/context/older-snapshots.ts'
import { createVerifier } from '../../src/verify.ts'
import { clock, errorsOf, issuerKey, strangerKey, tampered, unsignedBadge } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { loose, prepared, strict, told } from '../support/loose-verifiers.ts'
import { signAnything } from '../support/sign-anything.ts'
import { signLaxly } from '../support/sign-laxly.ts'

describe('older-contexts', () => {
  const verifier = loose('older-contexts')
  const snapshots = Object.fromEntries(
    olderSnapshots(pinnedContexts).map(({ name, contexts }) => [name, contexts])
  )
  const older = '2024-12'
  const inFrench = prepared(copy => {
    copy.credentialSubject.achievement.inLanguage = 'fr'
    copy.awardedDate = '2026-11-01T08:00:00Z'
  })
  const signed = signLaxly(inFrench, issuerKey, snapshots[older])

  test('without it, a proof made with an older snapshot is refused', async () => {
    const report = await strict.verify(await signed)
    expect([report.verdict.authentic, errorsOf(report)]).toEqual(['no', ['PROOF_VERIFICATION_ERROR']])
  })

  test('with it, the report says which snapshot it was, and what that did not sign', async () => {
    const report = await verifier.verify(deepFrozen(await signed))
    expect(told(report)).toEqual([
      'yes',
      'OB_TERM_UNDEFINED /credentialSubject/achievement/inLanguage',
      'OB_TERM_UNDEFINED /awardedDate',
      'OB_CONTEXT_SNAPSHOT /@context/1'
    ])
    expect(report.credential).toEqual({ ...unsignedBadge(), proof: (await signed).proof })
  })

  test('the newest that fits is taken', async () => {
    const endorsementJwt = ['eyJhbGciOiJFZERTQSJ9.e30.AAAA']
    const unsigned = prepared(copy => {
      copy.credentialSubject.achievement.inLanguage = 'fr'
      copy.endorsementJwt = endorsementJwt
    })
    const report = await verifier.verify(await signLaxly(unsigned, issuerKey, snapshots['2025-04']))
    expect(told(report)).toEqual([
      'yes',
      'OB_TERM_UNDEFINED /endorsementJwt',
      'OB_CONTEXT_SNAPSHOT /@context/1'
    ])
    expect(report.credential?.credentialSubject.achievement.inLanguage).toBe('fr')
  })

  test('a badge that uses these terms as they are now needs none', async () => {
    const report = await verifier.verify(await signAnything(inFrench, issuerKey))
    expect(told(report)).toEqual(['yes'])
    expect(report.credential?.credentialSubject.achievement.inLanguage).toBe('fr')
  })

  test('a term of another context, which the newest snapshot contradicts, is signed', async () => {
    const url = 'https://example.org/terms/v1'
    const contexts = { [url]: { '@context': { awardedDate: 'https://example.org/terms#awardedDate' } } }
    const unsigned = prepared(copy => {
      copy['@context'].push(url)
      copy.awardedDate = '2026-11-01T08:00:00Z'
    })
    const [, oldest] = olderSnapshots(createContextSet(contexts))
    const badge = await signAnything(unsigned, issuerKey, {}, oldest?.contexts)
    const refused = await createVerifier({ now: clock, contexts }).verify(badge)
    expect(errorsOf(refused)).toEqual(['OB_CONTEXT_CONFLICT'])
    const report = await createVerifier({ now: clock, contexts, accept: ['older-contexts'] }).verify(badge)
    expect(told(report)).toEqual(['yes', 'OB_CONTEXT_SNAPSHOT /@context/1'])
    expect(report.credential).toEqual(badge)
  })

  test('a changed badge is refused as it would be without, and other terms are not let pass', async () => {
    const changed = tampered(await signed, copy => {
      copy.credentialSubject.achievement.name = 'another'
    })
    expect(await verifier.verify(changed)).toEqual(await strict.verify(changed))
    const more = tampered(await signed, copy => {
      copy.grade = 'A'
    })
    expect(await verifier.verify(more)).toEqual(await strict.verify(more))
    expect(told(await loose('older-contexts', 'undefined-terms').verify(more))).toContain(
      'OB_TERM_UNDEFINED /grade'
    )
  })

  test('by another key it is refused', async () => {
    const { proof } = await signLaxly(inFrench, strangerKey, snapshots[older])
    const report = await verifier.verify({ ...inFrench, proof })
    expect([report.verdict.authentic, errorsOf(report)]).toEqual(['no', ['PROOF_VERIFICATION_ERROR']])
  })
})
