/**
 * The hash that stands in an identity object in place of the identity.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * SHA-256 of the identity followed directly by the salt, as `sha256$` and 64 lower-case hexadecimal digits.
 * @param identity the plain identity, as `lea@example.org`
 * @param salt text; `''` for none
 * @see https://www.imsglobal.org/spec/ob/v3p0/#identityobject
 */
export function identityHash(identity: string, salt: string): string {
  return `sha256$${bytesToHex(sha256(utf8ToBytes(identity + salt)))}`
}
