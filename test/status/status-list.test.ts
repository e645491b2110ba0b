import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  allocateIndexes,
  createIndexAllocation,
  createStatusList,
  decodeStatusList,
  encodeStatusList,
  readStatus,
  type StatusChange,
  type StatusList,
  setStatus
} from '../../src/status.ts'
import { deepFrozen } from '../support/json.ts'
import { problemsOf } from '../support/problems.ts'
import { encoded, encodedValues, specExample } from '../support/status-lists.ts'

describe('createStatusList', () => {
  test('makes 131,072 zeros of one bit, or what was asked for', () => {
    const list = createStatusList()
    expect([list.length, list.statusSize, readStatus(list, 131_071)]).toEqual([131_072, 1, 0])
    const larger = createStatusList({ length: 200_000, statusSize: 3 })
    expect([larger.length, larger.statusSize, readStatus(larger, 199_999)]).toEqual([200_000, 3, 0])
  })

  test.each([
    { length: 131_064 },
    { length: 131_073 },
    { length: 131_080.5 },
    { length: '131072' },
    { length: 2 ** 27 + 8 },
    { length: 2 ** 24, statusSize: 9 },
    { statusSize: 0 },
    { statusSize: 33 },
    { statusSize: 1.5 },
    { statusSize: '1' },
    { size: 1 }
  ])('refuses %j', options => {
    // @ts-expect-error what no type allows
    expect(() => createStatusList(options)).toThrow(TypeError)
  })

  test('makes no list that verifiers would refuse, and the largest that they take', () => {
    expect(createStatusList({ length: 2 ** 27 }).length).toBe(2 ** 27)
  })
})

describe('setStatus', () => {
  test('changes several values at once, and leaves the list that it was given', () => {
    const list = createStatusList()
    const revoked = setStatus(list, [
      [94567, 1],
      ['4711', 1],
      [0, 1],
      ['131071', 1]
    ])
    expect([94567, 4711, 0, 131_071].map(index => readStatus(revoked, index))).toEqual([1, 1, 1, 1])
    expect([94566, 94568, 4710, 4712, 1, 131_070].map(index => readStatus(revoked, index))).toEqual(
      Array(6).fill(0)
    )
    expect(encodeStatusList(list)).toBe(encodeStatusList(createStatusList()))
    expect(
      encodeStatusList(
        setStatus(
          revoked,
          new Map([
            [94567, 0],
            [4711, 0],
            [0, 0],
            [131_071, 0]
          ])
        )
      )
    ).toBe(encodeStatusList(list))
  })

  test('takes an index as it stands in an entry or as a number, and writes what others read', () => {
    const list = setStatus(createStatusList(), [['94567', 1]])
    expect(encodeStatusList(list)).toBe(encodeStatusList(decodeStatusList(encodedValues({ 94567: 1 }))))
    expect(readStatus(list, '94567')).toBe(1)
  })

  test('of several changes of one index the last counts; no change gives the same list', () => {
    const changed = setStatus(createStatusList(), [
      [7, 1],
      [7, 0],
      [8, 0],
      [8, 1]
    ])
    expect([7, 8].map(index => readStatus(changed, index))).toEqual([0, 1])
    expect(encodeStatusList(setStatus(changed, []))).toBe(encodeStatusList(changed))
  })

  test('changes nothing if anything is wrong, and tells all that is', () => {
    const list = createStatusList({ statusSize: 2 })
    const changes = deepFrozen([
      [1, 1],
      [-1, 1],
      ['94abc', 1],
      [131_072, 1],
      ['99999999999', 4],
      [2, -1],
      [3, 4],
      [4, 0.5],
      [5, true],
      [6, 3]
    ])
    // @ts-expect-error true is no number
    expect(problemsOf(() => setStatus(list, changes))).toEqual([
      'MALFORMED_VALUE_ERROR /1/0',
      'MALFORMED_VALUE_ERROR /2/0',
      'MALFORMED_VALUE_ERROR /7/1',
      'MALFORMED_VALUE_ERROR /8/1',
      'RANGE_ERROR /3/0',
      'RANGE_ERROR /4/0',
      'RANGE_ERROR /4/1',
      'RANGE_ERROR /5/1',
      'RANGE_ERROR /6/1'
    ])
    expect(readStatus(list, 1)).toBe(0)
    expect(readStatus(setStatus(list, [[6, 3]]), 6)).toBe(3)
  })

  test('stops telling after a hundred', () => {
    const changes: StatusChange[] = Array.from({ length: 1000 }, () => [-1, 1])
    expect(problemsOf(() => setStatus(createStatusList(), changes)).length).toBeLessThanOrEqual(101)
  })

  test.each([
    ['one pair alone', [94567, 1]],
    ['indexes alone', [[94567]]],
    ['a number', 94567],
    ['an object', { 94567: 1 }],
    ['text', '94567'],
    ['nothing', undefined],
    ['null', null]
  ])('refuses %s for changes', (_, changes) => {
    // @ts-expect-error what no type allows
    expect(() => setStatus(createStatusList(), changes)).toThrow(TypeError)
  })

  test('every value of every size is read back, and no other changes', () => {
    const sizes = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constantFrom(11, 17, 32))
    fc.assert(
      fc.property(
        sizes,
        fc.array(fc.tuple(fc.nat(131_071), fc.nat()), { maxLength: 20 }),
        (statusSize, pairs) => {
          const values = new Map(pairs.map(([index, any]) => [index, any % 2 ** statusSize]))
          const list = setStatus(createStatusList({ statusSize }), values)
          for (const [index, value] of values) {
            expect(readStatus(list, index)).toBe(value)
            const next = (index + 1) % 131_072
            expect(readStatus(list, next)).toBe(values.get(next) ?? 0)
          }
          const again = decodeStatusList(encodeStatusList(list), { statusSize })
          expect([...values.keys()].map(index => readStatus(again, index))).toEqual([...values.values()])
        }
      ),
      { numRuns: 200 }
    )
  })
})

describe('readStatus', () => {
  test.each([
    [-1, 'MALFORMED_VALUE_ERROR undefined'],
    [0.5, 'MALFORMED_VALUE_ERROR undefined'],
    ['', 'MALFORMED_VALUE_ERROR undefined'],
    ['01', 'MALFORMED_VALUE_ERROR undefined'],
    [131_072, 'RANGE_ERROR undefined'],
    ['131072', 'RANGE_ERROR undefined'],
    ['99999999999', 'RANGE_ERROR undefined']
  ])('refuses the index %j', (index, problem) => {
    expect(problemsOf(() => readStatus(createStatusList(), index))).toEqual([problem])
    expect(readStatus(createStatusList(), 131_071)).toBe(0)
  })
})

describe('encodeStatusList and decodeStatusList', () => {
  test('a list of 131,072 with 4,500 revocations comes back as it was', () => {
    const { statusListIndexes } = allocateIndexes(createIndexAllocation(), 6000)
    const revoked = new Set(statusListIndexes.slice(0, 4500))
    const list = setStatus(
      createStatusList(),
      [...revoked].map(index => [index, 1])
    )
    const text = encodeStatusList(list)
    const again = decodeStatusList(text)
    expect(again.length).toBe(131_072)
    for (let index = 0; index < 131_072; index++) {
      if (readStatus(again, index) !== (revoked.has(String(index)) ? 1 : 0)) expect.fail(`index ${index}`)
    }
    expect(encodeStatusList(again)).toBe(text)
  })

  test('the same values give the same text, in whatever order they were set', () => {
    const one = setStatus(createStatusList(), [
      [5, 1],
      [94567, 1]
    ])
    const other = setStatus(
      setStatus(createStatusList(), [
        [94567, 1],
        [6, 1]
      ]),
      [
        [6, 0],
        [5, 1]
      ]
    )
    expect(encodeStatusList(one)).toBe(encodeStatusList(other))
  })

  test('reads the example of the specification, and lists of the older kinds', () => {
    expect(encodeStatusList(decodeStatusList(specExample))).toBe(encodeStatusList(createStatusList()))
    const older = encodedValues({ 94567: 1 }).slice(1)
    expect(readStatus(decodeStatusList(older), 94567)).toBe(1)
  })

  test('refuses what is no list, too short, or too long', () => {
    const short = encoded(new Uint8Array(16_383))
    expect(problemsOf(() => decodeStatusList('x'))).toEqual(['MALFORMED_VALUE_ERROR '])
    expect(problemsOf(() => decodeStatusList(short))).toEqual(['STATUS_LIST_LENGTH_ERROR '])
    expect(problemsOf(() => decodeStatusList(specExample, { statusSize: 2 }))).toEqual([
      'STATUS_LIST_LENGTH_ERROR '
    ])
    const limits = { maxStatusListBytes: 16_383 }
    expect(problemsOf(() => decodeStatusList(specExample, { limits }))).toEqual(['OB_LIMIT_STATUS_LIST '])
    // @ts-expect-error no text
    expect(problemsOf(() => decodeStatusList({ encodedList: specExample }))).toEqual([
      'MALFORMED_VALUE_ERROR '
    ])
  })

  test('refuses wrong options', () => {
    expect(() => decodeStatusList(specExample, { statusSize: 0 })).toThrow(TypeError)
    expect(() => decodeStatusList(specExample, { limits: { maxStatusListBytes: 0 } })).toThrow(TypeError)
    // @ts-expect-error no such option
    expect(() => decodeStatusList(specExample, { length: 131_072 })).toThrow(TypeError)
  })
})

describe('a list', () => {
  test('cannot be changed, copied into another shape, or made up', () => {
    const list = createStatusList()
    expect(Object.isFrozen(list)).toBe(true)
    const made = [
      { length: 131_072, statusSize: 1 },
      { ...list },
      JSON.parse(JSON.stringify(list)),
      null,
      undefined,
      'u'
    ]
    for (const wrong of made as StatusList[]) {
      expect(() => readStatus(wrong, 0)).toThrow(TypeError)
      expect(() => setStatus(wrong, [[0, 1]])).toThrow(TypeError)
      expect(() => encodeStatusList(wrong)).toThrow(TypeError)
    }
  })

  test('is told from a plain object by the compiler', () => {
    // @ts-expect-error a plain object is no list
    const wrong: StatusList = { length: 131_072, statusSize: 1 }
    expect(wrong.length).toBe(131_072)
  })
})
