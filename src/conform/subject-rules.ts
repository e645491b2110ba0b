/**
 * Rules of the recipient: that there is one, and how it is hashed.
 * @module
 */
import { isObject, type JsonObject, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/**
 * An AchievementSubject needs an `id` that is not blank, or an `identifier`. Reports OB_RECIPIENT_MISSING.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementsubject
 */
export function recipientGiven({ id, identifier }: JsonObject, path: string): Problem[] {
  const named = typeof id === 'string' ? id.trim() !== '' : id !== undefined && id !== null
  const identified = Array.isArray(identifier) ? identifier.length > 0 : isObject(identifier)
  if (named || identified) return []
  const hint = 'give the subject an "id" or an "identifier", such as the hashed e-mail address'
  return [problem('OB_RECIPIENT_MISSING', 'nobody is named as the recipient', { path, hint })]
}

/** The name of the algorithm as it is, its digits in either case. */
const HASH = /^(?:md5\$[0-9a-fA-F]{32}|sha256\$[0-9a-fA-F]{64})$/

/**
 * An IdentityObject that says `hashed` needs the hash in the form of the standard. Reports OB_IDENTITY_HASH; as
 * a warning where a hash is called plain, as info where a plain identity has a salt. Does not check that the hash
 * is anybody's.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#identityobject
 */
export function hashWellFormed({ hashed, identityHash, salt }: JsonObject, path: string): Problem[] {
  if (typeof identityHash !== 'string') return []
  const at = pointer(path, 'identityHash')
  if (hashed === true && !HASH.test(identityHash)) {
    // The value may be somebody's address, so it is not repeated.
    const detail = 'a hashed identity must be "sha256$" and 64 hexadecimal digits, or "md5$" and 32'
    return [problem('OB_IDENTITY_HASH', detail, { path: at, hint: 'hash it, or set "hashed" to false' })]
  }
  if (hashed === false && HASH.test(identityHash)) {
    const detail = `${quote(identityHash)} looks like a hash, but "hashed" is false`
    return [
      problem('OB_IDENTITY_HASH', detail, { path: at, severity: 'warning', hint: 'set "hashed" to true' })
    ]
  }
  if (hashed === false && salt !== undefined) {
    const detail = 'the salt of an identity that is not hashed means nothing'
    return [
      problem('OB_IDENTITY_HASH', detail, {
        path: pointer(path, 'salt'),
        severity: 'info',
        hint: 'leave it out'
      })
    ]
  }
  return []
}
