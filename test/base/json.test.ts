import { describe, expect, it, test } from 'vitest'
import { asArray, isObject, pointer } from '../../src/base/json.ts'
import { deepFrozen } from '../support/json.ts'

test.each([
  [undefined, []],
  [null, []],
  ['one', ['one']],
  ['', ['']],
  [0, [0]],
  [false, [false]],
  [{ a: 1 }, [{ a: 1 }]],
  [[], []],
  [
    ['one', 'two'],
    ['one', 'two']
  ],
  [[['one']], [['one']]],
  [[null], [null]]
])('asArray takes %j for %j', (value, items) => {
  expect(asArray<unknown>(deepFrozen(value))).toEqual(items)
})

test('asArray hands on an array as it is', () => {
  const items = deepFrozen(['one'])
  expect(asArray(items)).toBe(items)
})

test.each([
  [{}, true],
  [{ length: 0 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['{}', false],
  [5, false]
])('isObject of %j is %j', (value, answer) => {
  expect(isObject(value)).toBe(answer)
})

describe('pointer', () => {
  it.each([
    ['', 'a', '/a'],
    ['/a', 0, '/a/0'],
    ['', '', '/'],
    ['', '~', '/~0'],
    ['', '/', '/~1'],
    ['', '~1', '/~01'],
    ['/a', 'b/c/~d~', '/a/b~1c~1~0d~0'],
    ['/a~1b', 'c', '/a~1b/c']
  ])('adds to %j the step %j: %j', (path, step, whole) => {
    expect(pointer(path, step)).toBe(whole)
  })
})
