/**
 * Cases that this library answers otherwise than it should, and how. One that is answered well by now has to go from here.
 * @module
 */

/** Paths of cases, and what is wrong with the answer. */
export const known: Readonly<Record<string, string>> = {
  'what-was-signed/J10-the-proof-of-one-of-two-endorsers-has-ended-and-is-forged':
    'unknown in place of no: the signature of a proof that has ended is not looked at'
}
