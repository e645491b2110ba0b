/**
 * Judges a URL before it is asked for.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { hostFault } from './host-guard.ts'

/** The URL to ask for, or why it is not asked for. */
export type GuardedUrl = { readonly href: string } | { readonly problem: Problem }

const MAX_LENGTH = 2_048
const HTTPS_PORT = 443
const FIRST_FREE_PORT = 1_024

/**
 * Judges a URL that a stranger wrote, before it is asked for. It must be https; name a public host (no IP address in
 * any spelling, no `localhost`, `.local`, `.internal` and the like, no single label, no dot at the end); have no
 * user name or password; use port 443, or 1024 and above, since those below belong to other protocols; have at most
 * 2,048 characters and no dot segments; and write its host as it is asked for, but for the case of letters, so that
 * no two programs see two hosts in it.
 *
 * It does not look the name up, which may still lead to a private address: that is for `fetch` to refuse.
 * @param url an absolute URL; its fragment counts for nothing but the length
 * @returns `OB_FETCH_URL`, or `undefined` if it may be asked for
 * @example
 * checkUrl('https://example.org/issuer.json') // undefined
 * checkUrl('https://0x7f.1/')?.code // 'OB_FETCH_URL'
 * @see https://url.spec.whatwg.org/#host-parsing
 */
export function checkUrl(url: string): Problem | undefined {
  const guarded = guardUrl(url)
  return 'problem' in guarded ? guarded.problem : undefined
}

/**
 * Judges a URL as {@link checkUrl} does.
 * @returns the URL as every `fetch` reads it, without its fragment; or `OB_FETCH_URL`
 */
export function guardUrl(text: string): GuardedUrl {
  if (text.length > MAX_LENGTH) return refused(text, `${text.length} characters, more than ${MAX_LENGTH}`)
  if (!isAbsoluteIri(text) || !URL.canParse(text)) return refused(text, 'no absolute URL')
  const url = new URL(text)
  const fault = urlFault(url)
  if (fault !== undefined) return refused(text, fault)
  url.hash = ''
  const misspelling = spellingFault(text, url)
  if (misspelling !== undefined) return refused(text, misspelling, `Write it as ${quote(url.href, 200)}.`)
  return { href: url.href }
}

function refused(text: string, found: string, hint?: string): GuardedUrl {
  const detail = `${quote(text)} is not asked for: found ${found}, expected an https URL of a public host`
  return { problem: problem('OB_FETCH_URL', detail, { ...(hint !== undefined && { hint }) }) }
}

function urlFault(url: URL): string | undefined {
  if (url.protocol !== 'https:') return `the scheme ${quote(url.protocol)}`
  if (url.username !== '' || url.password !== '') return 'a user name or password'
  const port = url.port === '' ? HTTPS_PORT : Number(url.port)
  if (port !== HTTPS_PORT && port < FIRST_FREE_PORT) return `port ${port}, which belongs to another protocol`
  if (url.href.length > MAX_LENGTH) return `more than ${MAX_LENGTH} characters once they are escaped`
  return hostFault(url.hostname)
}

// The URL parser mends what other readers of URLs refuse or read otherwise: full-width letters and dots, escapes in
// the host, missing slashes, leading zeros of a port.
function spellingFault(text: string, url: URL): string | undefined {
  const [, authority = '', path = ''] = /^https:\/\/([a-z0-9.:-]*)(?![^/?#])([^?#]*)/i.exec(text) ?? []
  if (authority.toLowerCase().replace(/:443$/, '') !== url.host) return 'a host that can be read in two ways'
  const isDots = (segment: string) => /^(?:\.|%2e){1,2}$/i.test(segment)
  return path.split('/').some(isDots) ? 'dot segments in the path' : undefined
}
