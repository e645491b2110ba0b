/**
 * Looks host names up.
 * @module
 */
import { lookup } from 'node:dns/promises'
import { createTurns } from '../fetch/turns.ts'

/**
 * Looks a host name up.
 * @param hostname as in a URL, never an address
 * @returns all its IPv4 and IPv6 addresses as text, the best first; a rejection if it has none
 */
export type Lookup = (hostname: string) => Promise<readonly string[]>

/** As the system does it, its list of hosts included. */
export const systemLookup: Lookup = async hostname => {
  const found = await lookup(hostname, { all: true, verbatim: true })
  return found.map(({ address }) => address)
}

/** The system looks names up on few threads, which it shares with file access: slow names must not take them all. */
const PARALLEL = 2

/** `look`, two names at a time; the others wait. */
export function twoAtATime(look: Lookup): Lookup {
  const takeTurn = createTurns(PARALLEL)
  return hostname => takeTurn(() => look(hostname))
}
