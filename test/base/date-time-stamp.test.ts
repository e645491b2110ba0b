import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatDateTimeStamp,
  momentAsText,
  parseDate,
  parseDateTimeStamp
} from '../../src/base/date-time-stamp.ts'
import { effort } from '../support/effort.ts'

const FIRST = Date.parse('0001-01-01T00:00:00Z')
const LAST = Date.parse('9999-12-31T23:59:59.999Z')

const read: readonly (readonly [text: string, instant: number])[] = [
  ['1970-01-01T00:00:00Z', 0],
  ['1970-01-01T00:00:00.000Z', 0],
  ['1970-01-01T00:00:00+00:00', 0],
  ['1970-01-01T00:00:00-00:00', 0],
  ['1970-01-01T14:00:00+14:00', 0],
  ['1969-12-31T10:00:00-14:00', 0],
  ['1970-01-01T05:45:00+05:45', 0],
  ['1969-12-31T20:30:00-03:30', 0],
  ['1970-01-01T00:00:00.001Z', 1],
  ['1970-01-01T00:00:00.1Z', 100],
  ['1970-01-01T00:00:00.12Z', 120],
  ['1970-01-01T00:00:00.1239Z', 123],
  ['1970-01-01T00:00:00.9999999999999999999999999999Z', 999],
  ['1969-12-31T23:59:59.999Z', -1],
  ['1969-12-31T23:59:59Z', -1_000],
  ['2024-02-29T12:00:00+01:00', 1_709_204_400_000],
  ['2000-02-29T00:00:00Z', 951_782_400_000],
  ['2023-12-31T23:59:59Z', 1_704_067_199_000],
  ['0001-01-01T00:00:00Z', -62_135_596_800_000],
  ['0099-12-31T00:00:00Z', -59_011_545_600_000],
  ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ['2010-01-01T00:00:00Z', 1_262_304_000_000]
]

const refused: readonly unknown[] = [
  // no such day, no such time
  '2024-02-30T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '1900-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2024-04-31T00:00:00Z',
  '2024-00-10T00:00:00Z',
  '2024-13-10T00:00:00Z',
  '2024-01-00T00:00:00Z',
  '2024-01-32T00:00:00Z',
  '2024-01-01T24:00:00Z',
  '2024-01-01T25:00:00Z',
  '2024-01-01T00:60:00Z',
  '2024-01-01T00:00:61Z',
  // leap seconds
  '2016-12-31T23:59:60Z',
  '2016-12-31T23:59:60.5Z',
  '2017-01-01T00:59:60+01:00',
  // years
  '0000-01-01T00:00:00Z',
  '-0001-01-01T00:00:00Z',
  '10000-01-01T00:00:00Z',
  '+002024-01-01T00:00:00Z',
  '24-01-01T00:00:00Z',
  // zones
  '2024-01-01T00:00:00',
  '2024-01-01T00:00:00.000',
  '2024-01-01T00:00:00+14:01',
  '2024-01-01T00:00:00-14:01',
  '2024-01-01T00:00:00+15:00',
  '2024-01-01T00:00:00+01:60',
  '2024-01-01T00:00:00+0100',
  '2024-01-01T00:00:00+01',
  '2024-01-01T00:00:00+1:00',
  '2024-01-01T00:00:00UTC',
  '2024-01-01T00:00:00Z+01:00',
  '2024-01-01T00:00:00[Europe/Paris]',
  // letters and separators
  '2024-01-01t00:00:00Z',
  '2024-01-01T00:00:00z',
  '2024-01-01 00:00:00Z',
  '20240101T000000Z',
  '2024/01/01T00:00:00Z',
  '2024-1-1T00:00:00Z',
  '2024-01-01T0:00:00Z',
  '2024-01-01T00:00Z',
  '2024-01-01T00Z',
  '2024-01-01T00:00:00.Z',
  '2024-01-01T00:00:00,5Z',
  '２０２４-01-01T00:00:00Z',
  '٢٠٢٤-01-01T00:00:00Z',
  '2024\u201101\u201101T00:00:00Z',
  // something around it
  ' 2024-01-01T00:00:00Z',
  '2024-01-01T00:00:00Z ',
  '2024-01-01T00:00:00Z\n',
  '\ufeff2024-01-01T00:00:00Z',
  '2024-01-01T00:00:00Z\0',
  'Jan 1 2999 (2020-01-01T00:00:00Z)',
  // what Date.parse takes
  '2999',
  '2024-01',
  '2024-01-01',
  'Jan 1 2999',
  'Mon, 01 Jan 2024 00:00:00 GMT',
  '',
  // no text at all
  0,
  1_704_067_200_000,
  null,
  undefined,
  true,
  new Date(0),
  ['2024-01-01T00:00:00Z'],
  { toString: () => '2024-01-01T00:00:00Z' }
]

describe('parseDateTimeStamp', () => {
  it.each(read)('reads %s', (text, instant) => {
    expect(parseDateTimeStamp(text)).toBe(instant)
  })

  it.each(refused.map(value => [value]))('refuses %j', value => {
    expect(parseDateTimeStamp(value)).toBeUndefined()
  })

  it('reads every instant in every zone, as the platform writes it', () => {
    const instants = fc.integer({ min: FIRST + 50_400_000, max: LAST - 50_400_000 })
    fc.assert(
      fc.property(instants, fc.integer({ min: -840, max: 840 }), (instant, offset) => {
        expect(parseDateTimeStamp(inZone(instant, offset))).toBe(instant)
      }),
      { numRuns: 5_000 }
    )
  })

  it('reads what it accepts as the platform does, whatever character was changed', () => {
    const changes = fc.tuple(
      fc.nat(28),
      fc.constantFrom('', '0', '1', '2', '3', '6', '9', '-', '+', ':', '.', 'T', 'Z', ' ')
    )
    let accepted = 0
    fc.assert(
      fc.property(
        fc.integer({ min: FIRST, max: LAST }),
        fc.array(changes, { maxLength: 2 }),
        (instant, edits) => {
          const text = edits.reduce(
            (done, [at, put]) => done.slice(0, at) + put + done.slice(at + 1),
            inZone(instant, 60)
          )
          const found = parseDateTimeStamp(text)
          if (found === undefined) return
          accepted++
          expect(found).toBe(Date.parse(text))
        }
      ),
      { numRuns: 20_000 }
    )
    expect(accepted).toBeGreaterThan(1_000)
  })

  it('reads a megabyte at the cost of hashing a few', async () => {
    const cost = await effort(() => {
      expect(parseDateTimeStamp(`2024-01-01T00:00:00.${'1'.repeat(1e6)}Z`)).toBe(1_704_067_200_111)
      expect(parseDateTimeStamp(`2024-01-01T00:00:00.${'1'.repeat(1e6)}`)).toBeUndefined()
      expect(parseDateTimeStamp('2'.repeat(1e6))).toBeUndefined()
    })
    expect(cost).toBeLessThan(10)
  })
})

describe('parseDate', () => {
  it('accepts exactly the days that the calendar has', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(14), fc.nat(33), (year, month, day) => {
        const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
        const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month)
        expect(parseDate(text)).toBe(exists ? Date.parse(`${text}T00:00:00Z`) : undefined)
      }),
      { numRuns: 20_000 }
    )
  })

  it.each(['1970-01-01', '2024-02-29', '0001-01-01', '9999-12-31'])('accepts %s', text => {
    expect(parseDate(text)).toBe(Date.parse(`${text}T00:00:00Z`))
  })

  it.each([
    '2023-02-29',
    '2024-2-9',
    '2024-02-29Z',
    '2024-02-29T00:00:00Z',
    ' 2024-02-29',
    '2024-02-29\n',
    '',
    0,
    null
  ])('refuses %j', value => {
    expect(parseDate(value)).toBeUndefined()
  })
})

describe('formatDateTimeStamp', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [1, '1970-01-01T00:00:00.001Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [1_709_204_400_500.9, '2024-02-29T11:00:00.500Z'],
    [FIRST, '0001-01-01T00:00:00Z'],
    [LAST, '9999-12-31T23:59:59.999Z']
  ])('writes %d as %s', (instant, text) => {
    expect(formatDateTimeStamp(instant)).toBe(text)
  })

  it('is undone by parseDateTimeStamp', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), instant => {
        expect(parseDateTimeStamp(formatDateTimeStamp(instant))).toBe(instant)
      })
    )
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, FIRST - 1, LAST + 1])('refuses %d', instant => {
    expect(() => formatDateTimeStamp(instant)).toThrow(TypeError)
  })
})

/** `instant` as local time with an offset in minutes, written by the platform. */
function inZone(instant: number, offset: number): string {
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, -1)
  const minutes = Math.abs(offset)
  return `${local}${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}:${padded(minutes % 60, 2)}`
}

function padded(number: number, length: number): string {
  return String(number).padStart(length, '0')
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}

describe('momentAsText', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [999, '1970-01-01T00:00:00Z'],
    [1_000, '1970-01-01T00:00:01Z'],
    [-1, '1969-12-31T23:59:59Z'],
    [FIRST, '0001-01-01T00:00:00Z'],
    [LAST, '9999-12-31T23:59:59Z']
  ])('writes %d in whole seconds: %s', (ms, text) => {
    expect(momentAsText(new Date(ms))).toBe(text)
  })

  it('writes no moment as text that is refused', () => {
    expect(momentAsText(new Date(Number.NaN))).toBe('Invalid Date')
    expect(parseDateTimeStamp('Invalid Date')).toBeUndefined()
  })

  it.each([FIRST - 1, LAST + 1])('refuses %d, in a year that the standard cannot write', ms => {
    expect(() => momentAsText(new Date(ms))).toThrow(TypeError)
  })
})
