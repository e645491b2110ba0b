import { expect, test } from 'vitest'
import { hasMember } from '../../src/base/has-member.ts'

const names = new Set(['a', 'b'])

test.each([{ a: 1 }, { x: { b: null } }, [{ x: [[{ x: 1, a: [] }]] }]])('%j has such a member', value => {
  expect(hasMember(value, names)).toBe(true)
})

test.each([undefined, null, 'a', 1, ['a'], { x: 'a' }, { A: [{ ab: 'b' }] }])('%j has none', value => {
  expect(hasMember(value, names)).toBe(false)
})
