import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/conform/rules.ts'
import { made, read, withSubject } from '../support/plain-badge.ts'

describe('the recipient', () => {
  const identifier = {
    type: 'IdentityObject',
    hashed: false,
    identityHash: 'lea@example.org',
    identityType: 'emailAddress'
  }

  it.each([
    [{ id: undefined }],
    [{ id: '' }],
    [{ id: ' \t' }],
    [{ id: undefined, identifier: [] }],
    [{ id: '', identifier: undefined }],
    [{ id: undefined, identifier: 'lea@example.org' }]
  ])('is missing with %j, for a reader too', members => {
    const problems = ['error OB_RECIPIENT_MISSING /credentialSubject']
    expect(made(withSubject(members))).toEqual(problems)
    expect(read(withSubject(members))).toEqual(problems)
  })

  it.each([
    [{ id: undefined, identifier: [identifier] }],
    [{ id: '', identifier: [identifier] }],
    [{ id: undefined, identifier }],
    [{ id: 5 }]
  ])('is not missing with %j', members => {
    expect(read(withSubject(members))).toEqual([])
  })

  const hash = `sha256$${'0aF'.repeat(21)}b`
  it.each([
    [true, hash, undefined, []],
    [true, hash, 'salt', []],
    [true, `md5$${'0'.repeat(32)}`, undefined, []],
    [true, 'lea@example.org', undefined, ['error', 'warning']],
    [true, `sha256$${'0'.repeat(63)}`, undefined, ['error', 'warning']],
    [true, `md5$${'0'.repeat(64)}`, undefined, ['error', 'warning']],
    [true, `SHA256$${'0'.repeat(64)}`, undefined, ['error', 'warning']],
    [false, 'lea@example.org', undefined, []],
    [false, hash, undefined, ['warning', 'warning']]
  ])('with hashed %j is well formed as %s, or not', (hashed, identityHash, salt, [making, reading]) => {
    const document = withSubject({
      identifier: [{ ...identifier, hashed, identityHash, ...(salt && { salt }) }]
    })
    const at = 'OB_IDENTITY_HASH /credentialSubject/identifier/0/identityHash'
    expect(made(document)).toEqual(making ? [`${making} ${at}`] : [])
    expect(read(document)).toEqual(reading ? [`${reading} ${at}`] : [])
  })

  it('mentions a salt that salts nothing', () => {
    const document = withSubject({ identifier: [{ ...identifier, salt: 'x' }] })
    expect(made(document)).toEqual(['info OB_IDENTITY_HASH /credentialSubject/identifier/0/salt'])
  })

  it('keeps an identity that should have been hashed out of the text', () => {
    const document = withSubject({ identifier: [{ ...identifier, hashed: true }] })
    expect(JSON.stringify(checkRules(document, { making: true }))).not.toContain('lea@')
  })
})
