/**
 * Which hosts a stranger may make us ask: public ones, by name.
 * @module
 */

/**
 * Top labels that lead to the machine itself or into the network around it, here or under some common set-up: RFC
 * 6761, 6762 (with its appendix G), 7686, 8375, 9476, what ICANN keeps for private use, and names of container
 * networks. `arpa` is the infrastructure of the DNS, `home.arpa` stands below it.
 */
const PRIVATE: ReadonlySet<string> = new Set([
  ...['localhost', 'localdomain', 'local', 'test', 'onion', 'alt', 'arpa'],
  ...['internal', 'intranet', 'private', 'corp', 'home', 'lan'],
  ...['svc', 'consul', 'docker']
])

const MAX_HOST = 253
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const TOP_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/

/**
 * Judges a host as the URL parser gives it, after which every spelling of an IP address looks like one. Does not
 * look names up: a public name may still lead to a private address.
 * @param hostname `hostname` of a parsed `URL`
 * @returns what was found, or `undefined` for a host that may be asked
 * @see https://www.iana.org/assignments/special-use-domain-names
 */
export function hostFault(hostname: string): string | undefined {
  if (hostname.startsWith('[')) return 'an IPv6 address'
  if (/^[0-9]+(?:\.[0-9]+){3}$/.test(hostname)) return 'an IPv4 address'
  const labels = hostname.split('.')
  const top = labels.at(-1) ?? ''
  if (PRIVATE.has(top)) return `a host of a private network (.${top})`
  if (labels.length < 2) return 'a host name of one part, which only a private network knows'
  const sound = labels.every(label => LABEL.test(label)) && TOP_LABEL.test(top) && hostname.length <= MAX_HOST
  return sound ? undefined : 'a host name that no public host can have'
}
