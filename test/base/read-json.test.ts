import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { defaultLimits } from '../../src/base/limits.ts'
import { readJson } from '../../src/base/read-json.ts'
import { profileValue, told, unfrozen } from '../support/json.ts'

const read = (text: string) => readJson(text, defaultLimits)

describe('readJson', () => {
  it.each([
    ['{}', {}],
    ['[]', []],
    ['null', null],
    ['false', false],
    ['""', ''],
    ['0', 0],
    [' \t\r\n[ 1 , 2.5 ,\n-3e-2 ] ', [1, 2.5, -0.03]],
    ['{"a": {"b": [{}, [], "c"]}, "": null}', { a: { b: [{}, [], 'c'] }, '': null }],
    ['"\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00"', '"\\/\b\f\n\r\té😀'],
    ['"\u2028\u007f😀"', '\u2028\u007f😀']
  ])('reads %s', (text, value) => {
    expect(read(text)).toEqual({ value, problems: [] })
  })

  it('reads what JSON.stringify writes, indented or not, as equal and deeply frozen plain values', () => {
    fc.assert(
      fc.property(profileValue, fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const { value: found, problems } = read(JSON.stringify(value, null, indent))
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
        expect(found).toStrictEqual(value)
        expect(unfrozen(found)).toEqual([])
      }),
      { numRuns: 1_000 }
    )
  })

  it('does not write out again what is too deep, which would take hundreds of times as much', () => {
    const stringify = vi.spyOn(JSON, 'stringify')
    const text = `{\n    "a":${'['.repeat(50)}${Array(500).fill('1').join(',')}${']'.repeat(50)}}`
    expect(told(read(text))).toEqual([`OB_LIMIT_DEPTH /a${'/0'.repeat(31)}`])
    expect(stringify).not.toHaveBeenCalled()
    stringify.mockRestore()
  })

  it('takes for JSON exactly what the platform takes, whatever characters were changed', () => {
    const seed = '{"a": [1, -2.5e+3, "b\\u00e9\\n", true, null], "c": {"d": {}, "e": [[]]}}'
    const edit = fc.tuple(
      fc.nat(seed.length),
      fc.nat(2),
      fc.constantFrom(...'{}[]",:\\/ue0019.+-tnf \n\u0000\u00a0', '')
    )
    let accepted = 0
    let refused = 0
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), edits => {
        const text = edits.reduce(
          (done, [at, cut, put]) => done.slice(0, at) + put + done.slice(at + cut),
          seed
        )
        const { problems } = read(text)
        const isJson = !problems.some(({ code }) => code === 'PARSING_ERROR')
        expect([text, isJson]).toEqual([text, isJsonForPlatform(text)])
        if (isJson) accepted++
        else refused++
      }),
      { numRuns: 20_000 }
    )
    expect(Math.min(accepted, refused)).toBeGreaterThan(1_000)
  })

  it.each([
    ['', ''],
    ['   ', ''],
    ['{"a": 1} x', ''],
    ['{"a": 1}}', ''],
    ['{"a": [1, {"b": tru}]}', '/a/1/b'],
    ['{"a": [1, {"b": 1,}]}', '/a/1'],
    ['{"a": [1, 2,]}', '/a'],
    ['{"a": [1 2]}', '/a'],
    ['{"a/b~c": "x', '/a~1b~0c'],
    ["{'a': 1}", ''],
    ['{"a": 01}', '/a'],
    ['{"a": NaN}', '/a'],
    ['{"a": "\n"}', '/a'],
    ['{"a": "\\x"}', '/a'],
    ['{"a": "\\u12"}', '/a'],
    ['// no\n{}', ''],
    ['[\ufeff]', '']
  ])('refuses %j at its place', (text, path) => {
    expect(told(read(text))).toEqual([`PARSING_ERROR ${path}`])
    expect(read(text)).not.toHaveProperty('value')
  })

  it.each([
    ['{"a" 1}', 'line 1, column 6'],
    ['{\n  "a": 1,\r\n  "b": ?\n}', 'line 3, column 8'],
    ['[\r1,\r\r2 3]', 'line 4, column 3'],
    ['\ufeff[?', 'line 1, column 2'],
    ['["abc\\q"]', 'line 1, column 7'],
    ['[1', 'line 1, column 3']
  ])('names the place in the text for %j', (text, place) => {
    expect(read(text).problems.at(-1)?.detail).toContain(`${place}: `)
  })

  it.each(['[1,]', '{"a":1,}', "{'a':1}", '{a:1}', '["\n"]'])(
    'has a hint how to mend the common slip %j',
    text => {
      expect(read(text).problems).toEqual([expect.objectContaining({ hint: expect.any(String) })])
    }
  )

  it.each([
    ['x', '1', '1'],
    ['[1,\n 2,x]', '2', '4'],
    ['[1,\r\n\r\n 2,x]', '3', '4'],
    ['[\r1,\rx]', '3', '1'],
    ['[\n\r\n', '3', '1'],
    ['\ufeff[x]', '1', '2']
  ])('tells in which line and column %j is wrong', (text, line, column) => {
    const [found] = readJson(text, defaultLimits).problems.filter(({ code }) => code === 'PARSING_ERROR')
    expect(/^line (\d+), column (\d+)/.exec(found?.detail ?? '')?.slice(1)).toEqual([line, column])
  })

  it('tells all that the profile refuses, in the order found, and then gives no value', () => {
    const text =
      '{"a":1,"b":{"x":-0,"x":[1e400,"\\ud800"]},"\\u0061":2,"__proto__":{"c":0.1234567890123456},"d":[0,"\\u0000"]}'
    expect(told(read(text))).toEqual([
      'OB_JSON_NUMBER_INEXACT /b/x',
      'OB_JSON_DUPLICATE_MEMBER /b/x',
      'OB_JSON_NUMBER_INEXACT /b/x/0',
      'OB_JSON_ILL_FORMED_TEXT /b/x/1',
      'OB_JSON_DUPLICATE_MEMBER /a',
      'OB_JSON_FORBIDDEN_MEMBER /__proto__',
      'OB_JSON_NUMBER_INEXACT /__proto__/c',
      'OB_JSON_ODD_CHARACTER /d/1 (warning)'
    ])
    expect(read(text)).not.toHaveProperty('value')
  })

  it('tells the problems found before a syntax error too', () => {
    expect(told(read('{"a":1,"a":1,"b":?}'))).toEqual(['OB_JSON_DUPLICATE_MEMBER /a', 'PARSING_ERROR /b'])
  })
})

describe('the names of members', () => {
  it.each([
    ['{"a":1,"a":1}', '/a'],
    ['{"a":1,"b":2,"\\u0061":1}', '/a'],
    ['[{"é":1,"\\u00e9":1}]', '/0/é'],
    ['{"x":{"":1,"":1}}', '/x/'],
    ['{"1":1,"1":1}', '/1'],
    ['{"toString":1,"toString":1}', '/toString']
  ])('may not repeat: %s', (text, path) => {
    expect(told(read(text))).toEqual([`OB_JSON_DUPLICATE_MEMBER ${path}`])
  })

  it('may differ by their normalization form, and repeat in other objects', () => {
    expect(told(read('{"\u00e9":1,"e\u0301":1,"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}'))).toEqual([])
  })

  const spellings = ['__proto__', 'constructor', 'prototype'].flatMap(name => [
    [name, name],
    [name, [...name].map(char => `\\u00${char.charCodeAt(0).toString(16)}`).join('')],
    [name, name.replace('o', '\\u006F')]
  ])

  it.each(spellings)('may not be %s, spelled %s, at any depth', (name, spelling) => {
    expect(told(read(`{"${spelling}":1}`))).toEqual([`OB_JSON_FORBIDDEN_MEMBER /${name}`])
    expect(told(read(`[0,{"a":{"${spelling}":{"image":"x"}}}]`))).toEqual([
      `OB_JSON_FORBIDDEN_MEMBER /1/a/${name}`
    ])
  })

  it('may be other members that objects inherit, which then are data', () => {
    const { value, problems } = read(
      '{"toString":1,"valueOf":[],"__defineGetter__":"x","hasOwnProperty":null}'
    )
    expect(problems).toEqual([])
    expect(Object.entries(value ?? {})).toEqual([
      ['toString', 1],
      ['valueOf', []],
      ['__defineGetter__', 'x'],
      ['hasOwnProperty', null]
    ])
  })

  it('never reach a prototype, even where the text is refused', () => {
    read('{"__proto__":{"polluted":true},"a":{"constructor":{"prototype":{"polluted":true}}}}')
    expect('polluted' in {}).toBe(false)
  })

  it('are told by the place above where no pointer can name them', () => {
    expect(told(read('{"a":{"\\ud800":{"b":-0}}}'))).toEqual([
      'OB_JSON_ILL_FORMED_TEXT /a',
      'OB_JSON_NUMBER_INEXACT /a'
    ])
  })

  it('are told by the place above where a pointer would be very long', () => {
    const zeros = Array(100).fill('-0').join(',')
    const name = 'k'.repeat(1_000)
    const { problems } = read(`{"a":{"${name}":{"${name}":{"${name}":[${zeros}]}}}}`)
    expect(new Set(problems.map(({ path }) => path?.length))).toEqual(new Set([1_003]))
    expect(problems).toHaveLength(100)
  })
})

describe('text', () => {
  it.each([
    '"\\ud800"',
    '"\\udc00"',
    '"\\ud83d\\ud83d\\ude00"',
    '"\\ude00\\ud83d"',
    '"\ud800"',
    '"x\\ud83d"'
  ])('may not hold half of a surrogate pair: %j', text => {
    expect(told(read(text))).toEqual(['OB_JSON_ILL_FORMED_TEXT '])
  })

  it('may hold pairs, escaped, raw or mixed', () => {
    expect(read('["\\ud83d\\ude00","😀","\ud83d\\ude00"]')).toEqual({
      value: ['😀', '😀', '😀'],
      problems: []
    })
  })

  const odd = [
    0, 0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069
  ]

  it.each(odd)('is warned of for U+%i, escaped, as value and as name, and kept', point => {
    const escaped = `\\u${point.toString(16).padStart(4, '0')}`
    const char = String.fromCharCode(point)
    const reading = read(`{"a":"x${escaped}","${escaped}":1}`)
    expect(told(reading)).toEqual([
      'OB_JSON_ODD_CHARACTER /a (warning)',
      `OB_JSON_ODD_CHARACTER /${char} (warning)`
    ])
    expect(reading.value).toEqual({ a: `x${char}`, [char]: 1 })
  })

  it('is not warned of for neighbours of those', () => {
    const around = odd
      .flatMap(point => [point - 1, point + 1])
      .filter(point => point > 0 && !odd.includes(point))
    expect(told(read(JSON.stringify(String.fromCharCode(...around))))).toEqual([])
  })

  it('may follow a byte order mark, with a warning', () => {
    const reading = read('\ufeff{}')
    expect(told(reading)).toEqual(['OB_JSON_ODD_CHARACTER  (warning)'])
    expect(reading.value).toEqual({})
    expect(told(read('\ufeff\ufeff{}'))).toEqual(['OB_JSON_ODD_CHARACTER  (warning)', 'PARSING_ERROR '])
  })
})

function isJsonForPlatform(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
