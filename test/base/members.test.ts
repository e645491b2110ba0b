import { expect, test } from 'vitest'
import { defineMember, setMember } from '../../src/base/members.ts'

test.each(['toString', 'constructor', '__proto__', '__defineGetter__', 'name'])(
  'gives an object a member %s of its own, as JSON does',
  name => {
    const object: Record<string, unknown> = {}
    setMember(object, name, 1)
    expect(object).toStrictEqual(JSON.parse(`{"${name}":1}`))
    defineMember(object, name, 2)
    expect(Object.getOwnPropertyDescriptor(object, name)).toEqual({
      value: 2,
      writable: true,
      enumerable: true,
      configurable: true
    })
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype)
  }
)
