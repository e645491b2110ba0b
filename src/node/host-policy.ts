/**
 * Which hosts are asked, beside the guard that stands before every request.
 * @module
 */

/** Says whether a host may be asked. */
export type HostPolicy = (hostname: string) => boolean

/**
 * Makes the policy out of exact names.
 * @param allowHosts the only ones that are asked; `undefined` for all
 * @param denyHosts those that are not asked in any case
 * @throws TypeError for what is no list of host names, as `URL` writes them
 */
export function hostPolicy(
  allowHosts: readonly string[] | undefined,
  denyHosts: readonly string[]
): HostPolicy {
  const allowed = allowHosts === undefined ? undefined : hostSet('allowHosts', allowHosts)
  const denied = hostSet('denyHosts', denyHosts)
  return hostname => !denied.has(hostname) && (allowed?.has(hostname) ?? true)
}

function hostSet(name: string, hosts: readonly string[]): ReadonlySet<string> {
  if (!Array.isArray(hosts)) throw new TypeError(`${name} must be a list of host names`)
  // One that is written otherwise would never be met, and a host that must not be asked would be.
  const odd = hosts.find(
    host => !URL.canParse(`https://${host}/`) || new URL(`https://${host}/`).hostname !== host
  )
  if (odd !== undefined) {
    throw new TypeError(
      `${name} must hold host names as in a URL, lower case and without a port, found ${odd}`
    )
  }
  return new Set(hosts)
}
