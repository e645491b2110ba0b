/**
 * Cases that this library answers otherwise than it should, and how. One that is answered well by now has to go from here.
 * @module
 */

/** Paths of cases, and what is wrong with the answer. */
export const known: Readonly<Record<string, string>> = {}
