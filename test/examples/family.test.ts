import { beforeAll, describe, expect, test } from 'vitest'
import { buildCredential, lintCredential } from '../../src/index.ts'
import { type Dest1, loadDest1 } from '../support/example-programs.ts'

let dest1: Dest1

beforeAll(async () => {
  dest1 = await loadDest1()
})

describe('the DEST1 family', () => {
  const today = new Date('2026-11-22T09:30:00Z')

  test('has seventeen badge classes, five of them with their real names', () => {
    const { family } = dest1
    expect(family).toHaveLength(17)
    expect(new Set(family.map(({ id }) => id)).size).toBe(17)
    expect(family.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        "Je m'engage dans la démarche DEST1",
        'Je suis autonome dans mes démarches administratives',
        'Je suis initié au numérique',
        'Je prends soin de ma santé',
        'Je sais gérer un budget'
      ])
    )
    expect(family.every(({ inLanguage }) => inLanguage === 'fr')).toBe(true)
  })

  test('has fifty recipients, each with an address of their own', () => {
    expect(dest1.recipients).toHaveLength(50)
    expect(new Set(dest1.recipients.map(({ email }) => email)).size).toBe(50)
  })

  test('is awarded in some 250 badges, from one to seventeen each, of every class, by every coach', () => {
    const { family, recipients, coaches, awardsFor } = dest1
    const each = recipients.map((person, index) => awardsFor(person, index, today))
    const counts = each.map(awards => awards.length)
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([1, 17])
    const all = each.flat()
    expect(all).toHaveLength(252)
    for (const awards of each) {
      expect(new Set(awards.map(({ achievement }) => achievement.id)).size).toBe(awards.length)
    }
    expect(new Set(all.map(({ achievement }) => achievement.id))).toEqual(new Set(family.map(({ id }) => id)))
    expect(new Set(all.map(({ credentialSubject }) => credentialSubject?.source))).toEqual(new Set(coaches))
  })

  test('is awarded in badges that build without a warning, and the same badges at each run', () => {
    const { recipients, awardsFor, knowHowOf, thanksTo } = dest1
    const did = 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'
    for (const [index, person] of recipients.entries()) {
      const awards = awardsFor(person, index, today)
      expect(awardsFor(person, index, today)).toEqual(awards)
      for (const input of [...awards, knowHowOf(person, did, index), thanksTo(person, did, index)]) {
        const credential = buildCredential({ ...input, issuer: 'did:web:example.org' }, { now: () => today })
        expect(lintCredential(credential)).toEqual([])
      }
    }
  })
})
