import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocateIndex,
  allocateIndexes,
  createIndexAllocation,
  type IndexAllocation
} from '../../src/status.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf, thrownBy } from '../support/problems.ts'

/** The same secret each time. */
const random = (length: number) => Uint8Array.from({ length }, (_, at) => at)
const secret = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
const fixed: IndexAllocation = deepFrozen(createIndexAllocation({ random }))

describe('createIndexAllocation', () => {
  test('is plain data: a secret, the length, and what comes next', () => {
    expect(fixed).toEqual({ secret, length: 131_072, next: 0 })
    expect(createIndexAllocation({ length: 200_000, random })).toEqual({ secret, length: 200_000, next: 0 })
  })

  test('has a secret of its own each time', () => {
    const { secret: one } = createIndexAllocation()
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(createIndexAllocation().secret).not.toBe(one)
  })

  test.each([
    { length: 131_064 },
    { length: 131_073 },
    { random: () => new Uint8Array(31) },
    { random: () => 'secret' },
    { secret }
  ])('refuses %j', options => {
    // @ts-expect-error what no type allows
    expect(() => createIndexAllocation(options)).toThrow(TypeError)
  })
})

describe('allocateIndexes', () => {
  test.each([131_072, 131_080, 200_000])('gives each index of %d exactly once', length => {
    const allocation = createIndexAllocation({ length })
    const { statusListIndexes, allocation: full } = allocateIndexes(allocation, length)
    const numbers = statusListIndexes.map(Number).toSorted((a, b) => a - b)
    expect(numbers.findIndex((number, at) => number !== at)).toBe(-1)
    expect(numbers.length).toBe(length)
    expect(statusListIndexes.every(index => index === String(Number(index)))).toBe(true)
    expect(full).toEqual({ ...allocation, next: length })
    expect(problemsOf(() => allocateIndex(full))).toEqual(['OB_STATUS_LIST_FULL /next'])
    expect(allocateIndexes(full, 0).statusListIndexes).toEqual([])
  })

  test('gives the same as one by one, and leaves what it was given', () => {
    let state: IndexAllocation = fixed
    const singly: string[] = []
    for (let count = 0; count < 50; count++) {
      const { statusListIndex, allocation } = allocateIndex(state)
      singly.push(statusListIndex)
      state = allocation
    }
    expect(allocateIndexes(fixed, 50)).toEqual({ statusListIndexes: singly, allocation: state })
    expect(state).toEqual({ secret, length: 131_072, next: 50 })
  })

  test('the order of a secret and a length never changes', () => {
    const { statusListIndexes } = allocateIndexes(fixed, 131_072)
    expect(statusListIndexes.slice(0, 5)).toEqual(['52230', '83343', '68275', '56093', '7933'])
    for (const place of [0, 1, 4711, 131_071]) expect(statusListIndexes[place]).toBe(String(judge(place)))
  })

  /** The index at a place, worked out once more: twelve rounds on a grid of 363 rows and 362 columns. */
  function judge(place: number): number {
    const add = (round: number, half: number) => {
      const hmac = createHmac('sha256', random(32)).update(`status list index 131072 ${round} ${half}`)
      return hmac.digest().readUIntBE(0, 6)
    }
    let [row, column] = [Math.floor(place / 362), place % 362]
    for (let round = 0; round < 12; round++) {
      if (round % 2 === 0) row = (row + add(round, column)) % 363
      else column = (column + add(round, row)) % 362
    }
    const index = row * 362 + column
    return index < 131_072 ? index : judge(index)
  }

  test('a counter of a database will do for the state', () => {
    const { statusListIndexes } = allocateIndexes(fixed, 100)
    fc.assert(
      fc.property(fc.nat(99), next => {
        expect(allocateIndex({ ...fixed, next }).statusListIndex).toBe(statusListIndexes[next])
      })
    )
  })

  test('gives all that were asked for or none', () => {
    const almost = { ...fixed, next: 131_070 }
    expect(allocateIndexes(almost, 2).statusListIndexes.length).toBe(2)
    expect(problemsOf(() => allocateIndexes(almost, 3))).toEqual(['OB_STATUS_LIST_FULL /next'])
  })

  test('tells nothing of the order: neighbours lie anywhere, and other secrets and lengths give other orders', () => {
    const { statusListIndexes } = allocateIndexes(fixed, 4096)
    const eighths = new Array<number>(8).fill(0)
    let rising = 0
    for (const [at, index] of statusListIndexes.entries()) {
      const eighth = Math.floor(Number(index) / 16_384)
      eighths[eighth] = (eighths[eighth] ?? 0) + 1
      if (Number(index) > Number(statusListIndexes[at - 1])) rising++
    }
    // 512 are expected in each, give or take 21; half rise. The secret is fixed, so this cannot fail by chance.
    expect(Math.max(...eighths.map(count => Math.abs(count - 512)))).toBeLessThan(90)
    expect(Math.abs(rising - 2048)).toBeLessThan(130)
    const others = [createIndexAllocation(), { ...fixed, length: 131_080 }]
    for (const other of others) {
      const same = allocateIndexes(other, 4096).statusListIndexes.filter(
        (index, at) => index === statusListIndexes[at]
      )
      expect(same.length).toBeLessThan(8)
    }
  })

  test.each([-1, 0.5, Number.NaN, '2', undefined])('refuses the count %j', count => {
    // @ts-expect-error what no type allows
    expect(() => allocateIndexes(fixed, count)).toThrow(TypeError)
  })
})

describe('a state that was damaged in storage', () => {
  test.each<[object, string]>([
    [{ secret: secret.slice(1) }, '/secret'],
    [{ secret: `${secret}=` }, '/secret'],
    [{ secret: undefined }, '/secret'],
    [{ length: 131_064 }, '/length'],
    [{ length: '131072' }, '/length'],
    [{ next: -1 }, '/next'],
    [{ next: 0.5 }, '/next'],
    [{ next: '7' }, '/next'],
    [{ next: 131_073 }, '/next']
  ])('%j is refused', (damage, path) => {
    expect(problemsOf(() => allocateIndex({ ...fixed, ...damage }))).toEqual([
      `MALFORMED_VALUE_ERROR ${path}`
    ])
    expect(allocateIndex(fixed).allocation.next).toBe(1)
  })

  test('never shows the secret', () => {
    const told = JSON.stringify(
      thrownBy(() => allocateIndex({ ...fixed, secret: `${secret}A`, next: -1 })).problems
    )
    expect(told).toContain('/secret')
    expect(told).not.toContain(secret.slice(0, 10))
  })

  test('is refused if it is none', () => {
    for (const wrong of [null, undefined, 'state']) {
      // @ts-expect-error what no type allows
      expect(() => allocateIndex(wrong)).toThrow(TypeError)
    }
  })
})
