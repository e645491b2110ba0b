import { expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { verifyCredential } from '../../src/verify/verify-credential.ts'
import { now, outcomeOf, signedBadge } from '../support/badges.ts'

test('a check that breaks is inconclusive, says so, and verifies nothing', async () => {
  const settings = {
    resolver: { resolve: () => Promise.reject(new Error('a defect')) },
    kind: 'badge' as const,
    contexts: pinnedContexts,
    limits: defaultLimits,
    now,
    maxClockSkewMs: 0
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
