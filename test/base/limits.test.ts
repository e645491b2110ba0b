import { expect, test } from 'vitest'
import { defaultLimits, withDefaultLimits } from '../../src/base/limits.ts'

test('given ceilings stand over the defaults', () => {
  expect(withDefaultLimits()).toEqual(defaultLimits)
  expect(withDefaultLimits({ maxDepth: 3 })).toEqual({ ...defaultLimits, maxDepth: 3 })
})

test('no depth may be so great that a walk could exhaust the stack', () => {
  expect(withDefaultLimits({ maxDepth: 128 })).toEqual({ ...defaultLimits, maxDepth: 128 })
  expect(() => withDefaultLimits({ maxDepth: 129 })).toThrow(TypeError)
})

test.each([
  ['no object', 5],
  ['null', null],
  ['an unknown name', { maxDeepness: 3 }],
  ['a name that all objects have', { toString: 3 }],
  ['undefined, which would switch the ceiling off', { maxBytes: undefined }],
  ['zero', { maxBytes: 0 }],
  ['a fraction', { maxBytes: 1.5 }],
  ['infinity', { maxBytes: Number.POSITIVE_INFINITY }],
  ['not a number', { maxBytes: Number.NaN }],
  ['a text', { maxBytes: '5' }]
])('%s is refused', (_, limits) => {
  expect(() => withDefaultLimits(limits as never)).toThrow(TypeError)
})
