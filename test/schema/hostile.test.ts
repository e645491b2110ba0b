import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { classes } from '../../src/generated/classes.ts'
import { conformToSchema } from '../../src/schema/conform.ts'
import { least20 } from '../support/any-credentials.ts'
import { effort } from '../support/effort.ts'
import { deepFrozen } from '../support/json.ts'
import { badge, changed, fullBadge, kinds, membersOf, withAt } from '../support/schema-examples.ts'

const anyCredential = [
  ['credential', '2.0'],
  ['credential', '1.1']
] as const

describe('hostile documents', () => {
  it('answers whatever the JSON is, and does not change it', () => {
    const anything = fc.dictionary(
      fc.constantFrom(
        ...Object.keys(classes.AchievementCredential.members),
        ...Object.keys(classes.VerifiableCredential.members)
      ),
      fc.jsonValue()
    )
    fc.assert(
      fc.property(anything, fc.constantFrom(...kinds, ...anyCredential), (document, [kind, version]) => {
        const given = deepFrozen(JSON.parse(JSON.stringify(document)))
        for (const { code, path } of conformToSchema(given, kind, version)) {
          expect(code).toMatch(/^[A-Z_]+$/)
          expect(path).toMatch(/^(\/|$)/)
        }
      }),
      { numRuns: 500 }
    )
  })

  it('answers whatever stands at one place of a good document', () => {
    const places = membersOf(fullBadge)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const problems = conformToSchema(
          changed(fullBadge, path, JSON.parse(JSON.stringify(value))),
          'achievement-credential',
          '2.0'
        )
        expect(problems.every(({ path: at = '' }) => at.startsWith(path) || path.includes('/@context'))).toBe(
          true
        )
      }),
      { numRuns: 1000 }
    )
  })

  it('answers whatever stands at one place of any good credential', () => {
    const whole = deepFrozen({
      ...least20,
      name: [{ '@value': 'x', '@language': 'fr' }],
      evidence: [{ id: 'urn:a', type: 'A' }],
      relatedResource: { id: 'urn:a', digestSRI: 'x' },
      credentialStatus: { id: 'urn:a', type: ['A'] }
    })
    expect(conformToSchema(whole, 'credential', '2.0')).toEqual([])
    fc.assert(
      fc.property(fc.constantFrom(...membersOf(whole)), fc.jsonValue(), (path, value) => {
        const given = changed(whole, path, JSON.parse(JSON.stringify(value)))
        for (const { path: at = '' } of conformToSchema(given, 'credential', '2.0')) {
          expect(at.startsWith(path) || path.includes('/@context')).toBe(true)
        }
      }),
      { numRuns: 1000 }
    )
  })

  it('refuses what is nested too deep', () => {
    const nested = (depth: number) =>
      Array.from({ length: depth }).reduce<JsonObject>(
        parentOrg => ({ id: 'urn:a:b', type: ['Profile'], parentOrg }),
        { id: 'urn:a:b', type: ['Profile'] }
      )
    expect(conformToSchema(nested(127), 'profile', '2.0')).toEqual([])
    for (const depth of [128, 100_000]) {
      expect(conformToSchema(nested(depth), 'profile', '2.0').map(({ code }) => code)).toEqual([
        'OB_LIMIT_DEPTH'
      ])
    }
  })

  it('answers 40,000 wrong objects of any credential without hanging', async () => {
    const evidence = Array(40_000).fill({ type: 5, id: 5, name: { '@value': 5 } })
    const cost = await effort(() => {
      expect(conformToSchema({ ...least20, evidence }, 'credential', '2.0')).toHaveLength(101)
    })
    expect(cost).toBeLessThan(900)
  })

  it('answers 40,000 wrong objects of a badge without hanging', async () => {
    const evidence = Array(40_000).fill({ type: 5, id: 5 })
    const cost = await effort(() => expect(withAt('/evidence', evidence, badge)).toHaveLength(101))
    expect(cost).toBeLessThan(400)
  })
})
