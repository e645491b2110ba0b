import { expect, test } from 'vitest'
import { currentDate } from '../../src/base/clock.ts'

const latest = 8_640_000_000_000_000

test.each([
  ['milliseconds', 1_767_225_600_000],
  ['milliseconds before 1970', -1],
  ['the first moment of 1970', 0],
  ['the last moment that a Date can hold', latest],
  ['a Date', new Date(1_767_225_600_000)]
])('a clock may give %s', (_, moment) => {
  expect(currentDate(() => moment).getTime()).toBe(Number(moment))
})

test("the clock's own Date cannot be changed through the answer", () => {
  const moment = new Date(0)
  currentDate(() => moment).setTime(1)
  expect(moment.getTime()).toBe(0)
})

test.each([
  ['no number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a moment later than a Date can hold', latest + 1],
  ['an invalid Date', new Date('tomorrow')],
  ['a text', '2026-01-01T00:00:00Z'],
  ['a text of digits', '1767225600000'],
  ['null, which is no 1970', null],
  ['an empty list, which is no 1970 either', []],
  ['nothing', undefined]
])('a clock that gives %s is a mistake of the caller', (_, moment) => {
  expect(() => currentDate(() => moment as never)).toThrow(TypeError)
})
