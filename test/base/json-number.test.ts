import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inexactness } from '../../src/base/json-number.ts'
import { exactNumber } from '../support/json.ts'

const isExact = (source: string) => inexactness(Number(source), source) === undefined

describe('inexactness', () => {
  it.each([
    '0',
    '0.0',
    '0e5',
    '0e999',
    '0.000',
    '1.0',
    '1.50000000000000000000',
    '100',
    '1e2',
    '0.1',
    '-0.03',
    '123456789012345',
    '0.123456789012345',
    '123456789.012345',
    '0.000000000000000000000000000123456789012345',
    '1000000000000000',
    '9007199254740991',
    '-9007199254740991',
    '9.0e15',
    '1e-300',
    '2.2250738585072e-300',
    `0.${'0'.repeat(200)}1`
  ])('lets %s be', source => {
    expect(isExact(source)).toBe(true)
  })

  it.each([
    '-0',
    '-0.0',
    '-0e5',
    '0.1234567890123456',
    '1234567890123456.5',
    '1.0000000000000001',
    '9007199254740990.5',
    '9007199254740992',
    '9007199254740993',
    '-9007199254740993',
    '100000000000000000000',
    '1e21',
    '1.5e300',
    '1e400',
    '-1e400',
    '1e-400',
    '-1e-400',
    '5e-324',
    '1.23456789e-320',
    `1${'0'.repeat(400)}`,
    `0.${'0'.repeat(400)}1`
  ])('has something to say about %s', source => {
    expect(isExact(source)).toBe(false)
  })

  it('lets be only what comes back the same from RDF, as JSON-LD writes it there', () => {
    fc.assert(
      fc.property(fc.oneof(exactNumber, fc.double({ noNaN: true }), fc.maxSafeInteger()), number => {
        const source = JSON.stringify(number)
        if (!isExact(source) || Object.is(number, -0)) return
        const lexical = Number.isInteger(number) ? number.toFixed(0) : number.toExponential(15)
        expect(JSON.stringify(Number(lexical))).toBe(source)
      }),
      { numRuns: 5_000 }
    )
  })

  it('lets every number of at most 15 digits, and every safe integer, be', () => {
    fc.assert(
      fc.property(exactNumber, number => {
        expect(isExact(String(number))).toBe(true)
      }),
      { numRuns: 5_000 }
    )
  })
})
