import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifyRecipient, type Recipient } from '../../src/build.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf, thrownBy } from '../support/problems.ts'

const did = 'did:key:z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi'
const email = 'lea@example.org'

describe('identifyRecipient', () => {
  test.each([
    ['a@example.com', 'Kosher', 'b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399'],
    [
      'jjefferson18@example.com',
      'FleurDeSel',
      '658625b25ab3d75d613ca97d9a5a77f70e2192feca5557f4ad09a4d4f121f5fc'
    ]
  ])('hashes %s with the salt %s as the standard does', (email, salt, digest) => {
    expect(identifyRecipient({ email }, { salt })).toEqual({
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: `sha256$${digest}`,
          identityType: 'emailAddress',
          salt
        }
      ]
    })
  })

  test('hashes without a salt only when told so, and then names none', () => {
    const name = { identityType: 'userName', identity: 'mayze' } as const
    expect(identifyRecipient(name, { salt: '' })).toEqual({
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: 'sha256$7a1a1b3f7d40552e4299180e346e3add12bf9a751a43d9c4ca4518febc2c60c6',
          identityType: 'userName'
        }
      ]
    })
  })

  test('hashes any identity followed by its salt, and salts each anew with at least 16 bytes', () => {
    const identities = fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => text.trim() !== '')
    const salts = new Set<string>()
    let runs = 0
    fc.assert(
      fc.property(identities, identity => {
        const { identifier: [object] = [] } = identifyRecipient({ identityType: 'ext:phone', identity })
        if (object?.salt === undefined) return false
        const digest = createHash('sha256').update(`${identity}${object.salt}`, 'utf8').digest('hex')
        salts.add(object.salt)
        runs++
        return object.identityHash === `sha256$${digest}` && /^[0-9a-f]{32,}$/.test(object.salt)
      })
    )
    expect(salts.size).toBe(runs)
  })

  test('writes the identity itself when it is not to be hashed, and no salt beside it', () => {
    expect(identifyRecipient({ email }, { hashed: false, salt: 'x' })).toEqual({
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: email, identityType: 'emailAddress' }
      ]
    })
  })

  test('makes a DID, a web address or another identifier the id of the subject', () => {
    expect(identifyRecipient({ did })).toEqual({ id: did })
    expect(identifyRecipient({ url: 'https://example.org/people/lea' })).toEqual({
      id: 'https://example.org/people/lea'
    })
    expect(identifyRecipient({ id: 'urn:uuid:5e1a9a1c-5d1f-4f3b-8a43-9a3d0a3d6a10' })).toEqual({
      id: 'urn:uuid:5e1a9a1c-5d1f-4f3b-8a43-9a3d0a3d6a10'
    })
  })

  test('takes several names of one person, and its own answer again', () => {
    const names: Recipient[] = [
      { email, did },
      { email: 'lea@example.com' },
      { identityType: 'sisSourcedId', identity: '2026-117', id: did }
    ]
    const found = identifyRecipient(deepFrozen(names), { hashed: false })
    expect(found.id).toBe(did)
    expect(found.identifier?.map(({ identityHash }) => identityHash)).toEqual([
      email,
      'lea@example.com',
      '2026-117'
    ])
    expect(identifyRecipient(deepFrozen(found))).toEqual(found)
  })

  test('leaves an address as it is, unless it is to be normalised', () => {
    const hashOf = (email: string, normalize: boolean) =>
      identifyRecipient({ email }, { hashed: false, normalize }).identifier?.[0]?.identityHash
    expect(hashOf('Lea@Example.org', false)).toBe('Lea@Example.org')
    expect(hashOf(' Lea@Example.org\n', true)).toBe(email)
    const name = { identityType: 'userName', identity: 'Lea' } as const
    expect(identifyRecipient(name, { hashed: false, normalize: true }).identifier?.[0]?.identityHash).toBe(
      'Lea'
    )
  })

  test.each([
    'lea@example.org',
    'lea.d+badge@mail.example.org',
    "o'neil@example.org",
    'léa@exemple.fr',
    'x@localhost'
  ])('takes the address %s', email => {
    expect(identifyRecipient({ email }).identifier).toHaveLength(1)
  })

  test.each([
    ['', 'give the address, or leave the member out'],
    ['lea', 'write it as lea@example.org'],
    ['lea@', 'write it as lea@example.org'],
    ['@example.org', 'write it as lea@example.org'],
    ['lea@@example.org', 'write it as lea@example.org'],
    ['lea@example..org', 'write it as lea@example.org'],
    ['lea@example.org.', 'write it as lea@example.org'],
    ['le a@example.org', 'write it as lea@example.org'],
    ['lea\u0000@example.org', 'write it as lea@example.org'],
    [
      ' lea@example.org',
      'take the white space away, or let identifyRecipient do it, with { normalize: true }'
    ],
    ['mailto:lea@example.org', 'leave "mailto:" out'],
    ['Léa <lea@example.org>', 'give the address alone, without a name and angle brackets'],
    [
      'lea@example.org, tom@example.org',
      'one address each: give an array of recipients for several addresses of one person'
    ]
  ])('refuses the address %j and says how to mend it', (email, hint) => {
    const { problems } = thrownBy(() => identifyRecipient({ email }))
    expect(problems).toEqual([
      expect.objectContaining({ code: 'MALFORMED_VALUE_ERROR', path: '/email', hint })
    ])
    expect(problemsOf(() => identifyRecipient({ identityType: 'emailAddress', identity: email }))).toEqual([
      'MALFORMED_VALUE_ERROR /identity'
    ])
  })

  test.each([
    'did:key',
    'did:key:',
    'DID:key:z6Mk',
    'did:Key:z6Mk',
    `${did}#${did}`,
    'did:web:x/y',
    'z6Mk',
    ''
  ])('refuses %j, which is no DID', did => {
    expect(problemsOf(() => identifyRecipient({ did }))).toEqual(['OB_DID_MALFORMED /did'])
  })

  test('names every problem at once', () => {
    const wrong = [
      { url: 'www.example.org', id: 'lea', identityType: 'email', identity: ' ' },
      { email: 7, identity: 'x', nickname: 'Léa' },
      { did, identityType: 'userName' },
      'lea'
    ]
    // @ts-expect-error so many mistakes
    expect(problemsOf(() => identifyRecipient(wrong))).toEqual(
      [
        'MALFORMED_VALUE_ERROR /0/id',
        'MALFORMED_VALUE_ERROR /0/identity',
        'MALFORMED_VALUE_ERROR /0/identityType',
        'MALFORMED_VALUE_ERROR /0/id',
        'MALFORMED_VALUE_ERROR /0/url',
        'MALFORMED_VALUE_ERROR /1/email',
        'MALFORMED_VALUE_ERROR /2/did',
        'MALFORMED_VALUE_ERROR /3',
        'OB_MEMBER_MISSING /1/identityType',
        'OB_MEMBER_MISSING /2/identity',
        'OB_MEMBER_UNKNOWN /1/nickname'
      ].toSorted()
    )
  })

  test('hints at the identity type that was meant', () => {
    const hintFor = (identityType: string) =>
      thrownBy(() => identifyRecipient({ identityType: identityType as 'name', identity: 'x' })).problems[0]
        .hint
    expect(hintFor('email')).toBe('did you mean "emailAddress"?')
    expect(hintFor('username')).toBe('did you mean "userName"?')
    expect(hintFor('phone')).toBe('a type of your own is written "ext:…"')
    expect(identifyRecipient({ identityType: 'ext:phone', identity: '+33' }).identifier).toHaveLength(1)
  })

  test('refuses nobody, two different ids, and what is not plain data', () => {
    for (const nobody of [{}, [], [{}], { email: undefined }]) {
      expect(thrownBy(() => identifyRecipient(nobody)).problems.map(({ code }) => code)).toEqual([
        'OB_RECIPIENT_MISSING'
      ])
    }
    expect(problemsOf(() => identifyRecipient({ did, url: 'https://example.org/lea' }))).toEqual([
      'MALFORMED_VALUE_ERROR /url'
    ])
    expect(problemsOf(() => identifyRecipient({ email: 'lea\ud800@example.org' }))).toEqual([
      'OB_JSON_ILL_FORMED_TEXT /email'
    ])
  })

  test('tells wrong options from wrong input', () => {
    // @ts-expect-error not a boolean
    expect(() => identifyRecipient({ email }, { hashed: 'no' })).toThrow(TypeError)
    // @ts-expect-error not text
    expect(() => identifyRecipient({ email }, { salt: 5 })).toThrow(TypeError)
    expect(() => identifyRecipient({ email }, { salt: '\ud800' })).toThrow(TypeError)
    // @ts-expect-error misspelt, so the address would be hashed after all
    expect(() => identifyRecipient({ email }, { hash: false })).toThrow(TypeError)
    // @ts-expect-error not a boolean
    expect(() => identifyRecipient({ email }, { normalize: 'lower-case' })).toThrow(TypeError)
  })
})
