import { describe, expect, it } from 'vitest'
import { valueAt } from '../../src/base/json-pointer.ts'
import { classes } from '../../src/generated/classes.ts'
import { placeOf } from '../../src/schema/class-walk.ts'
import { conformToSchema } from '../../src/schema/conform.ts'
import { changed, example, fullBadge, membersOf, told, withAt } from '../support/schema-examples.ts'

describe('what only deserves a warning', () => {
  it('takes the type of a class as an array of its one name', () => {
    for (const path of membersOf(fullBadge)) {
      const value = valueAt(fullBadge, path)
      const { owner, member } = placeOf('AchievementCredential', path)
      if (member !== 'type' || typeof value !== 'string' || classes[owner].types.length === 0) continue
      expect(withAt(path, [value])).toEqual([`warning OB_SINGLE_VALUE ${path}`])
      expect(withAt(path, [value, value])).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
      expect(withAt(path, ['Wrong'])).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
    }
  })

  it('looks into single values', () => {
    expect(withAt('/proof', { type: 'DataIntegrityProof', created: 'yesterday' })).toEqual([
      'error MALFORMED_VALUE_ERROR /proof/created',
      'warning OB_SINGLE_VALUE /proof'
    ])
    expect(withAt('/endorsement/0/credentialSchema', { type: 'Some', 0: [] })).toEqual([
      'error OB_MEMBER_MISSING /endorsement/0/credentialSchema/id',
      'error MALFORMED_VALUE_ERROR /endorsement/0/credentialSchema/0',
      'warning OB_SINGLE_VALUE /endorsement/0/credentialSchema'
    ])
  })

  it('takes several status entries, and looks at each', () => {
    const entry = { id: 'urn:a:b', type: 'BitstringStatusListEntry' }
    const warning = 'warning MALFORMED_VALUE_ERROR /credentialStatus'
    expect(withAt('/credentialStatus', [entry, entry])).toEqual([warning])
    expect(withAt('/credentialStatus', [entry, { id: 'urn:a:b' }, 5])).toEqual([
      'error OB_TYPE_MISSING /credentialStatus/1/type',
      'error MALFORMED_VALUE_ERROR /credentialStatus/2',
      warning
    ])
  })

  it('takes a day for the dates of an activity, but no other text', () => {
    const path = '/credentialSubject/activityStartDate'
    expect(withAt(path, '2026-11-22')).toEqual([`warning MALFORMED_VALUE_ERROR ${path}`])
    expect(withAt(path, '2026-11-31')).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
    expect(withAt('/validFrom', '2026-11-22')).toEqual(['error MALFORMED_VALUE_ERROR /validFrom'])
  })

  it('takes the type "email" of an identity from others, and makes none itself', () => {
    const path = '/credentialSubject/identifier/0/identityType'
    const found = (type: string, making?: boolean) =>
      told(conformToSchema(changed(fullBadge, path, type), 'achievement-credential', '2.0', making))
    expect(found('email', false)).toEqual([`warning MALFORMED_VALUE_ERROR ${path}`])
    expect(found('email', true)).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
    expect(found('email')).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
    expect(found('e-mail', false)).toEqual([`error MALFORMED_VALUE_ERROR ${path}`])
  })

  it('takes an issuer by its id: freely under 2.0, with a warning under 1.1', () => {
    expect(withAt('/issuer', 'did:example:issuer')).toEqual([])
    expect(withAt('/issuer', 'Example Corp')).toEqual(['error MALFORMED_VALUE_ERROR /issuer'])
    const old = changed(example('achievement-credential-v1p1', true), '/issuer', 'did:example:issuer')
    expect(told(conformToSchema(old, 'achievement-credential', '1.1'))).toEqual([
      'warning MALFORMED_VALUE_ERROR /issuer'
    ])
  })
})
