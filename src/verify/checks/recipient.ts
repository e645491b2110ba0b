/**
 * The check `recipient`: the badge is about the person the caller named.
 * @module
 */
import { equalBytes } from '@noble/curves/utils.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../../base/json.ts'
import type { IdentifierTypeEnum } from '../../model/enums.ts'
import { identityHash } from '../../model/identity-hash.ts'
import { type Problem, problem } from '../../problem/problem.ts'
import type { CheckResult } from '../check.ts'

/** Names of the person the badge should be about. If several are given, one that fits is enough. */
export interface ExpectedRecipient {
  /** Id of the subject, as a DID. Compared letter by letter. */
  readonly did?: string
  /** Id of the subject, as a web address. Compared letter by letter. */
  readonly url?: string
  /** Id of the subject, of any kind. Compared letter by letter. */
  readonly id?: string
  /** E-mail address. */
  readonly email?: string
  /** Any other identity; goes with `identityType`. */
  readonly identity?: string
  /** The kind of `identity`. */
  readonly identityType?: IdentifierTypeEnum
}

interface KnownIdentity {
  readonly identityType: string
  readonly identity: string
}

/**
 * Compares the subject of `credential`, or each if there are several, with the person named. Hashed identities are hashed again with their salt and
 * compared in constant time. What was named never stands in a problem.
 * @returns OB_RECIPIENT_MISMATCH; as warnings OB_RECIPIENT_LOOSE_MATCH (only without outer space, or in lower case) and
 *   OB_RECIPIENT_HASH_WEAK (no salt; md5, which is not compared)
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verify-identifier
 */
export function checkRecipient(credential: JsonObject, expected: ExpectedRecipient): CheckResult {
  const value = credential.credentialSubject
  const weak: Problem[] = []
  for (const [index, subject] of asArray<JsonValue>(value).entries()) {
    const path = Array.isArray(value) ? pointer('/credentialSubject', index) : '/credentialSubject'
    const compared = isObject(subject) ? compare(subject, expected, path) : { fits: false, problems: [] }
    if (compared.fits) return { outcome: 'passed', problems: compared.problems }
    weak.push(...compared.problems)
  }
  return mismatch(weak)
}

interface Comparison {
  readonly fits: boolean
  readonly problems: readonly Problem[]
}

function compare(subject: JsonObject, expected: ExpectedRecipient, subjectPath: string): Comparison {
  const ids = [expected.did, expected.url, expected.id].filter(id => id !== undefined)
  if (typeof subject.id === 'string' && ids.includes(subject.id)) return { fits: true, problems: [] }
  const known = knownIdentities(expected)
  const weak: Problem[] = []
  for (const [index, object] of asArray(subject.identifier).entries()) {
    if (!isObject(object)) continue
    const path = pointer(pointer(subjectPath, 'identifier'), index)
    const match = matchOf(object, known)
    if (known.some(({ identityType }) => identityType === object.identityType))
      weak.push(...weaknessOf(object, path))
    if (match === 'exact') return { fits: true, problems: weak }
    if (match === 'loose') {
      const detail = 'the identity fits only without the space around it, or in lower case'
      const loose = problem('OB_RECIPIENT_LOOSE_MATCH', detail, { path, severity: 'warning' })
      return { fits: true, problems: [...weak, loose] }
    }
  }
  return { fits: false, problems: weak }
}

function mismatch(weak: readonly Problem[]): CheckResult {
  const detail = 'the badge is about somebody else than the person named'
  return {
    outcome: 'failed',
    problems: [problem('OB_RECIPIENT_MISMATCH', detail, { path: '/credentialSubject' }), ...weak]
  }
}

function knownIdentities({ email, identity, identityType }: ExpectedRecipient): KnownIdentity[] {
  return [
    ...(email === undefined ? [] : [{ identityType: 'emailAddress', identity: email }]),
    ...(identity === undefined || identityType === undefined ? [] : [{ identityType, identity }])
  ]
}

function matchOf(object: JsonObject, known: readonly KnownIdentity[]): 'exact' | 'loose' | undefined {
  const same = known.filter(({ identityType }) => identityType === object.identityType)
  if (same.some(({ identity }) => fits(object, identity))) return 'exact'
  const loosely = same.flatMap(({ identity }) => [identity.trim(), identity.trim().toLowerCase()])
  return loosely.some(identity => fits(object, identity)) ? 'loose' : undefined
}

function fits({ hashed, identityHash: written, salt }: JsonObject, identity: string): boolean {
  if (typeof written !== 'string') return false
  if (hashed !== true) return hashed === false && equalText(written, identity)
  return equalText(written.toLowerCase(), identityHash(identity, typeof salt === 'string' ? salt : ''))
}

function equalText(a: string, b: string): boolean {
  return equalBytes(utf8ToBytes(a), utf8ToBytes(b))
}

function weaknessOf({ hashed, identityHash: written, salt }: JsonObject, path: string): Problem[] {
  if (hashed !== true) return []
  const weak = (detail: string) => [problem('OB_RECIPIENT_HASH_WEAK', detail, { path, severity: 'warning' })]
  if (typeof written === 'string' && /^md5\$/i.test(written))
    return weak('md5 proves nothing today and is not compared')
  return salt === undefined || salt === ''
    ? weak('the identity is hashed without a salt, so it is easily guessed')
    : []
}
