/**
 * A key in a key set, judged as a key of the issuer.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { judgeEnd } from '../key/find-verification-method.ts'
import { findByKey, findInJwks, type JwkSet } from '../key/jwks.ts'
import { problem, quote } from '../problem/problem.ts'
import type { BindingAnswer, IssuersKey, KeyQuestion } from './issuers-key.ts'

/**
 * Looks for the key of `question` in `keySet`.
 * @param found how the set was found
 * @param final true if no other document may say otherwise when the key is not in the set
 * @returns the key, if its `iss`, where it has one, is the issuer, and it has not ended
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function findInKeySet(
  keySet: JwkSet,
  { name, issuerId, now }: KeyQuestion,
  { foundBy, documents }: Pick<IssuersKey, 'foundBy' | 'documents'>,
  final: boolean
): BindingAnswer {
  const found = 'shown' in name ? findByKey(keySet, name.shown) : findInJwks(keySet, name.methodId)
  if ('problems' in found) {
    const absent = found.problems.every(({ code }) => code === 'OB_KEY_NOT_FOUND')
    return { problems: found.problems, final: final || !absent }
  }
  const { key, jwk } = found
  const called = 'methodId' in name ? name.methodId : jwk.kid
  const id = typeof called === 'string' && isAbsoluteIri(called) ? called : `${issuerId}#${called ?? ''}`
  const problems = judgeEnd(id, jwk, now)
  if (jwk.iss !== undefined && jwk.iss !== issuerId) {
    const detail = `the key ${quote(id)} is that of ${quote(jwk.iss)}, not of ${quote(issuerId)}`
    problems.push(problem('OB_CONTROLLER_MISMATCH', detail))
  }
  if (problems.length > 0) return { problems, final: true }
  return { key, id, controller: issuerId, foundBy, documents, warnings: [] }
}
