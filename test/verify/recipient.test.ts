import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { checkRecipient, type ExpectedRecipient } from '../../src/verify/checks/recipient.ts'

const object = (more: JsonObject): JsonObject => ({
  type: 'IdentityObject',
  identityType: 'emailAddress',
  ...more
})
const check = (subject: JsonObject, expected: ExpectedRecipient) => {
  const { outcome, problems } = checkRecipient({ credentialSubject: subject }, expected)
  return [outcome, ...problems.map(({ code }) => code)]
}
const hashed = (identity: string, salt: string) =>
  object({
    hashed: true,
    salt,
    identityHash: `sha256$${createHash('sha256')
      .update(identity + salt)
      .digest('hex')}`
  })
const mismatch = ['failed', 'OB_RECIPIENT_MISMATCH']

describe('REQ-IDH-03, published hashes', () => {
  const vectors = [
    ['a@example.com', 'Kosher', 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399'],
    [
      'jjefferson18@example.com',
      'FleurDeSel',
      'sha256$658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4f121f5fc'
    ]
  ] as const

  test.each(vectors)('%s with %s', (email, salt, identityHash) => {
    const subject = { identifier: [object({ hashed: true, identityHash, salt })] }
    expect(check(subject, { email })).toEqual(['passed'])
    expect(check(subject, { email: `x${email}` })).toEqual(mismatch)
  })

  test('mayze without salt: fits, with a warning', () => {
    const identityHash = 'sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6'
    const subject = { identifier: [object({ hashed: true, identityHash })] }
    expect(check(subject, { email: 'mayze' })).toEqual(['passed', 'OB_RECIPIENT_HASH_WEAK'])
  })

  test('md5 is not compared', () => {
    const identityHash = 'md5$ddd142639a792e74751ee7e129237efa'
    const subject = { identifier: [object({ hashed: true, identityHash, salt: 'Kosher' })] }
    expect(check(subject, { email: 'a@example.com' })).toEqual([...mismatch, 'OB_RECIPIENT_HASH_WEAK'])
  })
})

describe('the person named', () => {
  test.each(['id', 'did', 'url'] as const)(
    '%s is compared with the id of the subject, letter by letter',
    name => {
      const id = name === 'url' ? 'https://example.org/lea' : 'did:key:z6Mk'
      expect(check({ id }, { [name]: id })).toEqual(['passed'])
      expect(check({ id }, { [name]: `${id}/` })).toEqual(mismatch)
      expect(check({ id }, { [name]: id.toUpperCase() })).toEqual(mismatch)
      expect(check({}, { [name]: id })).toEqual(mismatch)
    }
  )

  test('a hashed e-mail', () => {
    const subject = { identifier: [hashed('lea@example.org', 'x'), hashed('lea@work.example', 'y')] }
    expect(check(subject, { email: 'lea@work.example' })).toEqual(['passed'])
    expect(check(subject, { email: 'tom@example.org' })).toEqual(mismatch)
  })

  test('an upper-case hash fits as well', () => {
    const { identityHash, ...rest } = hashed('lea@example.org', 'x')
    const subject = { identifier: [{ ...rest, identityHash: String(identityHash).toUpperCase() }] }
    expect(check(subject, { email: 'lea@example.org' })).toEqual(['passed'])
  })

  test('an e-mail that fits only without space or in lower case is said to', () => {
    const subject = { identifier: [hashed('lea@example.org', 'x')] }
    expect(check(subject, { email: ' lea@example.org ' })).toEqual(['passed', 'OB_RECIPIENT_LOOSE_MATCH'])
    expect(check(subject, { email: 'Lea@Example.org' })).toEqual(['passed', 'OB_RECIPIENT_LOOSE_MATCH'])
  })

  test('a plain identity, whose salt does not count', () => {
    const subject = { identifier: [object({ hashed: false, identityHash: 'lea@example.org', salt: 'x' })] }
    expect(check(subject, { email: 'lea@example.org' })).toEqual(['passed'])
    expect(check(subject, { email: 'lea' })).toEqual(mismatch)
  })

  test('an identity of another type does not fit, be it the same text', () => {
    const subject = {
      identifier: [object({ hashed: false, identityHash: '4711', identityType: 'accountId' })]
    }
    expect(check(subject, { identityType: 'accountId', identity: '4711' })).toEqual(['passed'])
    expect(check(subject, { identityType: 'systemId', identity: '4711' })).toEqual(mismatch)
    expect(check(subject, { email: '4711' })).toEqual(mismatch)
  })

  test('one of several names is enough', () => {
    const subject = { id: 'did:key:z6Mk', identifier: [hashed('lea@example.org', 'x')] }
    expect(check(subject, { did: 'did:key:other', email: 'lea@example.org' })).toEqual(['passed'])
  })

  test.each([
    [
      'the hash itself, presented as the plain value',
      { hashed: false, identityHash: 'sha256$00' },
      'lea@example.org'
    ],
    ['"false" as text', { hashed: 'false', identityHash: 'lea@example.org' }, 'lea@example.org'],
    ['a number', { hashed: false, identityHash: 7 }, '7'],
    ['no hash', { hashed: true }, 'undefined']
  ])('%s does not fit', (_, more, email) => {
    expect(check({ identifier: [object(more)] }, { email })[0]).toBe('failed')
  })

  test.each([[null], ['x'], [[]], [[[]]], [[null]], [7]])(
    'a subject identified by %j: an answer',
    identifier => {
      expect(check({ identifier } as JsonObject, { email: 'lea@example.org' })).toEqual(mismatch)
      expect(checkRecipient({ credentialSubject: identifier } as JsonObject, { email: 'x' }).outcome).toBe(
        'failed'
      )
    }
  )

  test('the name given never stands in a problem', () => {
    const { problems } = checkRecipient({ credentialSubject: {} }, { email: 'secret@example.org' })
    expect(JSON.stringify(problems)).not.toContain('secret@example.org')
  })
})
