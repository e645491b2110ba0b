import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointer } from '../../src/base/json.ts'
import { parentOf, stepsOf, valueAt } from '../../src/base/json-pointer.ts'
import { deepFrozen } from '../support/json.ts'

const document = deepFrozen({ a: [{ 'b/c': { '~': 1 } }, null], '': { '': true } })

describe('valueAt', () => {
  it.each([
    ['', document],
    ['/a/0/b~1c/~0', 1],
    ['/a/1', null],
    ['/', { '': true }],
    ['//', true]
  ])('finds what stands at %j', (path, value) => {
    expect(valueAt(document, path)).toEqual(value)
  })

  it.each(['/x', '/a/2', '/a/-1', '/a/0/b~1c/~0/1', '/a/1/x', '/toString', '/a/constructor', '/__proto__'])(
    'finds nothing at %j',
    path => {
      expect(valueAt(document, path)).toBeUndefined()
    }
  )
})

describe('stepsOf and parentOf', () => {
  it('take apart what pointer puts together', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), steps => {
        const path = steps.reduce(pointer, '')
        expect(stepsOf(path)).toEqual(steps)
        expect(parentOf(path)).toBe(steps.slice(0, -1).reduce(pointer, ''))
      })
    )
  })
})
