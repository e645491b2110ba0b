import { describe, expect, test } from 'vitest'
import { buildCredential } from '../../src/build.ts'
import { allocateIndex, createIndexAllocation, type StatusEntryParts, statusEntry } from '../../src/status.ts'
import { achievement, clock, issuerKey } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf } from '../support/problems.ts'

const parts = deepFrozen({ statusListCredential: 'https://example.org/status/3', statusListIndex: '94567' })
const statusMessage = deepFrozen([
  { status: '0x0', message: 'received' },
  { status: '0x1', message: 'paid' },
  { status: '0x2', message: 'undefined' },
  { status: '0x3', message: 'undefined' }
])

function wrong(members: object): string[] {
  return problemsOf(() => statusEntry(deepFrozen({ ...parts, ...members })))
}

describe('statusEntry', () => {
  test('makes an entry for revocation', () => {
    expect(statusEntry(parts)).toEqual({
      id: 'https://example.org/status/3#94567',
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '94567',
      statusListCredential: 'https://example.org/status/3'
    })
  })

  test('takes the index as a number, and as it is allocated', () => {
    expect(statusEntry({ ...parts, statusListIndex: 0 }).statusListIndex).toBe('0')
    const { statusListIndex } = allocateIndex(createIndexAllocation())
    expect(statusEntry({ ...parts, statusListIndex }).statusListIndex).toBe(statusListIndex)
  })

  test('takes all other members', () => {
    const more = { statusPurpose: 'message', statusSize: 2, statusMessage, id: 'urn:x:1' }
    const statusReference = ['https://example.org/dictionary']
    const given = deepFrozen({ ...parts, ...more, statusReference })
    const entry = statusEntry(given)
    expect(entry).toEqual({ ...given, type: 'BitstringStatusListEntry' })
    expect(entry.statusMessage).not.toBe(statusMessage)
    expect(Object.isFrozen(entry)).toBe(false)
    expect(statusEntry({ ...parts, statusReference: 'https://example.org/x' }).statusReference).toBe(
      'https://example.org/x'
    )
  })

  test.each<[object, string]>([
    [{ statusListCredential: undefined }, 'OB_MEMBER_MISSING /statusListCredential'],
    [{ statusListCredential: 'status/3' }, 'MALFORMED_VALUE_ERROR /statusListCredential'],
    [{ statusListCredential: 'https://example.org/status#3' }, 'MALFORMED_VALUE_ERROR /statusListCredential'],
    [{ statusListCredential: 3 }, 'MALFORMED_VALUE_ERROR /statusListCredential'],
    [{ statusListIndex: undefined }, 'OB_MEMBER_MISSING /statusListIndex'],
    [{ statusListIndex: -1 }, 'MALFORMED_VALUE_ERROR /statusListIndex'],
    [{ statusListIndex: 1.5 }, 'MALFORMED_VALUE_ERROR /statusListIndex'],
    [{ statusListIndex: '01' }, 'MALFORMED_VALUE_ERROR /statusListIndex'],
    [{ statusListIndex: '12345678901' }, 'RANGE_ERROR /statusListIndex'],
    [{ statusPurpose: '' }, 'MALFORMED_VALUE_ERROR /statusPurpose'],
    [{ statusPurpose: ['revocation'] }, 'MALFORMED_VALUE_ERROR /statusPurpose'],
    [{ statusSize: 0 }, 'MALFORMED_VALUE_ERROR /statusSize'],
    [{ statusSize: 2 }, 'MALFORMED_VALUE_ERROR /statusMessage'],
    [{ statusMessage }, 'MALFORMED_VALUE_ERROR /statusMessage'],
    [{ statusReference: 'dictionary' }, 'MALFORMED_VALUE_ERROR /statusReference'],
    [{ statusReference: ['https://example.org/x', 7] }, 'MALFORMED_VALUE_ERROR /statusReference/1'],
    [{ statusReference: [] }, 'MALFORMED_VALUE_ERROR /statusReference'],
    [{ id: 'https://example.org/status/3' }, 'MALFORMED_VALUE_ERROR /id'],
    [{ id: 'entry' }, 'MALFORMED_VALUE_ERROR /id'],
    [{ id: 7 }, 'MALFORMED_VALUE_ERROR /id'],
    [{ id: ['urn:x:1'] }, 'MALFORMED_VALUE_ERROR /id'],
    [{ statusIndex: 7 }, 'OB_MEMBER_UNKNOWN /statusIndex']
  ])('refuses %j', (members, problem) => {
    expect(wrong(members)).toEqual([problem])
  })

  test('tells all that is wrong', () => {
    // @ts-expect-error nothing of what is needed
    expect(problemsOf(() => statusEntry({ statusPurpose: '', purpose: 'revocation' }))).toEqual([
      'MALFORMED_VALUE_ERROR /statusPurpose',
      'OB_MEMBER_MISSING /statusListCredential',
      'OB_MEMBER_MISSING /statusListIndex',
      'OB_MEMBER_UNKNOWN /purpose'
    ])
  })

  test('refuses what is no plain data', () => {
    const get = {
      ...parts,
      get id() {
        return 'urn:x:1'
      }
    }
    expect(problemsOf(() => statusEntry(get))).toEqual(['OB_JSON_NOT_DATA /id'])
    const throwing = {
      get validFrom() {
        throw new Error('looked at')
      }
    }
    // @ts-expect-error no entry
    expect(problemsOf(() => statusEntry(throwing))).toEqual(['OB_JSON_NOT_DATA /validFrom'])
    for (const no of [null, 'x', []]) {
      // @ts-expect-error no object
      expect(problemsOf(() => statusEntry(no))).toEqual(['MALFORMED_VALUE_ERROR '])
    }
  })

  test.each<[string, Partial<StatusEntryParts>]>([
    ['for revocation', {}],
    [
      'with messages',
      { statusPurpose: 'message', statusSize: 2, statusMessage, statusReference: 'https://example.org/d' }
    ]
  ])('goes into a badge: %s', (_, more) => {
    const credentialStatus = deepFrozen(statusEntry({ ...parts, ...more }))
    for (const dataModel of ['2.0', '1.1'] as const) {
      const badge = buildCredential(
        {
          issuer: { id: issuerKey.controller, name: 'C' },
          recipient: { email: 'lea@example.org' },
          achievement,
          credentialStatus
        },
        { now: clock, dataModel }
      )
      expect(badge.credentialStatus).toEqual(credentialStatus)
    }
  })
})
