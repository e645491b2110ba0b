/**
 * Judges a key that was published at its own address: is it the issuer's?
 * @module
 */

import { judgeEnd } from '../key/find-verification-method.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { BindingAnswer, KeyQuestion } from './issuers-key.ts'
import type { Publication } from './read-publication.ts'

/**
 * The key, if it has not ended and its document names the issuer as its controller. Where the document names nobody,
 * only the origin ties it to the issuer: OB_KEY_BOUND_BY_ORIGIN, a warning. Where the binding must be strict it is an
 * error in both cases, since on a shared host anybody can publish a key in any name.
 * @param url where it was published
 */
export function judgePublication(
  { key, controller, published }: Publication,
  methodId: string,
  { issuerId, now, keyBinding }: KeyQuestion,
  url: string
): BindingAnswer {
  const problems = judgeEnd(methodId, published, now)
  if (controller !== undefined && controller !== issuerId) {
    const held = `the key ${quote(methodId)} is held by ${quote(controller)}, not by ${quote(issuerId)}`
    problems.push(problem('OB_CONTROLLER_MISMATCH', held))
  }
  const strict = keyBinding === 'strict'
  const warnings = controller === undefined || strict ? [boundByOrigin(methodId, issuerId, strict)] : []
  if (strict) problems.push(...warnings)
  if (problems.length > 0) return { problems, final: true }
  const foundBy = controller === undefined ? 'key-url' : 'key-document'
  return { key, id: methodId, controller: issuerId, foundBy, documents: [url], warnings }
}

function boundByOrigin(methodId: string, issuerId: string, strict: boolean): Problem {
  const detail = `nothing but the host ties the key ${quote(methodId)} to ${quote(issuerId)}`
  const hint = 'the issuer should list the key in the document at his id, or in the key set of his host'
  return problem('OB_KEY_BOUND_BY_ORIGIN', detail, { severity: strict ? 'error' : 'warning', hint })
}
