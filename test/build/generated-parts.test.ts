import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildAchievement,
  buildCredential,
  buildEndorsement,
  buildProfile,
  lintCredential
} from '../../src/build.ts'
import { type ClassName, classes } from '../../src/generated/classes.ts'
import { nodesOf } from '../../src/schema/class-walk.ts'
import { achievementParts, credentialParts, endorsementParts, profileParts } from '../support/arbitraries.ts'
import { now } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'

/** All texts, numbers and booleans in `value`, dates in the form they take. */
function leaves(value: unknown): string[] {
  if (value instanceof Date) return [`${value.toISOString().slice(0, 19)}Z`]
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.values(value).flatMap(leaves)
}

/** Those of `given` that are not in `built`. */
function lost(given: unknown, built: unknown): string[] {
  const there = new Set(leaves(built))
  return leaves(given).filter(leaf => !there.has(leaf))
}

/** Not made by any builder. */
const classesOfAnyCredential: readonly ClassName[] = [
  'CredentialEvidence',
  'CredentialSubject',
  'Issuer',
  'LanguageValue',
  'RelatedResource',
  'VerifiableCredential'
]

describe('whatever parts are generated', () => {
  test('profiles build, lose nothing and build again to the same', () => {
    fc.assert(
      fc.property(profileParts, parts => {
        const built = buildProfile(deepFrozen(parts))
        expect(lost(parts, built)).toEqual([])
        expect(buildProfile(deepFrozen(built))).toEqual(built)
      })
    )
  })

  test('achievements build, lose nothing and build again to the same', () => {
    fc.assert(
      fc.property(achievementParts, parts => {
        const built = buildAchievement(deepFrozen(parts))
        expect(lost(parts, built)).toEqual([])
        expect(buildAchievement(deepFrozen(built))).toEqual(built)
      })
    )
  })

  test('endorsements build, conform and lose nothing', () => {
    fc.assert(
      fc.property(endorsementParts, parts => {
        const built = buildEndorsement(deepFrozen(parts), { now })
        expect(lost(parts, built)).toEqual([])
        expect(lintCredential(built)).toEqual([])
      })
    )
  })

  test('credentials build, conform and lose nothing but the names that are hashed', () => {
    fc.assert(
      fc.property(credentialParts, parts => {
        const built = buildCredential(deepFrozen(parts), { now })
        const { recipient: _, ...open } = parts
        expect(lost(open, built)).toEqual([])
        expect(lintCredential(built)).toEqual([])
      }),
      { numRuns: 200 }
    )
  })

  test('every member of every class occurs, and every class where it can', () => {
    const seen = new Map<ClassName, Set<string>>()
    for (const parts of fc.sample(credentialParts, { numRuns: 300, seed: 1 })) {
      // The compiler does not know that a credential is JSON.
      const built = JSON.parse(JSON.stringify(buildCredential(parts, { now })))
      for (const { className, node } of nodesOf(built, 'AchievementCredential')) {
        const members = seen.get(className) ?? new Set<string>()
        for (const member of Object.keys(node)) members.add(member)
        seen.set(className, members)
      }
    }
    const unseen = Object.entries(classes).flatMap(([className, { members }]) =>
      Object.keys(members)
        .filter(member => !seen.get(className as ClassName)?.has(member))
        .map(member => `${className} ${member}`)
    )
    // Credentials of today have no dates of VCDM 1.1, are not signed, and embedded endorsements are fixed.
    const elsewhere = new Set(['Proof', 'EndorsementCredential', ...classesOfAnyCredential])
    const isElsewhere = (place: string) => elsewhere.has(place.split(' ')[0] ?? '')
    expect(
      unseen.filter(place => !/ (?:issuanceDate|expirationDate)$/.test(place) && !isElsewhere(place))
    ).toEqual(['AchievementCredential proof'])
  })
})
