/**
 * Which addresses may be connected to: public ones, and those that the caller allows.
 * @module
 */
import { BlockList, isIP } from 'node:net'

/** Says whether an address may be connected to. */
export type AddressPolicy = (address: string) => boolean

type Network = readonly [address: string, prefix: number]

/** What the registry of IANA calls not globally reachable; multicast and what is reserved; and one of a cloud. */
const CLOSED_IPV4: readonly Network[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Azure answers machines in its network from this one, which looks public.
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3]
]

/** All that was ever given out for global unicast: neither ::ffff:0:0/96 nor 64:ff9b::/96 nor fc00::/7 is in it. */
const OPEN_IPV6: Network = ['2000::', 3]

/** Teredo, benchmarks and identifiers without a place; documentation; 6to4. The second and the fourth hold IPv4 in IPv6. */
const CLOSED_IPV6: readonly Network[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20]
]

/**
 * Makes the policy: public addresses, and those of `allowed`. IPv6 addresses that stand for IPv4 ones (mapped, NAT64, 6to4,
 * Teredo) are not public, whatever they stand for.
 * @param allowed addresses and networks: `10.1.0.0/16`, `fd12::/48`, `127.0.0.1`
 * @throws TypeError for anything else
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function addressPolicy(allowed: readonly string[]): AddressPolicy {
  const open = listOf(allowed.map(networkOf))
  const closed = listOf(CLOSED_IPV4)
  const global = listOf([OPEN_IPV6])
  const notGlobal = listOf(CLOSED_IPV6)
  return address => {
    const version = isIP(address)
    // A zone names a network of this machine.
    if (version === 0 || address.includes('%')) return false
    if (version === 4) return !closed.check(address) || open.check(address)
    const isGlobal = global.check(address, 'ipv6') && !notGlobal.check(address, 'ipv6')
    return isGlobal || open.check(address, 'ipv6')
  }
}

function listOf(networks: readonly Network[]): BlockList {
  const list = new BlockList()
  for (const [address, prefix] of networks) list.addSubnet(address, prefix, familyOf(address))
  return list
}

function networkOf(text: string): Network {
  const [, address = '', digits] = /^([^/]+)(?:\/(0|[1-9]\d{0,2}))?$/.exec(text) ?? []
  const longest = familyOf(address) === 'ipv6' ? 128 : 32
  const prefix = digits === undefined ? longest : Number(digits)
  if (isIP(address) === 0 || address.includes('%') || prefix > longest) {
    throw new TypeError(`allowAddresses must hold addresses and networks such as 10.1.0.0/16, found ${text}`)
  }
  return [address, prefix]
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
