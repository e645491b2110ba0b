/**
 * Dates and times as the standards write them, held to the calendar.
 * @module
 */

const DATE = /^\d{4}-\d{2}-\d{2}$/
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/
/** Where the seconds of a {@link STAMP} end, and what may follow begins. */
const SECONDS_END = 19
const OFFSET_LENGTH = 6

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const MAX_OFFSET = 14 * 60

/** After 400 years the calendar begins anew. */
const CYCLE_YEARS = 400
const CYCLE = 146_097 * DAY

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
  if (typeof text !== 'string' || !STAMP.test(text)) return undefined
  const day = dayOf(text)
  const hours = digits(text, 11)
  const minutes = digits(text, 14)
  const seconds = digits(text, 17)
  if (day === undefined || hours > 23 || minutes > 59 || seconds > 59) return undefined
  const local = day + (hours * 60 + minutes) * MINUTE + seconds * 1000
  if (text.length === SECONDS_END + 1) return local
  const offset = text.endsWith('Z') ? 0 : offsetOf(text)
  return offset === undefined ? undefined : local + millisecondsOf(text) - offset
}

/** The offset at the end of a {@link STAMP}, in milliseconds; `undefined` if there is no such zone. */
function offsetOf(text: string): number | undefined {
  const at = text.length - OFFSET_LENGTH
  const minutes = digits(text, at + 4)
  const offset = digits(text, at + 1) * 60 + minutes
  if (minutes > 59 || offset > MAX_OFFSET) return undefined
  return (text.charAt(at) === '-' ? -offset : offset) * MINUTE
}

function millisecondsOf(text: string): number {
  const fraction = /\.(\d{1,3})/.exec(text)?.[1] ?? ''
  return Number(fraction.padEnd(3, '0'))
}

/** The number that two digits write. */
function digits(text: string, at: number): number {
  return Number(text.slice(at, at + 2))
}

/** Of a text that begins like a {@link DATE}; `undefined` if there is no such day. */
function dayOf(text: string): number | undefined {
  const year = Number(text.slice(0, 4))
  const month = digits(text, 5)
  const day = digits(text, 8)
  // A cycle later: Date.UTC would take the years 0 to 99 for 1900 to 1999.
  const date = new Date(Date.UTC(year + CYCLE_YEARS, month - 1, day))
  // A month or day that does not exist lands in another month.
  return year > 0 && date.getUTCMonth() === month - 1 ? date.getTime() - CYCLE : undefined
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
  return typeof text === 'string' && DATE.test(text) ? dayOf(text) : undefined
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
