import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyJson } from '../../src/base/copy-json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { readJson } from '../../src/base/read-json.ts'
import { deepFrozen, profileValue, told, unfrozen } from '../support/json.ts'

const copy = (value: unknown) => copyJson(value, defaultLimits)

// TypeScript does not let one write it
const ACCESSOR_OF_NOTHING = `Object.defineProperty({}, 'a', { get: undefined, set: undefined, enumerable: true })`

/** An object whose own properties are as `descriptors` say. */
const objectOf = (descriptors: PropertyDescriptorMap) => Object.defineProperties({}, descriptors)

describe('copyJson', () => {
  it('gives an equal value, deeply frozen, with nothing of what was handed in', () => {
    fc.assert(
      fc.property(profileValue, value => {
        const { value: copied, problems } = copy(deepFrozen(value))
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(copied).toStrictEqual(value)
        expect(unfrozen(copied)).toEqual([])
        if (typeof value === 'object' && value !== null) expect(copied).not.toBe(value)
      }),
      { numRuns: 1_000 }
    )
  })

  it('tells of a value what readJson tells of its text', () => {
    const hostile = fc.constantFrom('__proto__', 'constructor', 'prototype', '\ud800', '\0', '\u202e', 'a')
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(-0, 2 ** 53, 5e-324)
    )
    const value = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        hostile,
        number,
        fc.boolean(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc
          .array(fc.tuple(hostile, tie('value')), { maxLength: 4 })
          .map(members => Object.fromEntries(members))
      )
    })).value
    let refused = 0
    fc.assert(
      fc.property(value, candidate => {
        // JSON.stringify writes -0 as 0, so it is put back
        const marked = JSON.stringify(candidate, (_, held: unknown) =>
          Object.is(held, -0) ? 'minus zero' : held
        )
        const read = readJson(marked.replaceAll('"minus zero"', '-0'), defaultLimits)
        expect(told(copy(candidate))).toEqual(told(read))
        expect('value' in copy(candidate)).toBe('value' in read)
        if (!('value' in read)) refused++
      }),
      { numRuns: 3_000 }
    )
    expect(refused).toBeGreaterThan(500)
  })

  it('is not reached by changes that come after', () => {
    const given = { name: 'a', list: [1] }
    const { value } = copy(given)
    given.name = 'b'
    given.list.push(2)
    expect(value).toEqual({ name: 'a', list: [1] })
  })

  it('leaves out members that are undefined, and keeps the order of the others', () => {
    const { value, problems } = copy({ z: 1, gone: undefined, a: { gone: undefined }, b: null })
    expect(problems).toEqual([])
    expect(JSON.stringify(value)).toBe('{"z":1,"a":{},"b":null}')
    expect(value).not.toHaveProperty('gone')
  })

  it('takes objects without prototype, of other realms, and the same object in two places', () => {
    const shared = { a: [1] }
    const bare: unknown = Object.assign(Object.create(null), { b: shared })
    const foreign: unknown = runInNewContext('({ c: [{ d: 1 }], e: JSON.parse("{}") })')
    const reading = copy([shared, shared, bare, foreign])
    expect(reading).toStrictEqual({
      value: [{ a: [1] }, { a: [1] }, { b: { a: [1] } }, { c: [{ d: 1 }], e: {} }],
      problems: []
    })
    expect(unfrozen(reading.value)).toEqual([])
  })

  it('takes a Proxy for what it shows, once', () => {
    let asked = 0
    const target = { a: 1 }
    const proxy = new Proxy(target, {
      getOwnPropertyDescriptor: (object, key) => ({
        ...Reflect.getOwnPropertyDescriptor(object, key),
        value: ++asked
      })
    })
    expect(copy({ proxy }).value).toEqual({ proxy: { a: 1 } })
    expect(asked).toBe(1)
  })

  it('reads a member named toJSON as data, and refuses it as a function', () => {
    expect(copy({ toJSON: 'text', a: 1 }).value).toEqual({ toJSON: 'text', a: 1 })
    let called = false
    const toJSON = () => {
      called = true
      return {}
    }
    expect(told(copy({ a: 1, toJSON }))).toEqual(['OB_JSON_NOT_DATA /toJSON'])
    expect(called).toBe(false)
  })

  it('never runs a getter', () => {
    let runs = 0
    const get = () => ++runs
    expect(told(copy({ a: objectOf({ b: { get, enumerable: true } }) }))).toEqual(['OB_JSON_NOT_DATA /a/b'])
    expect(runs).toBe(0)
  })

  class Profile {
    name = 'x'
  }
  class List extends Array<unknown> {}
  const cycle: { a: unknown[] } = { a: [{}] }
  cycle.a.push({ back: cycle })
  const holes: unknown[] = [1]
  holes[2] = 3
  const revoked = Proxy.revocable({}, {})
  revoked.revoke()
  const revokedArray = Proxy.revocable([], {})
  revokedArray.revoke()
  const thrower = () => {
    throw new Error('hostile')
  }

  it.each<readonly [what: string, value: unknown, path: string]>([
    ['undefined', undefined, ''],
    ['a function', () => 1, ''],
    ['a symbol', Symbol('x'), ''],
    ['a bigint', 1n, ''],
    ['NaN', Number.NaN, ''],
    ['an infinity', Number.NEGATIVE_INFINITY, ''],
    ['a Date', new Date(0), ''],
    ['a Map', new Map([['a', 1]]), ''],
    ['a Set', new Set(), ''],
    ['bytes', Uint8Array.of(1), ''],
    ['a regular expression', /x/, ''],
    ['a promise', Promise.resolve({}), ''],
    ['an error', new Error('x'), ''],
    ['a boxed string', Object('x'), ''],
    ['a class instance', new Profile(), ''],
    ['an instance of a class of arrays', List.of(1), ''],
    ['an array without prototype', Object.setPrototypeOf([], null), ''],
    ['an object that inherits data', Object.create({ a: 1 }), ''],
    ['an object that inherits data from nothing else', Object.create(Object.create(null)), ''],
    ['a Date of another realm', runInNewContext('new Date(0)'), ''],
    ['a class instance of another realm', runInNewContext('new (class A {})'), ''],
    ['a hole in an array', holes, ''],
    ['an array with a member of its own', Object.assign([1], { index: 0 }), ''],
    ['an array with a symbol', Object.assign([1], { [Symbol('x')]: 0 }), ''],
    ['arguments', runInNewContext('(function () { return arguments })(1)'), ''],
    ['a member named by a symbol', { [Symbol.toStringTag]: 'Object' }, ''],
    ['undefined in an array', [1, undefined], '/1'],
    ['a getter', objectOf({ a: { get: () => 1, enumerable: true } }), '/a'],
    ['a setter', objectOf({ a: { set: () => {}, enumerable: true } }), '/a'],
    ['an accessor of nothing', runInNewContext(ACCESSOR_OF_NOTHING), '/a'],
    ['a hidden property', objectOf({ a: { value: 1 } }), '/a'],
    ['a hidden property without value', objectOf({ a: { value: undefined } }), '/a'],
    ['a getter in an array', Object.defineProperty([0, 1], 1, { get: () => 1 }), '/1'],
    ['a cycle', cycle, '/a/1/back'],
    ['a revoked Proxy', revoked.proxy, ''],
    ['a revoked Proxy of an array', [revokedArray.proxy], '/0'],
    ['a Proxy that throws at getPrototypeOf', new Proxy({}, { getPrototypeOf: thrower }), ''],
    ['a Proxy that throws at ownKeys', new Proxy({}, { ownKeys: thrower }), ''],
    ['a Proxy of an array that throws at get', new Proxy([], { get: thrower }), ''],
    ['a Proxy that throws at one member', new Proxy({ a: 1 }, { getOwnPropertyDescriptor: thrower }), '/a'],
    ['a Proxy that names what it has not', new Proxy({}, { ownKeys: () => ['a'] }), '/a']
  ])('refuses %s', (_, value, path) => {
    expect(told(copy(value))).toEqual([`OB_JSON_NOT_DATA ${path}`])
    expect(copy(value)).not.toHaveProperty('value')
    expect(told(copy({ in: [0, value] }))).toEqual([`OB_JSON_NOT_DATA /in/1${path}`])
  })

  it('looks for holes in the longest array that is read', () => {
    const longest: unknown[] = [0, 1, 2]
    delete longest[1]
    const read = (value: unknown) => told(copyJson(value, { ...defaultLimits, maxItems: 3 }))
    expect(read([0, 1, 2])).toEqual([])
    expect(read(longest)).toEqual(['OB_JSON_NOT_DATA '])
  })

  it('tells all that is no data at once', () => {
    expect(told(copy({ a: [() => 1, 1, new Date(0)], b: Number.NaN, c: { d: undefined, e: 1n } }))).toEqual([
      'OB_JSON_NOT_DATA /a/0',
      'OB_JSON_NOT_DATA /a/2',
      'OB_JSON_NOT_DATA /b',
      'OB_JSON_NOT_DATA /c/e'
    ])
  })
})
