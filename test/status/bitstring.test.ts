import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countOf, putValue, valueIn } from '../../src/status/bitstring.ts'
import { bytesOf } from '../support/status-lists.ts'

/** Read bit by bit from a text, as the specification draws it. */
function judge(bytes: Uint8Array, index: number, size: number): number {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return Number.parseInt(bits.slice(index * size, (index + 1) * size), 2)
}

const sizes = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constantFrom(9, 11, 13, 16, 17, 24, 31, 32))

describe('values in bits', () => {
  test('are read like the drawing in the specification, at every size', () => {
    const lists = fc.uint8Array({ minLength: 4, maxLength: 64 })
    fc.assert(
      fc.property(lists, sizes, fc.nat(), (bytes, size, any) => {
        const index = any % countOf(bytes, size)
        expect(valueIn(bytes, index, size)).toBe(judge(bytes, index, size))
      }),
      { numRuns: 1000 }
    )
  })

  test('are written so that they are read the same, and nothing beside them changes', () => {
    const lists = fc.uint8Array({ minLength: 4, maxLength: 64 })
    fc.assert(
      fc.property(lists, sizes, fc.nat(), fc.nat(), (bytes, size, any, number) => {
        const count = countOf(bytes, size)
        const index = any % count
        const value = number % 2 ** size
        const before = Array.from({ length: count }, (_, at) => judge(bytes, at, size))
        putValue(bytes, index, size, value)
        const after = Array.from({ length: count }, (_, at) => judge(bytes, at, size))
        expect(after).toEqual(before.with(index, value))
      }),
      { numRuns: 1000 }
    )
  })

  test('the first is the left-most', () => {
    expect(valueIn(bytesOf('1000000000000000'), 0, 1)).toBe(1)
    expect(valueIn(bytesOf('0000000100000000'), 7, 1)).toBe(1)
    expect(valueIn(bytesOf('0000000110000000'), 2, 3)).toBe(0b011)
    expect(valueIn(bytesOf('1'.repeat(32)), 0, 32)).toBe(4_294_967_295)
  })

  test('behind the end nothing is read and nothing written', () => {
    const bytes = bytesOf('11111111')
    expect(valueIn(bytes, 8, 1)).toBe(0)
    putValue(bytes, 8, 1, 1)
    expect(bytes).toEqual(Uint8Array.of(255))
  })

  test('what is too little for one more value is none', () => {
    expect(countOf(new Uint8Array(2), 3)).toBe(5)
    expect(countOf(new Uint8Array(3), 32)).toBe(0)
  })
})
