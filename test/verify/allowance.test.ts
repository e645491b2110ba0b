import { expect, test } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { createAllowance } from '../../src/verify/allowance.ts'

const limits = { ...defaultLimits, maxBytes: 100, maxObjects: 10, maxValues: 20 }

test('what was taken is not there any more, and the other limits stay as they are', () => {
  const allowance = createAllowance(limits)
  expect(allowance.limits).toEqual(limits)
  allowance.take({ a: [1, { b: 'x' }], c: {} }, 30)
  expect(allowance.limits).toEqual({ ...limits, maxBytes: 70, maxObjects: 7, maxValues: 14 })
  allowance.take('a.b.c')
  allowance.take(undefined, 10)
  expect(allowance.limits).toEqual({ ...limits, maxBytes: 60, maxObjects: 7, maxValues: 12 })
  expect(allowance.isUsedUp).toBe(false)
})

test.each([
  ['bytes', undefined, 100],
  ['objects', Array.from({ length: 10 }, () => ({})), 0],
  ['values', Array.from({ length: 19 }, () => 1), 0]
])('it is used up when there are no %s left', (_, value, bytes) => {
  const allowance = createAllowance(limits)
  allowance.take(Array.isArray(value) ? value.slice(1) : value, bytes - (bytes ? 1 : 0))
  expect(allowance.isUsedUp).toBe(false)
  allowance.take(Array.isArray(value) ? value[0] : value, bytes ? 1 : 0)
  expect(allowance.isUsedUp).toBe(true)
})
