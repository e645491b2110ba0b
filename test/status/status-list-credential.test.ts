import { describe, expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { signCredential, signCredentialAsJwt } from '../../src/sign.ts'
import { readStatusEntry } from '../../src/status/status-types.ts'
import {
  allocateIndexes,
  createIndexAllocation,
  createStatusList,
  encodeStatusList,
  type StatusListCredentialParts,
  setStatus,
  statusEntry,
  statusListCredential
} from '../../src/status.ts'
import { verifyBadge } from '../../src/verify.ts'
import { clock, issuerKey } from '../support/badges.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf } from '../support/problems.ts'
import { listUrl, messagesOf } from '../support/status-lists.ts'

const parts = deepFrozen({ id: listUrl, issuer: issuerKey.controller, statusPurpose: 'revocation' })
const list = setStatus(createStatusList(), [[94567, 1]])
const made = (more: Partial<StatusListCredentialParts> = {}) =>
  statusListCredential(list, deepFrozen({ ...parts, ...more }), { now: clock })

describe('statusListCredential', () => {
  test('makes a whole credential, the same each time', () => {
    expect(made()).toEqual({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: listUrl,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: issuerKey.controller,
      validFrom: '2026-11-22T12:00:00Z',
      credentialSubject: {
        id: `${listUrl}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: encodeStatusList(list)
      }
    })
    expect(JSON.stringify(made())).toBe(JSON.stringify(made()))
  })

  test('takes dates, the time to live, several purposes, and an issuer with a name', () => {
    const issuer = { id: issuerKey.controller, name: 'Campus Exemple' }
    const statusPurpose = ['revocation', 'suspension']
    const validFrom = new Date('2026-11-22T09:30:15.750Z')
    const credential = made({
      issuer,
      statusPurpose,
      ttl: 3_600_000,
      validFrom,
      validUntil: '2026-11-29T09:30:15Z'
    })
    expect(credential).toMatchObject({
      issuer,
      validFrom: '2026-11-22T09:30:15Z',
      validUntil: '2026-11-29T09:30:15Z'
    })
    expect(credential.credentialSubject).toMatchObject({ statusPurpose, ttl: 3_600_000 })
    expect(Object.isFrozen(credential)).toBe(false)
  })

  test.each<[object, string]>([
    [{ id: undefined }, 'OB_MEMBER_MISSING /id'],
    [{ id: 'status/3' }, 'MALFORMED_VALUE_ERROR /id'],
    [{ id: `${listUrl}#list` }, 'MALFORMED_VALUE_ERROR /id'],
    [{ issuer: undefined }, 'OB_MEMBER_MISSING /issuer'],
    [{ issuer: { name: 'Campus Exemple' } }, 'OB_MEMBER_MISSING /issuer/id'],
    [{ issuer: { id: issuerKey.controller, shoeSize: 42 } }, 'OB_TERM_UNDEFINED /issuer/shoeSize'],
    [{ statusPurpose: undefined }, 'OB_MEMBER_MISSING /statusPurpose'],
    [{ statusPurpose: '' }, 'MALFORMED_VALUE_ERROR /statusPurpose'],
    [{ statusPurpose: [] }, 'MALFORMED_VALUE_ERROR /statusPurpose'],
    [{ statusPurpose: ['revocation', 7] }, 'MALFORMED_VALUE_ERROR /statusPurpose'],
    [{ ttl: -1 }, 'MALFORMED_VALUE_ERROR /ttl'],
    [{ ttl: '300000' }, 'MALFORMED_VALUE_ERROR /ttl'],
    [{ validFrom: 'today' }, 'MALFORMED_VALUE_ERROR /validFrom'],
    [{ validFrom: new Date(Number.NaN) }, 'MALFORMED_VALUE_ERROR /validFrom'],
    [{ validUntil: '2026-11-22T11:00:00Z' }, 'OB_VALIDITY_REVERSED /validUntil'],
    [{ statusMessages: messagesOf(2) }, 'MALFORMED_VALUE_ERROR /statusMessages'],
    [{ context: 'https://example.org/terms/v1' }, 'OB_CONTEXT_UNKNOWN /context/0'],
    [{ statusPurposes: 'revocation' }, 'OB_MEMBER_UNKNOWN /statusPurposes']
  ])('refuses %j', (more, problem) => {
    expect(problemsOf(() => made(more))).toEqual([problem])
  })

  test('tells all that is wrong', () => {
    // @ts-expect-error nothing of what is needed
    expect(problemsOf(() => statusListCredential(list, { ttl: 0.5 }))).toEqual([
      'MALFORMED_VALUE_ERROR /ttl',
      'OB_MEMBER_MISSING /id',
      'OB_MEMBER_MISSING /issuer',
      'OB_MEMBER_MISSING /statusPurpose'
    ])
  })

  test('refuses wrong options, and what is no list', () => {
    // @ts-expect-error no such option
    expect(() => statusListCredential(list, parts, { clock })).toThrow(TypeError)
    expect(() => statusListCredential(list, parts, { now: () => Number.NaN })).toThrow(TypeError)
    // @ts-expect-error no list
    expect(() => statusListCredential({ length: 131_072, statusSize: 1 }, parts)).toThrow(TypeError)
  })

  describe('messages', () => {
    const url = 'https://example.org/terms/v1'
    const terms = {
      '@context': {
        statusSize: 'https://example.org/terms#statusSize',
        statusMessages: {
          '@id': 'https://example.org/terms#statusMessages',
          '@context': {
            status: 'https://example.org/terms#status',
            message: 'https://example.org/terms#message'
          }
        }
      }
    }
    const withMessages = {
      statusPurpose: 'message',
      statusMessages: messagesOf(1)
    } as unknown as Partial<StatusListCredentialParts>

    test('need a context that defines them in a list', () => {
      expect(problemsOf(() => made(withMessages))).toEqual(['OB_TERM_UNDEFINED /statusMessages'])
      const credential = statusListCredential(
        list,
        { ...parts, ...withMessages, context: url },
        { now: clock, contexts: { [url]: terms } }
      )
      expect(credential.credentialSubject).toMatchObject({ statusSize: 1, statusMessages: messagesOf(1) })
    })
  })
})

describe('a list that is published', () => {
  const { statusListIndexes } = allocateIndexes(createIndexAllocation(), 6000)
  const revoked = statusListIndexes.slice(0, 4500)
  const large = setStatus(
    createStatusList(),
    revoked.map(index => [index, 1])
  )
  const unsigned = deepFrozen(statusListCredential(large, { ...parts, ttl: 300_000 }, { now: clock }))

  /** What the list says of each index that was given out. */
  function outcomes(credential: object): string[] {
    return statusListIndexes
      .filter((_, at) => at % 250 === 0)
      .map(statusListIndex => {
        const entry = statusEntry({ statusListCredential: listUrl, statusListIndex })
        const { query } = readStatusEntry(entry, { path: '/credentialStatus', limits: defaultLimits })
        const { outcome, ttlMs } = query?.answer(JSON.parse(JSON.stringify(credential))) ?? {}
        return `${outcome} ${ttlMs}`
      })
  }

  const expected = Array.from({ length: 24 }, (_, at) => `${at < 18 ? 'failed' : 'passed'} 300000`)

  test('is signed with an embedded proof, verifies, and is read', async () => {
    const signed = await signCredential(unsigned, {
      signer: issuerKey.signer,
      kind: 'credential',
      created: '2026-11-22T12:00:00Z'
    })
    const report = await verifyBadge(signed, { kind: 'credential', now: clock })
    expect(report.verified).toBe(true)
    expect(outcomes(signed)).toEqual(expected)
  })

  test('is signed as a JWT, verifies, and is read', async () => {
    const jws = await signCredentialAsJwt(unsigned, { signer: issuerKey.signer, kind: 'credential' })
    const report = await verifyBadge(jws, { kind: 'credential', now: clock })
    expect(report.verified).toBe(true)
    expect(outcomes(report.credential ?? {})).toEqual(expected)
  })
})
