import { describe, expect, test } from 'vitest'
import { type CheckName, checkNames, type Outcome, type Verdict } from '../../src/verify/report.ts'
import { isVerified, verdictOf } from '../../src/verify/verdict.ts'

const outcomes: readonly Outcome[] = ['passed', 'failed', 'inconclusive', 'skipped']
const passed = { outcome: 'passed' } as const
const skipped = { outcome: 'skipped' } as const
const good = {
  parse: passed,
  conformance: passed,
  proof: passed,
  issuer: passed,
  refresh: skipped,
  status: skipped,
  validity: passed,
  recipient: skipped,
  trust: skipped,
  endorsements: skipped,
  resources: skipped
}
const verdict = (change: Partial<Record<CheckName, Outcome>>) => {
  const changed = Object.entries(change).map(([name, outcome]) => [name, { outcome }])
  return verdictOf({ ...good, ...Object.fromEntries(changed) })
}

describe('the truth table', () => {
  test('a good badge without person or policy', () => {
    expect(verdict({})).toEqual({ authentic: 'yes', current: 'yes', bound: 'unknown', trusted: 'unknown' })
  })

  test.each(['parse', 'conformance', 'proof', 'issuer'] as const)('%s decides on authentic', name => {
    expect(outcomes.map(outcome => verdict({ [name]: outcome }).authentic)).toEqual([
      'yes',
      'no',
      'unknown',
      'unknown'
    ])
  })

  test('one that failed outweighs one that could not be made', () => {
    expect(verdict({ proof: 'inconclusive', conformance: 'failed' }).authentic).toBe('no')
  })

  test('status decides on current; none is as good as a good one', () => {
    expect(outcomes.map(status => verdict({ status }).current)).toEqual(['yes', 'no', 'unknown', 'yes'])
  })

  test('validity decides on current; it is always asked', () => {
    expect(outcomes.map(validity => verdict({ validity }).current)).toEqual([
      'yes',
      'no',
      'unknown',
      'unknown'
    ])
  })

  test('dates are judged even when the proof fails, but never called good then', () => {
    expect(verdict({ proof: 'failed', validity: 'failed' }).current).toBe('no')
    expect(verdict({ proof: 'failed' }).current).toBe('unknown')
  })

  test('recipient and trust decide on bound and trusted', () => {
    const answers = ['yes', 'no', 'unknown', 'unknown']
    expect(outcomes.map(recipient => verdict({ recipient }).bound)).toEqual(answers)
    expect(outcomes.map(trust => verdict({ trust }).trusted)).toEqual(answers)
  })

  test.each(['refresh', 'endorsements', 'resources'] as const)('%s decides on nothing', name => {
    for (const outcome of outcomes) expect(verdict({ [name]: outcome })).toEqual(verdict({}))
  })

  test('verified in exactly those cases where nothing that was asked is open', () => {
    const answers = ['yes', 'no', 'unknown'] as const
    const verified: [Verdict, boolean, boolean][] = []
    for (const authentic of answers) {
      for (const current of answers) {
        for (const bound of answers) {
          for (const trusted of answers) {
            for (const asked of [0, 1, 2, 3]) {
              const [askedBound, askedTrusted] = [(asked & 1) > 0, (asked & 2) > 0]
              const verdict = { authentic, current, bound, trusted }
              if (isVerified(verdict, { bound: askedBound, trusted: askedTrusted, required: [] })) {
                verified.push([verdict, askedBound, askedTrusted])
              }
            }
          }
        }
      }
    }
    for (const [{ authentic, current, bound, trusted }, askedBound, askedTrusted] of verified) {
      expect([authentic, current]).toEqual(['yes', 'yes'])
      expect(bound === 'yes' || (bound === 'unknown' && !askedBound)).toBe(true)
      expect(trusted === 'yes' || (trusted === 'unknown' && !askedTrusted)).toBe(true)
    }
    // bound and trusted: yes with 2 ways of asking, or unknown unasked: 3 ways each.
    expect(verified).toHaveLength(9)
  })

  test('a check that is required has to have passed, or had nothing to check', () => {
    const verdict = { authentic: 'yes', current: 'yes', bound: 'unknown', trusted: 'unknown' } as const
    const required = (outcome: Outcome) =>
      isVerified(verdict, { bound: false, trusted: false, required: ['passed', outcome] })
    expect(outcomes.map(required)).toEqual([true, false, false, true])
  })

  test('the checks are reported in this order', () => {
    expect(checkNames).toEqual([
      'parse',
      'conformance',
      'proof',
      'issuer',
      'refresh',
      'status',
      'validity',
      'recipient',
      'trust',
      'endorsements',
      'resources'
    ])
  })
})
