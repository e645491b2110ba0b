import { describe, expect, test } from 'vitest'
import { defaultFetchLimits, withDefaultFetchLimits } from '../../src/fetch/fetch-limits.ts'
import { frozen } from '../support/frozen.ts'

test('the defaults are 24 requests, 4 at once, 5 and 15 seconds, and 64 KiB, and nobody can change them', () => {
  expect(defaultFetchLimits).toEqual({
    maxFetches: 24,
    maxParallelFetches: 4,
    fetchTimeoutMs: 5_000,
    totalFetchTimeoutMs: 15_000,
    maxFetchBytes: 65_536
  })
  expect(Object.isFrozen(defaultFetchLimits)).toBe(true)
})

test('what is given comes over the defaults', () => {
  expect(withDefaultFetchLimits()).toEqual(defaultFetchLimits)
  expect(withDefaultFetchLimits(frozen({ maxFetches: 3 }))).toEqual({ ...defaultFetchLimits, maxFetches: 3 })
  expect(withDefaultFetchLimits({ fetchTimeoutMs: 2_147_483_647 }).fetchTimeoutMs).toBe(2_147_483_647)
})

describe('nonsense is the caller’s', () => {
  test.each<[string, unknown]>([
    ['an unknown name', { maxFetch: 1 }],
    ['a name that every object has', { toString: 1 }],
    ['zero', { maxFetches: 0 }],
    ['less than zero', { fetchTimeoutMs: -1 }],
    ['a part', { fetchTimeoutMs: 0.5 }],
    ['text', { maxFetches: '3' }],
    ['no number', { maxFetchBytes: Number.NaN }],
    ['no end', { maxFetchBytes: Number.POSITIVE_INFINITY }],
    ['undefined', { maxFetches: undefined }],
    ['what a timer would take for at once', { totalFetchTimeoutMs: 2_147_483_648 }],
    ['null', null],
    ['a number', 7]
  ])('%s', (_, limits) => {
    // As a caller without a compiler may write it.
    expect(() => withDefaultFetchLimits(limits as object)).toThrow(TypeError)
  })
})
