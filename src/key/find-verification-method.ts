/**
 * Finds the key that a proof names among the keys of its controller, and judges whether it may be used.
 * @module
 */
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import type { JsonObject } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { VerificationRelationship } from './controlled-identifier-document.ts'
import type { Controller, VerificationMethod } from './controller.ts'
import { ownMethodOf } from './own-method.ts'
import { type PublicKey, readingOf } from './public-key.ts'
import { keyOf } from './published-key.ts'
import { isSameKey } from './same-key.ts'

/** The key that was asked for and how its document lists it, or why it may not be used. */
export type VerificationMethodFinding =
  | { readonly method: VerificationMethod; readonly key: PublicKey }
  | { readonly problems: readonly Problem[] }

/**
 * Finds a key by its id, compared letter by letter; only the bare DID of a did:key or did:jwk stands for its one
 * key.
 * The key comes from the controller's document alone: what a fragment looks like proves nothing.
 *
 * @param controller the issuer, as resolved from its own id
 * @param methodId the `verificationMethod` of a proof
 * @param purpose the `proofPurpose` of that proof
 * @param now time of verification in milliseconds since 1970. Neither `revoked` nor `expires` has leeway: the
 * time at which a badge says it was signed is no proof that the key was good then
 * @returns the key, or all problems: `OB_KEY_NOT_FOUND`, `OB_KEY_PURPOSE` (not listed for `purpose`),
 * `OB_KEY_REVOKED`, `OB_KEY_EXPIRED`, `OB_CONTROLLER_MISMATCH` (held by somebody else), `OB_KEY_MALFORMED` (a
 * date or the key), `OB_KEY_WEAK`, `OB_KEY_UNSUPPORTED`, `OB_KEY_MISMATCH`, `OB_KEY_SECRET_PUBLISHED`
 * @throws TypeError if `now` is not a finite number
 * @see https://www.w3.org/TR/cid-1.0/#retrieve-verification-method
 */
export function findVerificationMethod(
  controller: Controller,
  methodId: string,
  purpose: VerificationRelationship,
  now: number
): VerificationMethodFinding {
  assertTime(now)
  const wanted = ownMethodOf(methodId)
  const method = controller.verificationMethods.find(({ id }) => id === wanted)
  return method === undefined
    ? { problems: [notFound(controller, quote(methodId))] }
    : judge(controller, method, purpose, now)
}

/**
 * Finds the method that publishes `key` itself, for proofs that show their key instead of naming it. That a proof
 * shows a key proves nothing; that its controller publishes the same one does.
 * @returns as {@link findVerificationMethod}
 * @throws TypeError if `now` is not a finite number
 */
export function findMethodWithKey(
  controller: Controller,
  key: PublicKey,
  purpose: VerificationRelationship,
  now: number
): VerificationMethodFinding {
  assertTime(now)
  const holding = controller.verificationMethods.filter(method => isOfKey(method, key))
  const method = holding.find(({ relationships }) => relationships.includes(purpose)) ?? holding[0]
  return method === undefined
    ? { problems: [notFound(controller, 'of this kind')] }
    : judge(controller, method, purpose, now)
}

function assertTime(now: number): void {
  if (!Number.isFinite(now)) throw new TypeError('now must be a finite number of milliseconds')
}

function isOfKey(method: VerificationMethod, key: PublicKey): boolean {
  const reading = readingOf(() => keyOf(method))
  return 'key' in reading && isSameKey(reading.key, key)
}

function judge(
  controller: Controller,
  method: VerificationMethod,
  purpose: VerificationRelationship,
  now: number
): VerificationMethodFinding {
  const ended = judgeEnd(method.id, method.published, now)
  // A key that was revoked is listed for nothing any more; that is no second fault.
  const gone = ended.length > 0 && method.relationships.length === 0
  const problems = [...ended, ...judgeUse(controller, method, gone ? undefined : purpose)]
  const reading = readingOf(() => keyOf(method))
  if ('problems' in reading) return { problems: [...problems, ...reading.problems] }
  return problems.length > 0 ? { problems } : { method, key: reading.key }
}

function notFound({ id, verificationMethods }: Controller, which: string): Problem {
  const ids = verificationMethods.slice(0, 5).map(method => quote(method.id))
  return problem('OB_KEY_NOT_FOUND', `the document of ${quote(id)} lists no key ${which}`, {
    hint: ids.length > 0 ? `It lists ${ids.join(', ')}.` : 'It lists no keys at all.'
  })
}

function judgeUse(
  controller: Controller,
  method: VerificationMethod,
  purpose: VerificationRelationship | undefined
): Problem[] {
  const problems: Problem[] = []
  if (purpose !== undefined && !method.relationships.includes(purpose)) {
    const listed = method.relationships.join(', ') || 'nothing'
    problems.push(
      problem('OB_KEY_PURPOSE', `the key ${quote(method.id)} is listed for ${listed}, not for ${purpose}`, {
        hint: `Its owner must list it under "${purpose}".`
      })
    )
  }
  if (!isNamedBy(controller.id, method.id)) {
    const detail = `the key ${quote(method.id)} bears the name of another than ${quote(controller.id)}`
    problems.push(problem('OB_CONTROLLER_MISMATCH', detail))
  }
  if (method.controller !== controller.id) {
    const held = `is held by ${quote(method.controller)}, not by ${quote(controller.id)}`
    problems.push(problem('OB_CONTROLLER_MISMATCH', `the key ${quote(method.id)} ${held}`))
  }
  return problems
}

/** A key of a DID is a fragment of it; one of a web address is at the same origin. */
function isNamedBy(controllerId: string, methodId: string): boolean {
  if (methodId.startsWith(`${controllerId}#`)) return true
  const origin = /^https:\/\/[^/?#]+/.exec(controllerId)?.[0]
  return origin !== undefined && /^https:\/\/[^/?#]+/.exec(methodId)?.[0] === origin
}

const ends = { revoked: 'OB_KEY_REVOKED', expires: 'OB_KEY_EXPIRED' } as const

/**
 * Whether a key has ended, by the `revoked` and `expires` of what was published of it.
 * @param id how the key is called in the texts of problems
 * @returns OB_KEY_REVOKED, OB_KEY_EXPIRED, OB_KEY_MALFORMED for a date that cannot be read
 */
export function judgeEnd(id: string, published: JsonObject, now: number): Problem[] {
  const problems: Problem[] = []
  for (const name of ['revoked', 'expires'] as const) {
    const value = published[name]
    if (value === undefined) continue
    const time = parseDateTimeStamp(value)
    if (time === undefined) {
      const detail = `"${name}" of the key ${quote(id)} is not a date and time with its zone`
      problems.push(problem('OB_KEY_MALFORMED', detail))
    } else if (time <= now) {
      problems.push(problem(ends[name], `the key ${quote(id)} has ended: "${name}" is ${quote(value)}`))
    }
  }
  return problems
}
