/**
 * Redirects: where they lead, and whether they are followed.
 * @module
 */
import { guardUrl } from './check-url.ts'
import type { FetchResponse } from './fetch.ts'
import { type FetchFault, quoteUrl } from './fetch-fault.ts'

const STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const MAX_TARGET = 2_048

/** True for the status of an answer that leads elsewhere. */
export function isRedirect(status: number): boolean {
  return STATUSES.has(status)
}

/** The absolute URL that `location`, answered at `url`, leads to; `undefined` if there is none that can be read. */
export function redirectTarget(location: string | null, url: string): string | undefined {
  if (location === null || !URL.canParse(location, url)) return undefined
  const target = new URL(location, url)
  target.hash = ''
  return target.href.length > MAX_TARGET ? undefined : target.href
}

/**
 * A fault `OB_FETCH_REDIRECT` if the `fetch` has followed a redirect by itself. Where it does not say so, another URL
 * gives it away; where it says that it has not, it may well ask another host for what it was asked.
 */
export function followedRedirect(response: FetchResponse, url: string): FetchFault | undefined {
  const { redirected, url: answering } = response
  const elsewhere =
    typeof answering === 'string' && answering !== '' && redirectTarget(answering, url) !== url
  if (redirected !== true && (redirected !== undefined || !elsewhere)) return undefined
  return {
    code: 'OB_FETCH_REDIRECT',
    said: 'was answered from another URL, and redirects are judged here',
    hint: 'The given `fetch` must hand `redirect: "manual"` on.'
  }
}

/**
 * The next URL to ask, if a redirect may be followed: to the same origin, no more often than allowed.
 * @param url the URL that redirects
 * @param target where to
 * @param left how many more redirects may be followed
 */
export function followRedirect(
  url: string,
  target: string | undefined,
  left: number
): { readonly href: string } | FetchFault {
  const code = 'OB_FETCH_REDIRECT'
  if (target === undefined) return { code, said: 'redirects without saying where to' }
  const said = `redirects to ${quoteUrl(target)}`
  if (left <= 0) return { code, said: `${said}, and no further redirect is followed` }
  const guarded = guardUrl(target)
  if ('problem' in guarded) return { code, said: `${said}: ${guarded.problem.detail}` }
  const { origin } = new URL(url)
  if (new URL(target).origin === origin) return guarded
  return { code, said: `${said}, and only redirects within ${quoteUrl(origin)} are followed` }
}
