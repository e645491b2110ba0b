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
  const [written] = /^https:\/\/[^/?#]*/.exec(url) ?? []
  // No host is that long, and reading a long one as a name takes the square of its length.
  if (written === undefined || written.length > LONGEST || !URL.canParse(written)) return undefined
  return new URL(written).origin === written ? written : undefined
}

/** `https://`, 253 characters of a name, and a port. */
const LONGEST = 8 + 253 + 6
