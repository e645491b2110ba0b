/**
 * The person whom a badge should be about, as the caller names them.
 * @module
 */
import { asArray, isObject, type OneOrMany } from '../base/json.ts'
import { isWellFormed } from '../base/utf8.ts'
import type { IdentifierTypeEnum } from '../model/enums.ts'
import { hintForIdentifierType, isIdentifierType } from '../model/identifier-types.ts'
import { nearest } from '../problem/nearest.ts'

/** One identity of a person, and of what kind it is. */
export interface KnownIdentity {
  /** What kind of identity it is: a type of the standard, or one of your own as `ext:phone`. */
  readonly identityType: IdentifierTypeEnum
  /** The identity itself, as plain text: never a hash. */
  readonly identity: string
}

/** Names of the person whom the badge should be about. If several are given, one that fits is enough. */
export interface ExpectedRecipient {
  /** Id of the subject, as a DID, or several. Compared letter by letter. */
  readonly did?: OneOrMany<string>
  /** Id of the subject, as a web address, or several. Compared letter by letter. */
  readonly url?: OneOrMany<string>
  /** Id of the subject, of any kind, or several. Compared letter by letter. */
  readonly id?: OneOrMany<string>
  /** E-mail address, or several. */
  readonly email?: OneOrMany<string>
  /** Any other identity; goes with `identityType`. */
  readonly identity?: string
  /** The kind of `identity`. */
  readonly identityType?: IdentifierTypeEnum
  /** Further identities, each of its kind. */
  readonly identities?: readonly KnownIdentity[]
  /**
   * True to compare identities that are hashed by md5 as well, with a warning: anybody who can choose what is hashed can
   * make two people have one hash. Default false.
   */
  readonly acceptMd5?: boolean
}

const idNames = ['did', 'url', 'id'] as const
const listNames = [...idNames, 'email'] as const
const personNames = [...listNames, 'identity', 'identities'] as const

const recipientNames: readonly string[] = [...personNames, 'identityType', 'acceptMd5']

/** The ids that the subject may have. */
export function knownIds(expected: ExpectedRecipient): string[] {
  return idNames.flatMap(name => asArray(expected[name]))
}

/** The identities that the subject may be identified by. */
export function knownIdentities(expected: ExpectedRecipient): KnownIdentity[] {
  const { email, identity, identityType, identities = [] } = expected
  return [
    ...asArray(email).map((identity): KnownIdentity => ({ identityType: 'emailAddress', identity })),
    ...(identity === undefined || identityType === undefined ? [] : [{ identityType, identity }]),
    ...identities
  ]
}

/** True if `expected` names somebody. */
export function namesSomebody(expected: ExpectedRecipient): boolean {
  return personNames.some(name => expected[name] !== undefined)
}

/**
 * Refuses names that are none. No text repeats what was given, for texts end in logs.
 * @param at what the caller calls `expected`
 * @param others names of members that `expected` may have beside those of a person
 * @throws TypeError for an unknown member, a name that is no text, is blank or ill-formed, an empty list, and an identity
 *   without a type
 */
export function assertExpectedRecipient(
  expected: ExpectedRecipient,
  at: string,
  others: readonly string[] = []
): void {
  assertMembers(expected, at, [...recipientNames, ...others])
  const { identity, identityType, identities, acceptMd5 } = expected
  for (const name of listNames) {
    if (expected[name] !== undefined) assertTexts(expected[name], `${at}.${name}`)
  }
  if ((identity === undefined) !== (identityType === undefined))
    throw new TypeError(`${at}.identity and ${at}.identityType go together`)
  if (identity !== undefined) assertIdentity(expected, at)
  if (identities !== undefined) assertIdentities(identities, `${at}.identities`)
  if (acceptMd5 === undefined) return
  if (typeof acceptMd5 !== 'boolean') throw new TypeError(`${at}.acceptMd5 must be true or false`)
  if (!namesSomebody(expected)) throw new TypeError(`${at}.acceptMd5 goes with the names of a person`)
}

function assertMembers(expected: unknown, at: string, known: readonly string[]): void {
  if (!isObject(expected)) throw new TypeError(`${at} must be an object`)
  for (const [name, value] of Object.entries(expected)) {
    // A person whose address is not known must not turn into nobody in particular.
    if (known.includes(name) && value === undefined)
      throw new TypeError(`${at}.${name} is undefined: leave it out`)
    if (known.includes(name)) continue
    const meant = nearest(name, known)
    const hint = meant === undefined ? `there are ${known.join(', ')}` : `did you mean "${meant}"?`
    throw new TypeError(`${at} has a member that is no option: ${hint}`)
  }
}

function assertIdentities(identities: unknown, at: string): void {
  if (!Array.isArray(identities) || identities.length === 0)
    throw new TypeError(`${at} must be a list of identities that is not empty`)
  for (const [index, known] of identities.entries()) {
    assertMembers(known, `${at}[${index}]`, ['identityType', 'identity'])
    assertIdentity(known, `${at}[${index}]`)
  }
}

function assertIdentity(known: { readonly identityType?: unknown; readonly identity?: unknown }, at: string) {
  const { identityType, identity } = known
  if (!isIdentifierType(identityType))
    throw new TypeError(`${at}.identityType: ${hintForIdentifierType(identityType)}`)
  assertText(identity, `${at}.identity`)
}

function assertTexts(value: unknown, at: string): void {
  if (!Array.isArray(value)) assertText(value, at)
  else if (value.length === 0) throw new TypeError(`${at} must not be an empty list`)
  else for (const [index, item] of value.entries()) assertText(item, `${at}[${index}]`)
}

/** @throws TypeError for anything but a well-formed text that is not blank; it does not repeat the text */
export function assertText(value: unknown, at: string): void {
  if (typeof value === 'string' && value.trim() !== '' && isWellFormed(value)) return
  throw new TypeError(`${at} must be a well-formed text that is not blank`)
}
