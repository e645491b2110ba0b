/**
 * The origin of a web address.
 * @module
 */

/**
 * The origin of an https address that is written as its standard writes it: what another spelling means is left to
 * nobody. `undefined` for any other text.
 * @see https://url.spec.whatwg.org/#concept-url-origin
 */
export function originOf(url: string): string | undefined {
  if (!url.startsWith('https://') || !URL.canParse(url)) return undefined
  const { origin } = new URL(url)
  return url.startsWith(origin) && /^(?:$|[/?#])/.test(url.slice(origin.length)) ? origin : undefined
}
