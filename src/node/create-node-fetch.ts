/**
 * The fetch for servers: it also looks at the addresses that it connects to.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { guardUrl } from '../fetch/check-url.ts'
import type { Fetch } from '../fetch/fetch.ts'
import { addressPolicy } from './address-policy.ts'
import { FetchRefusal } from './fetch-refusal.ts'
import { hostPolicy } from './host-policy.ts'
import { type Lookup, systemLookup, twoAtATime } from './lookup.ts'
import { openTransport, type Transport } from './transport.ts'

/** Options of {@link createNodeFetch}. */
export interface NodeFetchOptions {
  /** The only hosts that are asked, by exact name. Default: all that pass the guard. */
  readonly allowHosts?: readonly string[]
  /** Hosts that are not asked in any case, by exact name. Default: none. */
  readonly denyHosts?: readonly string[]
  /**
   * Addresses and networks that may be connected to although they are not public, for hosts of your own: `10.1.0.0/16`.
   * The guard before every request still wants a name that looks public. Default: none.
   */
  readonly allowAddresses?: readonly string[]
  /** Looks names up. Default: the system, two names at a time. */
  readonly lookup?: Lookup
  /** Certificates in PEM of the authorities that are trusted. Default: those that Node trusts. */
  readonly ca?: string | readonly string[]
  /**
   * Milliseconds for connecting, for the head of the answer, and between two pieces of its body, each; 1 to 600,000. What a
   * verification waits in all is bounded by its `fetchLimits`. Default 10,000.
   */
  readonly timeoutMs?: number
}

/** A {@link Fetch} that holds connections open for a while. */
export interface NodeFetch extends Fetch {
  /** Ends all connections. What is under way is rejected, and so is all that would follow. */
  close(): Promise<void>
}

const LONGEST = 600_000

/**
 * Makes a `fetch` for servers that can reach what others cannot. It looks each name up once for each connection, refuses it if
 * any of its addresses is private, loopback, link-local or otherwise not public, and connects to one of those that it has
 * looked at. So no badge can make it ask a machine of your network, also not by a name that leads elsewhere the second time
 * (DNS rebinding).
 *
 * Every URL passes `checkUrl` first. It makes GET requests by HTTP/1.1 over TLS with certificates checked, whatever the
 * environment says; keeps connections open for 4 s; follows no redirects, keeps no cookies, knows no proxies; and calls itself
 * `openbadges-kit`. The head of an answer has at most 16 KiB.
 *
 * It does not look at the IPv4 address inside of an IPv6 one: networks with NAT64 need `allowAddresses: ['64:ff9b::/96']`,
 * and then a firewall.
 *
 * What it does not ask is rejected with an Error whose `code` is `OB_FETCH_URL`, `OB_FETCH_NOT_ALLOWED` (by `allowHosts` or
 * `denyHosts`) or `OB_FETCH_ADDRESS`; a report has the same codes.
 * @throws TypeError for an unknown option, or one that is not as it must be
 * @example
 * const nodeFetch = createNodeFetch({ denyHosts: ['sso.example.org'] })
 * const verifier = createVerifier({ fetch: nodeFetch })
 * await nodeFetch.close()
 * @see https://owasp.org/www-community/attacks/Server_Side_Request_Forgery
 */
export function createNodeFetch(options: NodeFetchOptions = {}): NodeFetch {
  assertOptions(options, ['allowHosts', 'denyHosts', 'allowAddresses', 'lookup', 'ca', 'timeoutMs'])
  const {
    allowHosts,
    denyHosts = [],
    allowAddresses = [],
    lookup = twoAtATime(systemLookup),
    ca,
    timeoutMs = 10_000
  } = options
  if (typeof lookup !== 'function') throw new TypeError('lookup must be a function')
  if (ca !== undefined && ![ca].flat().every(pem => typeof pem === 'string')) {
    throw new TypeError('ca must be certificates in PEM')
  }
  if (!Array.isArray(allowAddresses)) throw new TypeError('allowAddresses must be a list')
  if (!(Number.isSafeInteger(timeoutMs) && timeoutMs >= 1 && timeoutMs <= LONGEST)) {
    throw new TypeError(`timeoutMs must be a whole number from 1 to ${LONGEST}`)
  }
  const isAskedHost = hostPolicy(allowHosts, denyHosts)
  const isAllowed = addressPolicy(allowAddresses)
  let transport: Promise<Transport> | undefined
  let closed = false

  const nodeFetch: Fetch = async (url, { headers, signal }) => {
    if (closed) throw new TypeError('this fetch was closed')
    const guarded = guardUrl(url)
    if ('problem' in guarded) throw new FetchRefusal('OB_FETCH_URL', guarded.problem.detail)
    const { hostname } = new URL(guarded.href)
    if (!isAskedHost(hostname)) throw new FetchRefusal('OB_FETCH_NOT_ALLOWED', `${hostname} is not asked`)
    transport ??= openTransport({ lookup, isAllowed, timeoutMs, ...(ca !== undefined && { ca }) })
    return (await transport).get(guarded.href, headers.accept ?? '*/*', signal)
  }
  const close = async () => {
    closed = true
    await (await transport)?.close()
  }
  return Object.assign(nodeFetch, { close })
}
