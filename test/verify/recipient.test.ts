import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import type { ExtensionTerm, IdentifierTypeEnum } from '../../src/model/enums.ts'
import { checkRecipient } from '../../src/verify/checks/recipient.ts'
import { check, hashed, mismatch, object, salt } from '../support/identities.ts'
import { briefly } from '../support/problems.ts'

/** The compiler holds the list to the enumeration; of the terms of one's own there is one. */
const everyType: Readonly<Record<Exclude<IdentifierTypeEnum, ExtensionTerm> | 'ext:phone', true>> = {
  name: true,
  sourcedId: true,
  systemId: true,
  productId: true,
  userName: true,
  accountId: true,
  emailAddress: true,
  nationalIdentityNumber: true,
  isbn: true,
  issn: true,
  lisSourcedId: true,
  oneRosterSourcedId: true,
  sisSourcedId: true,
  ltiContextId: true,
  ltiDeploymentId: true,
  ltiToolId: true,
  ltiPlatformId: true,
  ltiUserId: true,
  identifier: true,
  'ext:phone': true
}

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
    expect(check(subject, { email })[0]).toBe('passed')
    expect(check(subject, { email: `x${email}` })).toEqual(mismatch)
  })

  test('mayze without salt', () => {
    const identityHash = 'sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6'
    const subject = { identifier: [object({ hashed: true, identityHash })] }
    expect(check(subject, { email: 'mayze' })).toEqual(['passed', 'OB_RECIPIENT_HASH_WEAK'])
    expect(check(subject, { email: 'mayzf' })).toEqual(mismatch)
  })

  test('md5 is compared only if it is asked for, and then with a warning', () => {
    const identityHash = 'md5$ddd142639a792e74751ee7e129237efa'
    const subject = { identifier: [object({ hashed: true, identityHash, salt: 'Kosher' })] }
    const email = 'a@example.com'
    expect(check(subject, { email })).toEqual([...mismatch, 'OB_RECIPIENT_NOT_COMPARED'])
    expect(check(subject, { email, acceptMd5: false })).toEqual([...mismatch, 'OB_RECIPIENT_NOT_COMPARED'])
    const weak = ['OB_RECIPIENT_HASH_WEAK', 'OB_RECIPIENT_HASH_WEAK']
    expect(check(subject, { email, acceptMd5: true })).toEqual(['passed', ...weak])
    expect(check(subject, { email: 'b@example.com', acceptMd5: true })).toEqual(mismatch)
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
    const subject = {
      identifier: [hashed('lea@example.org', salt), hashed('lea@work.example', 'another salt')]
    }
    expect(check(subject, { email: 'lea@work.example' })).toEqual(['passed'])
    expect(check(subject, { email: 'tom@example.org' })).toEqual(mismatch)
  })

  test('an upper-case hash fits as well', () => {
    const { identityHash, ...rest } = hashed('lea@example.org', salt)
    const subject = { identifier: [{ ...rest, identityHash: String(identityHash).toUpperCase() }] }
    expect(check(subject, { email: 'lea@example.org' })).toEqual(['passed'])
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
    const subject = { id: 'did:key:z6Mk', identifier: [hashed('lea@example.org', salt)] }
    expect(check(subject, { did: 'did:key:other', email: 'lea@example.org' })).toEqual(['passed'])
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
})

describe('several names', () => {
  const subject = {
    identifier: [object({ hashed: false, identityHash: '4711', identityType: 'systemId' })]
  }

  test('of one kind', () => {
    expect(check({ id: 'urn:b' }, { id: ['urn:a', 'urn:b'] })).toEqual(['passed'])
    expect(check({ id: 'urn:c' }, { id: ['urn:a', 'urn:b'] })).toEqual(mismatch)
    const email = ['tom@example.org', 'lea@example.org']
    expect(check({ identifier: hashed('lea@example.org', salt) }, { email })).toEqual(['passed'])
    expect(check({ identifier: hashed('eva@example.org', salt) }, { email })).toEqual(mismatch)
  })

  test('of several kinds, each compared with its own', () => {
    const accountId = { identityType: 'accountId', identity: '4711' } as const
    const systemId = { identityType: 'systemId', identity: '4711' } as const
    expect(check(subject, { identities: [accountId, systemId] })).toEqual(['passed'])
    expect(check(subject, { ...accountId, identities: [systemId] })).toEqual(['passed'])
    expect(check(subject, { identities: [accountId] })).toEqual(mismatch)
    expect(check(subject, { email: '4711', identities: [accountId] })).toEqual(mismatch)
  })
})

test.each(Object.keys(everyType) as (keyof typeof everyType)[])('an identity of type %s', identityType => {
  const identity = 'Léa 4711'
  const subject = { identifier: [{ ...hashed(identity, salt), identityType }] }
  expect(check(subject, { identityType, identity })).toEqual(['passed'])
  expect(check(subject, { identityType, identity: `${identity}1` })).toEqual(mismatch)
  const other = identityType === 'name' ? 'isbn' : 'name'
  expect(check(subject, { identityType: other, identity })).toEqual(mismatch)
})

describe('a hash is only as good as its salt', () => {
  test.each([['', 'OB_RECIPIENT_HASH_WEAK'], ['1234567', 'OB_RECIPIENT_HASH_WEAK'], ['12345678']])(
    'of %j',
    (salt, ...warnings) => {
      const subject = { identifier: [hashed('lea@example.org', salt)] }
      expect(check(subject, { email: 'lea@example.org' })).toEqual(['passed', ...warnings])
      expect(check(subject, { email: 'tom@example.org' })).toEqual(mismatch)
    }
  )

  test('a salt that is there and one that is not make two hashes', () => {
    const { salt: _, ...unsalted } = hashed('lea@example.org', salt)
    expect(check({ identifier: [unsalted] }, { email: 'lea@example.org' })).toEqual(mismatch)
  })
})

test('half a character is not the one that stands for what cannot be read', () => {
  const plain = { identifier: [object({ hashed: false, identityHash: 'lea\ud800' })] }
  expect(check(plain, { email: 'lea\ufffd' })).toEqual(mismatch)
  expect(check({ id: 'urn:\ud800' }, { id: 'urn:\ufffd' })).toEqual(mismatch)
  expect(check({ id: 'urn:\ufffd' }, { id: 'urn:\ufffd' })).toEqual(['passed'])
})

test('`email` is read as `emailAddress`, with a warning', () => {
  const subject = { identifier: [{ ...hashed('lea@example.org', salt), identityType: 'email' }] }
  const { outcome, problems, matched } = checkRecipient(
    { credentialSubject: subject },
    { email: 'lea@example.org' }
  )
  expect([outcome, ...briefly(problems)]).toEqual([
    'passed',
    'OB_RECIPIENT_TYPE /credentialSubject/identifier/0/identityType'
  ])
  expect(matched?.identityType).toBe('emailAddress')
  expect(check(subject, { email: 'tom@example.org' })).toEqual(mismatch)
})
