/**
 * Lets only so many at a time work; the others wait in a row.
 * @module
 */

/** Runs work as soon as it is its turn. */
export type TakeTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Makes a row in which at most `places` work at the same time, first come, first served. */
export function createTurns(places: number): TakeTurn {
  const waiting: (() => void)[] = []
  let free = places

  return async work => {
    if (free > 0) free--
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place goes from hand to hand, so that nobody who comes later can slip in.
      if (next === undefined) free++
      else next()
    }
  }
}
