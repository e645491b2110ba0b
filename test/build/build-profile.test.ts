import { describe, expect, test } from 'vitest'
import { buildProfile } from '../../src/build.ts'
import { coach, organisation } from '../support/dest1.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf } from '../support/problems.ts'

describe('buildProfile', () => {
  test('fills in an organisation', () => {
    expect(buildProfile(deepFrozen(organisation))).toEqual({
      id: 'https://example.org/campus',
      type: ['Profile'],
      name: 'Campus Exemple',
      url: 'https://example.org/campus',
      image: { id: 'https://example.org/campus/logo.svg', type: 'Image' },
      address: {
        type: ['Address'],
        addressLocality: 'Lesquin',
        postalCode: '59810',
        addressCountryCode: 'FR'
      }
    })
  })

  test('makes a person of a key', () => {
    expect(buildProfile({ id: coach })).toEqual({ id: coach, type: ['Profile'] })
  })

  test('fills in a place, however deep', () => {
    const built = buildProfile({
      id: coach,
      parentOrg: {
        id: 'https://example.org/campus',
        address: { geo: { latitude: 50.58, longitude: 3.11 } },
        otherIdentifier: { identifier: '123 568 941 00056', identifierType: 'ext:siret' }
      }
    })
    expect(built.parentOrg).toEqual({
      id: 'https://example.org/campus',
      type: ['Profile'],
      address: {
        type: ['Address'],
        geo: { type: 'GeoCoordinates', latitude: 50.58, longitude: 3.11 }
      },
      otherIdentifier: [
        { type: 'IdentifierEntry', identifier: '123 568 941 00056', identifierType: 'ext:siret' }
      ]
    })
  })

  test('needs an id, and names what is wrong below it', () => {
    // @ts-expect-error id
    expect(problemsOf(() => buildProfile({ name: 'Campus' }))).toEqual(['OB_MEMBER_MISSING /id'])
    const otherIdentifier = [{ identifier: '1', identifierType: 'siret' as 'ext:siret' }]
    expect(problemsOf(() => buildProfile({ id: coach, otherIdentifier }))).toEqual([
      'MALFORMED_VALUE_ERROR /otherIdentifier/0/identifierType'
    ])
    expect(problemsOf(() => buildProfile({ id: coach, dateOfBirth: '2004-02-30' }))).toEqual([
      'MALFORMED_VALUE_ERROR /dateOfBirth'
    ])
  })
})
