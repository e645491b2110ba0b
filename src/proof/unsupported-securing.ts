/**
 * Credentials that are secured in a way that is not checked here: saying so.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import { type Problem, problem } from '../problem/problem.ts'

/** OB_SECURING_UNSUPPORTED, for `what` was found. */
export function unsupportedSecuring(what: string): Problem {
  const hint = 'ask for the credential as a compact JWS, or with an embedded proof'
  return problem('OB_SECURING_UNSUPPORTED', `found ${what}`, { hint })
}

/**
 * Tells a JWS or JWE in the JSON serialization, general or flattened. What has a context or a type is a document of its
 * own, whatever else it has.
 * @returns OB_SECURING_UNSUPPORTED; `undefined` for any other object
 * @see https://www.rfc-editor.org/rfc/rfc7515#section-7.2
 * @see https://www.rfc-editor.org/rfc/rfc7516#section-7.2
 */
export function jsonSerialization(value: JsonObject): Problem | undefined {
  if (value['@context'] !== undefined || value.type !== undefined) return undefined
  const { payload, signature, signatures, ciphertext } = value
  if (typeof payload === 'string' && (typeof signature === 'string' || Array.isArray(signatures))) {
    return unsupportedSecuring('the JSON serialization of a JWS')
  }
  return typeof ciphertext === 'string' ? unsupportedSecuring('a JWE, which is encrypted') : undefined
}
