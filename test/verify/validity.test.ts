import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { createKeyResolver } from '../../src/binding/resolve.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { checkValidity } from '../../src/verify/checks/validity.ts'
import { createVerifier } from '../../src/verify.ts'
import {
  errorsOf,
  now,
  outcomeOf,
  signedBadge,
  strangerKey,
  tampered,
  unsignedBadge
} from '../support/badges.ts'
import { signAnything } from '../support/sign-anything.ts'

const settings = (maxClockSkewMs = 0) => ({
  kind: 'badge' as const,
  resolver: createKeyResolver(),
  contexts: pinnedContexts,
  limits: defaultLimits,
  now,
  maxClockSkewMs
})
const check = (dates: JsonObject, skew = 0) => {
  const { outcome, problems } = checkValidity(
    { '@context': ['https://www.w3.org/ns/credentials/v2'], ...dates },
    settings(skew)
  )
  return [outcome, ...problems.map(({ code, path }) => `${code} ${path}`)]
}

describe('the period of validity', () => {
  test.each([
    [{ validFrom: '2026-11-22T12:00:00Z' }, ['passed']],
    [{ validFrom: '2026-11-22T12:00:00.001Z' }, ['failed', 'OB_NOT_YET_VALID /validFrom']],
    [{ validFrom: '2026-11-22T13:00:00+01:00' }, ['passed']],
    [{ validFrom: '2020-01-01T00:00:00Z', validUntil: '2026-11-22T12:00:00Z' }, ['passed']],
    [
      { validFrom: '2020-01-01T00:00:00Z', validUntil: '2026-11-22T11:59:59.999Z' },
      ['failed', 'OB_EXPIRED /validUntil']
    ],
    [
      { validFrom: '2999-01-01T00:00:00Z', validUntil: '2000-01-01T00:00:00Z' },
      ['failed', 'OB_NOT_YET_VALID /validFrom', 'OB_EXPIRED /validUntil']
    ],
    [{}, ['inconclusive']],
    [{ validFrom: '2026-11-22' }, ['inconclusive']],
    [{ validFrom: 0 }, ['inconclusive']],
    [{ validFrom: '2020-01-01T00:00:00Z', validUntil: '' }, ['inconclusive']],
    [{ validFrom: '2020-01-01T00:00:00Z', validUntil: 'Jan 1 2999' }, ['inconclusive']],
    [{ validFrom: 'x', validUntil: '2020-01-01T00:00:00Z' }, ['failed', 'OB_EXPIRED /validUntil']]
  ])('%j: %j', (dates, wanted) => {
    expect(check(dates)).toEqual(wanted)
  })

  test('clocks may differ by the skew, to the millisecond', () => {
    expect(check({ validFrom: '2026-11-22T12:01:00Z' }, 60_000)).toEqual(['passed'])
    expect(check({ validFrom: '2026-11-22T12:01:00.001Z' }, 60_000)[0]).toBe('failed')
    expect(check({ validFrom: '2020-01-01T00:00:00Z', validUntil: '2026-11-22T11:59:00Z' }, 60_000)).toEqual([
      'passed'
    ])
    expect(
      check({ validFrom: '2020-01-01T00:00:00Z', validUntil: '2026-11-22T11:58:59.999Z' }, 60_000)[0]
    ).toBe('failed')
  })

  test('the 1.1 form has other names for them', () => {
    const v1 = ['https://www.w3.org/2018/credentials/v1']
    const old = {
      '@context': v1,
      issuanceDate: '2020-01-01T00:00:00Z',
      expirationDate: '2021-01-01T00:00:00Z'
    }
    expect(check(old)).toEqual(['failed', 'OB_EXPIRED /expirationDate'])
    expect(check({ '@context': v1, validFrom: '2020-01-01T00:00:00Z' })).toEqual(['inconclusive'])
  })
})

describe('the period that a JWT claims', () => {
  const held = { validFrom: '2020-01-01T00:00:00Z', validUntil: '2030-01-01T00:00:00Z' }
  const narrowed = (jwt: object, dates: JsonObject = held, skew = 0) => {
    const credential = { '@context': ['https://www.w3.org/ns/credentials/v2'], ...dates }
    const { outcome, problems } = checkValidity(credential, settings(skew), jwt)
    return [outcome, ...problems.map(({ code, path }) => `${code} ${path}`)]
  }

  test('narrows that of the credential, to the millisecond', () => {
    expect(narrowed({})).toEqual(['passed'])
    expect(narrowed({ notBefore: now, expires: now })).toEqual(['passed'])
    expect(narrowed({ notBefore: now + 1 })).toEqual(['failed', 'OB_NOT_YET_VALID /nbf'])
    expect(narrowed({ expires: now - 1 })).toEqual(['failed', 'OB_EXPIRED /exp'])
    expect(narrowed({ notBefore: now + 60_000, expires: now + 60_000 }, held, 60_000)).toEqual(['passed'])
    expect(narrowed({ notBefore: now + 60_001 }, held, 60_000)).toEqual(['failed', 'OB_NOT_YET_VALID /nbf'])
    expect(narrowed({ expires: now - 60_000 }, held, 60_000)).toEqual(['passed'])
    expect(narrowed({ expires: now - 60_001 }, held, 60_000)).toEqual(['failed', 'OB_EXPIRED /exp'])
  })

  test('does not widen it, and is not told twice', () => {
    const over = { validFrom: '2020-01-01T00:00:00Z', validUntil: '2021-01-01T00:00:00Z' }
    expect(narrowed({ expires: now + 1 }, over)).toEqual(['failed', 'OB_EXPIRED /validUntil'])
    expect(narrowed({ expires: now - 1 }, over)).toEqual(['failed', 'OB_EXPIRED /validUntil'])
    expect(narrowed({ notBefore: now + 1 }, over)).toEqual(['failed', 'OB_EXPIRED /validUntil'])
    expect(narrowed({ notBefore: now - 1 }, {})).toEqual(['inconclusive'])
  })
})

describe('in the report', () => {
  test('an expired badge is authentic all the same', async () => {
    const badge = await signedBadge({ validUntil: '2026-11-10T00:00:00Z' })
    const report = await createVerifier({ now: () => now }).verify(badge)
    expect(report.verdict).toMatchObject({ authentic: 'yes', current: 'no' })
    expect([report.verified, errorsOf(report)]).toEqual([false, ['OB_EXPIRED']])
    expect(report.credential).toHaveProperty('validUntil', '2026-11-10T00:00:00Z')
    const earlier = await createVerifier({ now: () => new Date('2026-11-05T00:00:00Z') }).verify(badge)
    expect(earlier.verified).toBe(true)
  })

  test('a badge that is forged and expired is told both', async () => {
    const badge = await signAnything(unsignedBadge({ validUntil: '2026-11-10T00:00:00Z' }), strangerKey)
    const report = await createVerifier({ now: () => now }).verify(badge)
    expect(outcomeOf(report, 'issuer')).toEqual(['failed', 'OB_KEY_NOT_ISSUERS'])
    expect(outcomeOf(report, 'validity')).toEqual(['failed', 'OB_EXPIRED'])
  })

  test('a badge whose dates lie the wrong way round does not conform', async () => {
    const badge = tampered(await signedBadge(), copy => {
      copy.validUntil = '2026-10-01T00:00:00Z'
    })
    expect(outcomeOf(await createVerifier({ now: () => now }).verify(badge), 'conformance')).toEqual([
      'failed',
      'OB_VALIDITY_REVERSED'
    ])
  })

  test('the skew is 60 seconds unless told otherwise', async () => {
    const badge = await signedBadge(
      { validFrom: '2026-11-22T12:01:00Z' },
      { created: '2026-11-22T12:00:00Z' }
    )
    expect((await createVerifier({ now: () => now }).verify(badge)).verified).toBe(true)
    expect((await createVerifier({ now: () => now, maxClockSkew: 59 }).verify(badge)).verified).toBe(false)
    expect((await createVerifier({ now: () => now - 1 }).verify(badge)).verified).toBe(false)
  })
})
