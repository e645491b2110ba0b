/**
 * Where the key set of a host is.
 * @module
 */

/**
 * The well-known address of the key set of `origin`.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#dereferencing-the-public-key
 */
export function keySetUrl(origin: string): string {
  return `${origin}/.well-known/jwks.json`
}
