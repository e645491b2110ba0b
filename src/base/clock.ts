/**
 * The caller's clock.
 * @module
 */

/**
 * What `now` says.
 * @throws TypeError if that is no time
 */
export function currentDate(now: () => number | Date): Date {
  const moment: unknown = now()
  if (typeof moment === 'number' || moment instanceof Date) {
    const date = new Date(moment)
    if (!Number.isNaN(date.getTime())) return date
  }
  throw new TypeError('now must give milliseconds since 1970, or a valid Date')
}
