/**
 * What is wrong is told in words of its own: two mistakes are never told alike, nor a mistake without words. The words
 * themselves are free.
 */
import { describe, expect, test } from 'vitest'
import { currentDate } from '../../src/base/clock.ts'
import { copyJson } from '../../src/base/copy-json.ts'
import { inexactness } from '../../src/base/json-number.ts'
import { defaultLimits, withDefaultLimits } from '../../src/base/limits.ts'
import { assertOptions } from '../../src/base/options.ts'
import { readJson } from '../../src/base/read-json.ts'
import { digestSRI } from '../../src/base/subresource-integrity.ts'

/** What is said of each: all of it is something, and nothing is said of two. */
function toldApart(said: readonly (string | undefined)[]): void {
  for (const words of said) expect(words ?? '').toMatch(/\S{3}/)
  expect(new Set(said).size).toBe(said.length)
}

const hidden = (descriptor: PropertyDescriptor) => Object.defineProperty({}, 'a', descriptor)
const itself: { me?: unknown } = {}
itself.me = itself

const throwing = {
  whole: new Proxy(
    {},
    {
      getPrototypeOf() {
        throw new Error('no')
      }
    }
  ),
  member: new Proxy(
    { a: 1 },
    {
      getOwnPropertyDescriptor() {
        throw new Error('no')
      }
    }
  ),
  gone: new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => undefined })
}

describe('what is no data is told apart', () => {
  const bare = [
    hidden({ get: () => 1, enumerable: true }),
    hidden({ value: 1, enumerable: false }),
    { [Symbol('a')]: 1 },
    new (class extends Array {})(),
    Object.assign([1], { more: 2 }),
    throwing.whole,
    throwing.member,
    throwing.gone,
    new Map(),
    itself,
    () => 1,
    1n,
    Number.NaN
  ]
  const slips = [new Date(0), Promise.resolve(1), new Uint8Array(1)]
  const first = (value: unknown) => {
    const [problem] = copyJson(value, defaultLimits).problems
    return problem
  }

  test('in what was found', () => {
    toldApart([...bare, ...slips].map(value => first(value)?.detail))
  })

  test('and in how a common slip is mended, which all have a hint for', () => {
    toldApart([...slips, new Map()].map(value => first(value)?.hint))
    for (const value of bare.slice(0, -1)) expect(first(value)).toHaveProperty('hint')
  })
})

describe('text that is no JSON is told apart', () => {
  const first = (text: string) => {
    const [problem] = readJson(text, defaultLimits).problems
    return problem
  }
  const expected = (text: string) => first(text)?.detail.replace(/^.*, expected/, '')
  const found = (text: string) => first(text)?.detail.replace(/^.*found (.*), expected.*$/s, '$1')

  test('by what was expected', () => {
    toldApart(
      ['x', '"', '"\\x"', '"\\u12"', '1-', '1 x', '{x', '{"a":1,x', '{"a" 1}', '{"a":1 x', '[1 x'].map(
        expected
      )
    )
    expect([expected('tru'), expected('[1,]'), expected('+')]).toEqual(
      Array.from({ length: 3 }, () => expected('x'))
    )
    expect(expected('"\\u12345"')).not.toBe(expected('"\\u12"'))
    expect(first('"\\u1234"')).toBeUndefined()
    for (const text of ['"\\u 123"', '"\\u123 "', '"\\u12345'])
      expect(first(text)?.code).toBe('PARSING_ERROR')
  })

  test('by what was found: printable characters as they are, the others by their names', () => {
    expect(['[!', '[~', '['].map(found)).toEqual(['"!"', '"~"', expect.not.stringContaining('"')])
    expect(['[\u007f', '[\u0000', '[é', '[😀'].map(found)).toEqual(['U+007F', 'U+0000', 'U+00E9', 'U+1F600'])
    expect(found('1 \u00a0')).toBe('U+00A0')
  })

  test('by hints for what is a common slip', () => {
    toldApart(['{"a":1,}', '{a:1}', '"\n"'].map(text => first(text)?.hint))
    expect(first('[1,]')?.hint).toBe(first('{"a":1,}')?.hint)
    for (const text of ['x', '1 x', '"\\x"']) expect(first(text)).not.toHaveProperty('hint')
  })
})

test('what is wrong with members and texts is told apart', () => {
  const [first, second] = [
    ['{"__proto__":1}', '{"a":1,"a":2}', '"\\ud800"', '"\u202e"', '\ufeff1', '1e400'],
    ['"\u202e\u2066"']
  ].map(texts => texts.map(text => readJson(text, defaultLimits).problems[0]?.detail))
  toldApart([...(first ?? []), ...(second ?? [])])
  expect(second?.[0]).toMatch(/U\+202E, U\+2066/)
})

test('what is wrong with a number is told apart', () => {
  const numbers = ['1e400', '-0', '1e-320', '1e20', '0.12345678901234567']
  toldApart(numbers.map(source => inexactness(Number(source), source)))
  for (const source of ['1E3', '1.5E-3', '2.5e-308']) {
    expect(inexactness(Number(source), source)).toBeUndefined()
  }
})

test('what was passed of a limit is told with its name, and how to raise it', () => {
  const passed = ['maxValues', 'maxObjects', 'maxBytes', 'maxDepth', 'maxStringLength'] as const
  const found = passed.map(limit => {
    const [problem] = readJson('[{"a":["bb"]},{}]', { ...defaultLimits, [limit]: 1 }).problems
    return problem
  })
  toldApart(found.map(problem => problem?.detail))
  expect(found.map(problem => problem?.hint?.match(/max\w+/)?.[0])).toEqual(passed)
})

test('what is wrong with an option is told apart, by its name', () => {
  const said = (run: () => unknown) => {
    try {
      run()
    } catch (error) {
      if (error instanceof TypeError) return error.message
    }
    return undefined
  }
  toldApart([
    said(() => withDefaultLimits(null as never)),
    said(() => withDefaultLimits({ many: 1 } as never)),
    said(() => withDefaultLimits({ maxDepth: 0 })),
    said(() => withDefaultLimits({ maxDepth: 129 })),
    said(() => digestSRI('text' as never)),
    said(() => digestSRI(new Uint8Array(), 'md5' as never)),
    said(() => currentDate(() => Number.NaN)),
    said(() => assertOptions({ b: 1 }, ['a', 'c']))
  ])
  expect(said(() => withDefaultLimits({ many: 1 } as never))).toContain('many')
  expect(said(() => withDefaultLimits({ maxDepth: 0 }))).toContain('maxDepth')
  expect(said(() => digestSRI(new Uint8Array(), 'md5' as never))).toMatch(/sha256, sha384/)
  expect(said(() => assertOptions({ b: 1 }, ['a', 'c']))).toMatch(/\bb\b.*a, c/)
  expect(withDefaultLimits({ maxDepth: 1 }).maxDepth).toBe(1)
})
