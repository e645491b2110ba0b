/**
 * Dates and times as the standards write them, held to the calendar.
 * @module
 */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/
const DATE_LENGTH = 10

const MINUTE = 60_000
const MAX_OFFSET = 14 * 60

/** 0001-01-01T00:00:00Z */
const FIRST = -62_135_596_800_000
/** 9999-12-31T23:59:59.999Z */
const LAST = 253_402_300_799_999

/**
 * Reads an instant: an xsd:dateTimeStamp of the years 0001 to 9999.
 *
 * Stricter than `Date.parse`: the day must exist, the zone must be given (`Z`, or an offset of at most 14:00),
 * letters are upper case, nothing may stand around it. `24:00:00` and leap seconds (`:60`) are refused.
 * @param text what was found; anything but text is refused
 * @returns milliseconds since 1970-01-01T00:00:00Z, further digits cut off; `undefined` if refused.
 *   0 is an instant: compare with `undefined`
 * @example
 * parseDateTimeStamp('2024-02-29T12:00:00+01:00') // 1709204400000
 * @see https://www.w3.org/TR/xmlschema11-2/#dateTimeStamp
 */
export function parseDateTimeStamp(text: unknown): number | undefined {
  if (typeof text !== 'string' || text.charAt(DATE_LENGTH) !== 'T') return undefined
  const day = parseDate(text.slice(0, DATE_LENGTH))
  const time = TIME.exec(text.slice(DATE_LENGTH + 1))
  if (day === undefined || time === null) return undefined
  const [, hours, minutes, seconds, fraction = '', sign, offsetHours = '0', offsetMinutes = '0'] = time
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || Number(offsetMinutes) > 59)
    return undefined
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes)
  if (offset > MAX_OFFSET) return undefined
  const local = (Number(hours) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return day + local + milliseconds - (sign === '-' ? -offset : offset) * MINUTE
}

/**
 * Reads a calendar date without time or zone, as `dateOfBirth` has it: YYYY-MM-DD of the years 0001 to 9999.
 *
 * A date is a day and no instant; the number is good for comparing days with days.
 * @param text what was found; anything but text is refused
 * @returns milliseconds from 1970-01-01 to that day, both at midnight UTC; `undefined` if refused.
 *   0 is a day: compare with `undefined`
 * @example
 * parseDate('2023-02-29') // undefined
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function parseDate(text: unknown): number | undefined {
  const match = typeof text === 'string' ? DATE.exec(text) : null
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  const date = new Date(0)
  // Date.UTC would take the years 1 to 99 for 1901 to 1999
  date.setUTCFullYear(year, month - 1, day)
  // a month or day that does not exist lands in another month
  return year > 0 && date.getUTCMonth() === month - 1 ? date.getTime() : undefined
}

/**
 * Writes an instant as the standards advise: in UTC, to the second, with milliseconds only where there are any.
 * @param ms milliseconds since 1970-01-01T00:00:00Z; parts of one are cut off
 * @returns an xsd:dateTimeStamp that {@link parseDateTimeStamp} reads as the same instant
 * @throws TypeError if `ms` is not a number, or outside of the years 0001 to 9999 (UTC)
 * @example
 * formatDateTimeStamp(0) // '1970-01-01T00:00:00Z'
 */
export function formatDateTimeStamp(ms: number): string {
  const instant = Math.floor(ms)
  if (!(instant >= FIRST && instant <= LAST)) {
    throw new TypeError('a date must be given in milliseconds since 1970, within the years 0001 to 9999')
  }
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}

/**
 * The moment as text, in whole seconds: a JWT has no room for less, and its date must agree with the
 * credential's.
 * @returns `Invalid Date` for such a one
 */
export function momentAsText(date: Date): string {
  const ms = date.getTime()
  return Number.isNaN(ms) ? String(date) : formatDateTimeStamp(Math.floor(ms / 1000) * 1000)
}
