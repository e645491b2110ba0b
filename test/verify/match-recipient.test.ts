import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifyRecipient, matchRecipient, type OpenBadgeCredential, verifyBadge } from '../../src/index.ts'
import { clock, issuerKey, signedBadge, unsignedBadge } from '../support/badges.ts'
import { frozen } from '../support/frozen.ts'
import { seed } from '../support/signed-badges.ts'

const badge = await signedBadge()

describe('matchRecipient', () => {
  test('answers for a verified credential as `verify` does', async () => {
    for (const expected of [{ email: 'lea@example.org' }, { email: 'tom@example.org' }]) {
      const report = await verifyBadge(badge, { now: clock, expect: expected })
      if (report.credential === undefined) throw new Error('not authentic')
      const { outcome, problems, matched } = matchRecipient(report.credential, expected)
      const check = report.checks.find(({ name }) => name === 'recipient')
      expect({ outcome, problems }).toEqual({ outcome: check?.outcome, problems: check?.problems })
      expect(matched).toEqual(report.recipient)
    }
  })

  test('leaves what it is given as it was', () => {
    const person = frozen({ email: ['tom@example.org', 'lea@example.org'] })
    expect(matchRecipient(frozen(badge), person).matched).toEqual({
      path: '/credentialSubject/identifier/0',
      by: 'hashed',
      identityType: 'emailAddress',
      compared: 'exact'
    })
  })

  test.each<[string, unknown, unknown]>([
    ['a person who is nobody', badge, {}],
    ['a person without a name', badge, { acceptMd5: true }],
    ['a person who is null', badge, null],
    ['a person who is left out', badge, undefined],
    ['a domain', badge, { email: 'lea@example.org', domain: 'example.org' }],
    ['an empty list of identities', badge, { identities: [] }],
    ['an empty list of addresses', badge, { email: [] }],
    ['a credential that is absent', undefined, { email: 'lea@example.org' }],
    ['a credential as text', JSON.stringify(badge), { email: 'lea@example.org' }],
    ['a report', { verified: true, credential: badge }, { email: 'lea@example.org' }],
    ['a list of credentials', [badge], { email: 'lea@example.org' }]
  ])('%s is a TypeError', (_, credential, person) => {
    expect(() => matchRecipient(credential as OpenBadgeCredential, person as never)).toThrow(TypeError)
  })
})

describe('whoever is identified by the builder is found', () => {
  const identity = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 40 })
    .filter(text => text.trim() !== '' && !/^(?:sha256|md5)\$/i.test(text))
  const identityType = fc.constantFrom('name', 'systemId', 'isbn', 'ext:phone')

  test('by the same name, and by no other', () => {
    fc.assert(
      fc.property(identity, identity, identityType, fc.boolean(), (own, other, identityType, hashed) => {
        const recipient = identifyRecipient({ identityType, identity: own } as never, { hashed })
        const credential = unsignedBadge({ recipient })
        expect(matchRecipient(credential as never, { identityType, identity: own } as never)).toEqual({
          outcome: 'passed',
          problems: [],
          matched: {
            path: '/credentialSubject/identifier/0',
            by: hashed ? 'hashed' : 'plain',
            identityType,
            compared: 'exact'
          }
        })
        const alike = (text: string) => text.trim().normalize('NFC').toLowerCase()
        fc.pre(alike(own) !== alike(other))
        const found = matchRecipient(credential as never, { identityType, identity: other } as never)
        expect(found.problems.map(({ code }) => code)).toEqual(['OB_RECIPIENT_MISMATCH'])
      }),
      { seed, numRuns: 300 }
    )
  })

  test('by an e-mail address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.emailAddress(), (own, other) => {
        const credential = unsignedBadge({ recipient: { email: own } })
        const found = matchRecipient(credential as never, { email: [` ${own.toUpperCase()}`, own] })
        expect([found.outcome, found.problems, found.matched?.compared]).toEqual(['passed', [], 'exact'])
        fc.pre(own.toLowerCase() !== other.toLowerCase())
        expect(matchRecipient(credential as never, { email: other }).outcome).toBe('failed')
      }),
      { seed, numRuns: 200 }
    )
  })

  test('by an id', () => {
    const credential = unsignedBadge({ recipient: { did: issuerKey.controller } })
    expect(matchRecipient(credential as never, { did: issuerKey.controller }).outcome).toBe('passed')
    expect(matchRecipient(credential as never, { did: `${issuerKey.controller}#1` }).outcome).toBe('failed')
  })
})
