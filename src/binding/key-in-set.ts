/**
 * A key in a key set, judged as a key of the issuer.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import type { JsonObject } from '../base/json.ts'
import { originOf } from '../base/origin.ts'
import { judgeEnd } from '../key/find-verification-method.ts'
import { findByKey, findInJwks, type JwkFinding, type JwkSet } from '../key/jwks.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { BindingAnswer, IssuersKey, KeyQuestion } from './issuers-key.ts'

/**
 * Looks for the key of `question` in `keySet`, which may hold the keys of several issuers at one host.
 * @param found how the set was found
 * @param final true if no other document may say otherwise when the key is not in the set
 * @returns the key, if it is not another's by its `iss`, `controller` or `kid`, and has not ended; where the binding must be
 *   strict, one of them has to say that it is the issuer's
 * @see https://www.rfc-editor.org/rfc/rfc7517#section-5
 */
export function findInKeySet(
  keySet: JwkSet,
  question: KeyQuestion,
  { foundBy, documents }: Pick<IssuersKey, 'foundBy' | 'documents'>,
  final: boolean
): BindingAnswer {
  const { name, issuerId, now, keyBinding } = question
  const found = find(keySet, question)
  if ('problems' in found) {
    const absent = found.problems.every(({ code }) => code === 'OB_KEY_NOT_FOUND')
    return { problems: found.problems, final: final || !absent }
  }
  const { key, jwk } = found
  const called = 'methodId' in name ? name.methodId : jwk.kid
  const id = typeof called === 'string' && isAbsoluteIri(called) ? called : `${issuerId}#${called ?? ''}`
  const problems = [...judgeEnd(id, jwk, now), ...judgeHolder(jwk, id, issuerId, documents)]
  if (keyBinding === 'strict' && foundBy !== 'given' && !namesIssuer(jwk, issuerId)) {
    const detail = `nothing but the host ties the key ${quote(id)} to ${quote(issuerId)}`
    const hint = 'the issuer should give the key an "iss", or list it in the document at his id'
    problems.push(problem('OB_KEY_BOUND_BY_ORIGIN', detail, { hint }))
  }
  if (problems.length > 0) return { problems, final: true }
  return { key, id, controller: issuerId, foundBy, documents, warnings: [] }
}

/** A name at another host is none of this issuer's, even where its fragment is. */
function find(keySet: JwkSet, { name, issuerId }: KeyQuestion): JwkFinding {
  if ('shown' in name) return findByKey(keySet, name.shown)
  const { methodId } = name
  const near = !isAbsoluteIri(methodId) || isNear(methodId, issuerId)
  if (near) return findInJwks(keySet, methodId)
  const detail = `the key ${quote(methodId)} bears the name of another than ${quote(issuerId)}`
  return { problems: [problem('OB_KEY_NOT_FOUND', detail)] }
}

function isNear(methodId: string, issuerId: string): boolean {
  const origin = originOf(issuerId)
  return methodId.startsWith(`${issuerId}#`) || (origin !== undefined && originOf(methodId) === origin)
}

function namesIssuer({ iss, controller, kid }: JsonObject, issuerId: string): boolean {
  return (
    iss === issuerId || controller === issuerId || (typeof kid === 'string' && kid.startsWith(`${issuerId}#`))
  )
}

function judgeHolder(
  { iss, controller, kid }: JsonObject,
  id: string,
  issuerId: string,
  documents: readonly string[]
): Problem[] {
  const claimed = [iss, controller, holderIn(kid, documents)].filter(holder => holder !== undefined)
  const other = claimed.find(holder => holder !== issuerId)
  if (other === undefined) return []
  const detail = `the key ${quote(id)} is that of ${quote(other)}, not of ${quote(issuerId)}`
  return [problem('OB_CONTROLLER_MISMATCH', detail)]
}

/** Whose key it is by its full name: what stands before the fragment, unless that is the key set itself. */
function holderIn(kid: unknown, documents: readonly string[]): string | undefined {
  if (typeof kid !== 'string' || !isAbsoluteIri(kid)) return undefined
  const [holder = '', fragment] = kid.split('#')
  const named = fragment !== undefined || holder.startsWith('did:')
  return named && !documents.includes(holder) ? holder : undefined
}
