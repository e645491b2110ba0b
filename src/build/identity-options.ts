/**
 * How the identities of a recipient are written.
 * @module
 */

import { assertOptions } from '../base/options.ts'
import { isWellFormed } from '../base/utf8.ts'

/** Options of `identifyRecipient`. */
export interface IdentifyRecipientOptions {
  /** Whether to write a salted SHA-256 hash in place of the identity. Default: true. */
  readonly hashed?: boolean
  /**
   * The salt: any text. `''` hashes without a salt, which is easy to guess. Default: 16 random bytes as
   * hexadecimal text, new for each identity. Has no effect when `hashed` is false.
   */
  readonly salt?: string
  /**
   * Whether to trim e-mail addresses and write them in lower case before hashing. Default: false, they are
   * taken as given. Use it if your users write one address in several ways; who checks the badge must know
   * the same form.
   */
  readonly normalize?: boolean
}

/** Refuses wrong options. @throws TypeError */
export function assertIdentityOptions(options: IdentifyRecipientOptions): void {
  assertOptions(options, ['hashed', 'salt', 'normalize'])
  const { hashed, salt, normalize } = options
  for (const [name, value] of Object.entries({ hashed, normalize })) {
    if (value !== undefined && typeof value !== 'boolean')
      throw new TypeError(`${name} must be true or false`)
  }
  if (salt !== undefined && (typeof salt !== 'string' || !isWellFormed(salt))) {
    throw new TypeError('salt must be a well-formed text')
  }
}
