/** The whole way, for whatever badge is generated. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bake, strip, unbake } from '../../src/index.ts'
import { soundPng } from '../support/png.ts'
import { seed, signedBadges, verifier } from '../support/signed-badges.ts'

const picture = soundPng()

/** What keeps a generated badge from being verified though it is authentic: statuses and dates are generated too. */
const mayBeFound = new Set(['STATUS_RETRIEVAL_ERROR', 'OB_NOT_YET_VALID', 'OB_EXPIRED'])

describe('whatever badge is generated over all classes', () => {
  test('builds, conforms, signs, bakes, unbakes and is authentic, to the letter', async () => {
    let verified = 0
    await fc.assert(
      fc.asyncProperty(signedBadges, async signing => {
        const badge = await signing
        const baked = bake(picture, badge)
        expect(unbake(baked)?.text).toBe(JSON.stringify(badge))
        expect(strip(baked)).toEqual(picture)
        const report = await verifier.verify(baked)
        expect(report.verdict.authentic).toBe('yes')
        expect(report.credential).toEqual(badge)
        const errors = report.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
        expect(errors.filter(code => !mayBeFound.has(code))).toEqual([])
        expect(report.verified).toBe(errors.length === 0)
        verified += Number(report.verified)
      }),
      { seed, numRuns: 120, endOnFailure: true }
    )
    // Not all of them may be kept from it by their status or dates.
    expect(verified).toBeGreaterThan(10)
  })
})
