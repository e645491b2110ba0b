import { describe, expect, test } from 'vitest'
import type { JsonValue } from '../../src/base/json.ts'
import type { IdentifierTypeEnum } from '../../src/model/enums.ts'
import { checkRecipient } from '../../src/verify/checks/recipient.ts'
import type { ExpectedRecipient } from '../../src/verify/expected-recipient.ts'
import { effort } from '../support/effort.ts'
import { check, hashed, mismatch, object, salt } from '../support/identities.ts'

describe('how it fits', () => {
  const matched = (subject: JsonValue, expected: ExpectedRecipient) =>
    checkRecipient({ credentialSubject: subject }, expected).matched
  const path = '/credentialSubject/identifier/0'

  test('by the id of the subject', () => {
    const subject = { id: 'did:key:z6Mk', identifier: [hashed('lea@example.org', salt)] }
    expect(matched(subject, { email: 'lea@example.org', did: 'did:key:z6Mk' })).toEqual({
      path: '/credentialSubject/id',
      by: 'id',
      compared: 'exact'
    })
  })

  test('hashed or plain, letter by letter', () => {
    const found = { path, identityType: 'emailAddress', compared: 'exact' }
    const email = 'lea@example.org'
    expect(matched({ identifier: [hashed(email, salt)] }, { email })).toEqual({ ...found, by: 'hashed' })
    const plain = object({ hashed: false, identityHash: email })
    expect(matched({ identifier: [plain] }, { email })).toEqual({ ...found, by: 'plain' })
  })

  test.each([
    ['lea@example.org', [' lea@example.org\n'], 'trimmed'],
    ['lea@example.org', ['Lea@Example.ORG'], 'lower-case'],
    ['lea@example.org', ['Lea@example.org ', '\tlea@example.org'], 'trimmed'],
    ['lea@example.org', ['LEA@example.org', 'lea@example.org'], 'exact'],
    ['le\u0301a@example.org'.normalize('NFC'), ['le\u0301a@example.org'], 'trimmed']
  ] as const)('%j in the badge and %j known: %s', (identity, email, compared) => {
    const expected = compared === 'exact' ? ['passed'] : ['passed', 'OB_RECIPIENT_LOOSE_MATCH']
    for (const written of [hashed(identity, salt), object({ hashed: false, identityHash: identity })]) {
      expect(check({ identifier: [written] }, { email })).toEqual(expected)
      expect(matched({ identifier: [written] }, { email })?.compared).toBe(compared)
    }
  })

  test('a plain address is brought into the same form on both sides, which a hash cannot be', () => {
    const plain = object({ hashed: false, identityHash: ' Lea@Example.org' })
    expect(matched({ identifier: [plain] }, { email: 'lea@example.org' })?.compared).toBe('lower-case')
    const subject = { identifier: [hashed('Lea@Example.org', salt)] }
    expect(check(subject, { email: 'lea@example.org' })).toEqual(mismatch)
    expect(check(subject, { email: 'Lea@Example.org' })).toEqual(['passed'])
  })

  test('capitals count in everything but an e-mail address', () => {
    const of = (identityType: IdentifierTypeEnum) => ({
      identifier: [object({ hashed: false, identityHash: 'Lea', identityType })]
    })
    expect(check(of('userName'), { identityType: 'userName', identity: 'lea' })).toEqual(mismatch)
    expect(check(of('userName'), { identityType: 'userName', identity: ' Lea' })).toEqual([
      'passed',
      'OB_RECIPIENT_LOOSE_MATCH'
    ])
    expect(check(of('emailAddress'), { email: 'lea' })).toEqual(['passed', 'OB_RECIPIENT_LOOSE_MATCH'])
  })

  test.each([
    ['the Kelvin sign', 'kim@example.org', '\u212Aim@example.org'],
    ['a dotted capital I', 'i\u0307lke@example.org', '\u0130lke@example.org'],
    ['the Greek question mark', 'a;b@example.org', 'a\u037Eb@example.org']
  ])('%s does not become a plain letter', (_, identity, email) => {
    expect(check({ identifier: [hashed(identity, salt)] }, { email })).toEqual(mismatch)
    expect(check({ identifier: [hashed(email, salt)] }, { email })).toEqual(['passed'])
  })

  test('more marks on a letter than any language has are compared letter by letter only', async () => {
    const marked = (count: number) => `a${'\u0301'.repeat(count)}`
    const of = (text: string) => ({ identifier: [object({ hashed: false, identityHash: text })] })
    expect(check(of(marked(30)), { email: ` ${marked(30)}` })).toEqual(['passed', 'OB_RECIPIENT_LOOSE_MATCH'])
    expect(check(of(marked(31)), { email: ` ${marked(31)}` })).toEqual(mismatch)
    expect(check(of(marked(31)), { email: marked(31) })).toEqual(['passed'])

    const many = `${marked(10_000)}${'\u0323'.repeat(10_000)}`
    const cost = await effort(() => {
      expect(check(of(many), { email: 'lea@example.org' })).toEqual(mismatch)
      expect(check(of('lea@example.org'), { email: many })).toEqual(mismatch)
    })
    expect(cost).toBeLessThan(5)
  })

  test('the exact one first, wherever it stands', () => {
    const identifier = [
      hashed('lea@example.org', salt),
      object({ hashed: false, identityHash: 'Lea@example.org' })
    ]
    expect(matched({ identifier }, { email: 'Lea@example.org' })).toEqual({
      path: '/credentialSubject/identifier/1',
      by: 'plain',
      identityType: 'emailAddress',
      compared: 'exact'
    })
  })

  test('an identity that stands alone, and one of several subjects', () => {
    const identity = hashed('lea@example.org', salt)
    expect(matched({ identifier: identity }, { email: 'lea@example.org' })?.path).toBe(
      '/credentialSubject/identifier'
    )
    const subjects = [
      { identifier: hashed('tom@example.org', salt) },
      { id: 'urn:lea', identifier: [identity] }
    ]
    expect(matched(subjects, { email: 'lea@example.org' })?.path).toBe('/credentialSubject/1/identifier/0')
    expect(matched(subjects, { id: 'urn:lea' })?.path).toBe('/credentialSubject/1/id')
    expect(matched(subjects, { email: 'eva@example.org' })).toBeUndefined()
  })
})
