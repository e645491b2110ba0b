/**
 * The caller's clock.
 * @module
 */

/**
 * What `now` says.
 * @throws TypeError if that is no time
 */
export function currentDate(now: () => number | Date): Date {
  const time = Number(now())
  if (Number.isFinite(time)) return new Date(time)
  throw new TypeError('now must give milliseconds since 1970, or a valid Date')
}
