import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/conform/rules.ts'
import { effort } from '../support/effort.ts'
import { deepFrozen } from '../support/json.ts'
import { achievement, badge, made, read, withAchievement, withSubject } from '../support/plain-badge.ts'

it('has nothing to say of a good badge', () => {
  expect(made(badge)).toEqual([])
  expect(read(badge)).toEqual([])
})

describe('documents of other kinds', () => {
  const image = { id: 'https://example.org/a.gif', type: 'Image' }
  const endorsement = {
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: 'https://example.org/b', type: ['Profile'], image },
    validFrom: '2026-11-22T09:30:00Z',
    validUntil: '2025-11-22T09:30:00Z',
    credentialSubject: { id: badge.id, type: ['EndorsementSubject'] }
  }

  it('are held to their own rules', () => {
    expect(made(endorsement)).toEqual([
      'error OB_VALIDITY_REVERSED /validUntil',
      'error OB_IMAGE_KIND /issuer/image/id'
    ])
    expect(made({ type: ['Profile'], id: 'urn:a:b', image, parentOrg: { image } })).toEqual([
      'error OB_IMAGE_KIND /image/id',
      'error OB_IMAGE_KIND /parentOrg/image/id'
    ])
    expect(made({ ...achievement, criteria: {} })).toEqual(['error OB_CRITERIA_EMPTY /criteria'])
  })

  it('are judged mildly inside another document, for the maker cannot mend them', () => {
    const problems = [
      'error OB_VALIDITY_REVERSED /credentialSubject/achievement/endorsement/0/validUntil',
      'warning OB_IMAGE_KIND /credentialSubject/achievement/endorsement/0/issuer/image/id'
    ]
    const signed = { ...endorsement, proof: [{}], credentialSubject: { id: achievement.id } }
    expect(made(withAchievement({ endorsement: [signed] }))).toEqual(problems)
  })

  it('cannot escape the rules of a badge by another type beside', () => {
    const document = {
      ...withSubject({ id: undefined }),
      type: ['EndorsementCredential', 'OpenBadgeCredential']
    }
    expect(read(document)).toEqual(['error OB_RECIPIENT_MISSING /credentialSubject'])
  })
})

describe('hostile documents', () => {
  it('are answered, whatever their shape', () => {
    const member = fc.constantFrom(
      'credentialSubject',
      'achievement',
      'result',
      'resultDescription',
      'identifier',
      'issuer',
      'image',
      'criteria',
      'credentialSchema',
      'validFrom',
      'validUntil',
      'rubricCriterionLevel',
      'allowedValue',
      'type',
      'id'
    )
    const document = fc.dictionary(
      member,
      fc.letrec(tie => ({
        value: fc.oneof(
          { maxDepth: 6 },
          fc.jsonValue({ maxDepth: 1 }),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(member, tie('value'), { maxKeys: 5 })
        )
      })).value
    )
    fc.assert(
      fc.property(document, fc.boolean(), (given, making) => {
        const problems = checkRules(deepFrozen(JSON.parse(JSON.stringify(given))), { making })
        expect(problems.every(({ path }) => typeof path === 'string')).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it('are answered when nested without end', () => {
    const nested = Array.from({ length: 100_000 }).reduce<object>(
      parentOrg => ({ parentOrg, image: { id: 'x:y' } }),
      {}
    )
    const problems = checkRules({ type: 'Profile', ...nested }, { making: true })
    expect(problems.map(({ code }) => code)).toEqual(Array(128).fill('OB_IMAGE_KIND'))
  })

  it('are answered without hanging when results and levels are many', async () => {
    const rubricCriterionLevel = Array.from({ length: 100_000 }, (_, index) => ({ id: `urn:level:${index}` }))
    const resultDescription = [...rubricCriterionLevel, { id: 'urn:rubric', rubricCriterionLevel }]
    const result = Array.from({ length: 20_000 }, () => ({ achievedLevel: 'urn:none', value: '5' }))
    const linked = result.map(item => ({ ...item, resultDescription: 'urn:rubric' }))
    const document = withSubject({ achievement: { resultDescription }, result: [...result, ...linked] })
    const cost = await effort(() => {
      const codes = checkRules(document, { making: false }).map(({ code }) => code)
      expect([codes.length, ...new Set(codes)]).toEqual([40_000, 'OB_RESULT_LEVEL_UNKNOWN'])
    })
    expect(cost).toBeLessThan(350)
  })
})
