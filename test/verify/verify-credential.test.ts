import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { settingsOf } from '../../src/facade/verifier-settings.ts'
import { verifyCredential } from '../../src/verify/verify-credential.ts'
import { clock, errorsOf, outcomeOf, signedBadge } from '../support/badges.ts'

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

test('so is the check of the status, or of the person, and the others are made', async () => {
  const settings = settingsOf({ now: clock })({})
  const credentialStatus = { id: 'https://example.org/status/3#1', type: 'BitstringStatusListEntry' }
  const held = await signedBadge({ credentialStatus: credentialStatus as never })
  const value = JSON.parse(JSON.stringify(held))
  const recipient = {
    get id(): string {
      throw new Error('a defect')
    }
  }
  const mayAsk = () => {
    throw new Error('a defect')
  }
  const verify = (broken: object) =>
    verifyCredential(
      { format: 'json', generation: '3.0', value: broken as JsonObject, problems: [] },
      { recipient },
      { ...settings, statusRound: { ...settings.statusRound, mayAsk } }
    )
  const report = await verify(value)
  expect([report.verified, report.verdict]).toEqual([
    false,
    { authentic: 'yes', current: 'unknown', bound: 'unknown', trusted: 'unknown' }
  ])
  expect(outcomeOf(report, 'status')).toEqual(['inconclusive', 'OB_CHECK_BROKEN'])
  expect(outcomeOf(report, 'recipient')).toEqual(['inconclusive', 'OB_CHECK_BROKEN'])
  expect(outcomeOf(report, 'validity')).toEqual(['passed'])
  const forged = await verify({ ...value, name: 'Changed' })
  expect(forged.verdict.authentic).toBe('no')
  expect(new Set(errorsOf(forged))).toEqual(new Set(['PROOF_VERIFICATION_ERROR', 'OB_CHECK_BROKEN']))
})
