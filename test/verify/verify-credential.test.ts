import { expect, test } from 'vitest'
import { settingsOf } from '../../src/facade/verifier-settings.ts'
import { verifyCredential } from '../../src/verify/verify-credential.ts'
import { clock, outcomeOf, signedBadge } from '../support/badges.ts'

test('a check that breaks is inconclusive, says so, and verifies nothing', async () => {
  const settings = {
    ...settingsOf({ now: clock })({}),
    resolver: { resolve: () => Promise.reject(new Error('a defect')) }
  }
  // A signed badge is JSON; the compiler does not know.
  const value = JSON.parse(JSON.stringify(await signedBadge()))
  const report = await verifyCredential(
    { format: 'json', generation: '3.0', value, problems: [] },
    {},
    settings
  )
  expect([report.verified, report.verdict.authentic]).toEqual([false, 'unknown'])
  expect(outcomeOf(report, 'proof')).toEqual(['inconclusive', 'OB_CHECK_BROKEN'])
  expect(report.problems[0]?.cause).toEqual({ name: 'Error', message: 'a defect' })
  expect(outcomeOf(report, 'validity')).toEqual(['passed'])
})

test('so is conformance that breaks, although the proof is good', async () => {
  const settings = settingsOf({ now: clock })({})
  let broken = false
  const get = (url: string) => {
    if (broken) return settings.contexts.get(url)
    broken = true
    throw new Error('a defect')
  }
  const value = JSON.parse(JSON.stringify(await signedBadge()))
  const report = await verifyCredential(
    { format: 'json', generation: '3.0', value, problems: [] },
    {},
    { ...settings, contexts: { ...settings.contexts, get } }
  )
  expect([report.verified, report.verdict.authentic]).toEqual([false, 'unknown'])
  expect(outcomeOf(report, 'conformance')).toEqual(['inconclusive', 'OB_CHECK_BROKEN'])
  expect(outcomeOf(report, 'proof')).toEqual(['passed'])
  expect(report.claims).toEqual(value)
})
