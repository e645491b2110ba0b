/**
 * Compares one identity object of a badge with what is known of a person.
 * @module
 */

import { equalBytes } from '@noble/curves/utils.js'
import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { JsonObject } from '../base/json.ts'
import { isWellFormed } from '../base/utf8.ts'
import { identityHash } from '../model/identity-hash.ts'
import type { KnownIdentity } from './expected-recipient.ts'

/**
 * How close an identity came: letter by letter; without white space around it and with its accents in composed form
 * (Unicode NFC); or in lower case as well, which only e-mail addresses are.
 */
export type Compared = 'exact' | 'trimmed' | 'lower-case'

/** From the closest to the loosest. */
export const comparisons: readonly Compared[] = ['exact', 'trimmed', 'lower-case']

/** What an identity object says, if it can be compared. */
export type WrittenIdentity =
  | { readonly by: 'plain'; readonly text: string }
  | { readonly by: 'hashed'; readonly hash: string; readonly salt: string }

const SHA256 = /^sha256\$[0-9a-f]{64}$/i
const MD5 = /^md5\$[0-9a-f]{32}$/i

/** The type of an identity object; the implementation guide writes `email` in its samples. */
export function identityTypeOf({ identityType }: JsonObject): string | undefined {
  if (identityType === 'email') return 'emailAddress'
  return typeof identityType === 'string' ? identityType : undefined
}

/** True if it is hashed by md5. */
export function isMd5(written: WrittenIdentity): boolean {
  return written.by === 'hashed' && MD5.test(written.hash)
}

/**
 * Reads an identity object to the letter: only `true` and `false` say whether it is hashed, a hash has the form of the
 * standard, and a plain identity has not. The salt of a plain identity means nothing.
 * @returns what it says, or why it cannot be compared
 */
export function readIdentity({ hashed, identityHash, salt }: JsonObject): WrittenIdentity | string {
  if (typeof identityHash !== 'string') return '"identityHash" is no text'
  const isHash = SHA256.test(identityHash) || MD5.test(identityHash)
  if (hashed === false) {
    // Whoever has the badge could name themselves by the hash in it.
    return isHash ? 'it is called plain, but is a hash' : { by: 'plain', text: identityHash }
  }
  if (hashed !== true) return '"hashed" is neither true nor false'
  if (!isHash) return 'it is called hashed, but is no hash'
  if (salt !== undefined && typeof salt !== 'string') return '"salt" is no text'
  return { by: 'hashed', hash: identityHash.toLowerCase(), salt: salt ?? '' }
}

/** True if `written` is the identity `known`, when both are brought into the form `compared`. In constant time. */
export function fits(
  written: WrittenIdentity,
  { identity, identityType }: KnownIdentity,
  compared: Compared
): boolean {
  // Anything but an address may have capitals that tell two people apart.
  if (compared === 'lower-case' && identityType !== 'emailAddress') return false
  const form = formOf(identity, compared)
  if (form === undefined) return false
  if (written.by === 'plain') {
    const text = formOf(written.text, compared)
    return text !== undefined && equalText(text, form)
  }
  const hash = isMd5(written) ? md5Hash(form, written.salt) : identityHash(form, written.salt)
  return equalText(written.hash, hash)
}

/** True if both are the same, in a time that does not tell where they differ, or how long they are. */
export function equalText(a: string, b: string): boolean {
  if (!(isWellFormed(a) && isWellFormed(b))) return false
  return equalBytes(sha256(utf8ToBytes(a)), sha256(utf8ToBytes(b)))
}

function md5Hash(identity: string, salt: string): string {
  return `md5$${bytesToHex(md5(utf8ToBytes(identity + salt)))}`
}

/**
 * More marks on one letter than any language has. Putting them in order takes the square of their number.
 * @see https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
const MARKS = /\p{M}{31}/u

/** `undefined` where a letter would become another one: the Kelvin sign, for one, is `k` in lower case. */
function formOf(identity: string, compared: Compared): string | undefined {
  if (compared === 'exact') return identity
  if (MARKS.test(identity)) return undefined
  const trimmed = identity.trim()
  const composed = trimmed.normalize('NFC')
  const form = compared === 'trimmed' ? composed : composed.toLowerCase()
  return asciiIn(form) > asciiIn(trimmed) ? undefined : form
}

function asciiIn(text: string): number {
  return text.match(/\p{ASCII}/gu)?.length ?? 0
}
