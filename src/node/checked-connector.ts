/**
 * Connects to addresses that were looked at, and to no others.
 * @module
 */
import { isIP, type LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import type { buildConnector } from 'undici'
import type { AddressPolicy } from './address-policy.ts'
import { FetchRefusal } from './fetch-refusal.ts'
import type { Lookup } from './lookup.ts'

type Connector = buildConnector.connector

/**
 * The look-up of one connection, as sockets want it: asked once, and what it answers is what they connect to. So a name that
 * leads elsewhere the next time leads nowhere.
 */
export function checkedLookup(lookup: Lookup, isAllowed: AddressPolicy): LookupFunction {
  // Typed with its second parameter, for sockets give it.
  return callbackify(async (hostname: string, _options: unknown) => {
    const addresses = await lookup(hostname)
    if (addresses.length === 0) throw new Error(`${hostname} has no address`)
    // One private address among public ones is how a name is made to change.
    if (!addresses.every(isAllowed)) throw notPublic(hostname)
    return addresses.map(address => ({ address, family: isIP(address) }))
  })
}

/** `connect`, but for hosts that are addresses themselves, which nobody looks up. */
export function checkedConnector(connect: Connector, isAllowed: AddressPolicy): Connector {
  return (options, callback) => {
    const { hostname } = options
    if (isIP(hostname) === 0 || isAllowed(hostname)) return connect(options, callback)
    queueMicrotask(() => callback(notPublic(hostname), null))
  }
}

// Reports are shown to strangers: where a name leads in here is not for them.
function notPublic(hostname: string): FetchRefusal {
  return new FetchRefusal('OB_FETCH_ADDRESS', `${hostname} leads to an address that is not public`)
}
