/**
 * Rules of things that bear endorsements.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/**
 * An embedded endorsement is signed by whoever gives it, and speaks of the thing that bears it. Reports
 * OB_PROOF_MISSING and OB_ENDORSEMENT_OF_OTHER. Does not check the proof.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential
 */
export function endorsementsFit({ id, endorsement }: JsonObject, path: string): Problem[] {
  if (endorsement === undefined) return []
  const at = pointer(path, 'endorsement')
  return asArray<JsonValue>(endorsement).flatMap((item, index) => {
    if (!isObject(item)) return []
    const here = Array.isArray(endorsement) ? pointer(at, index) : at
    return [...unsigned(item, here), ...ofOther(item, id, here)]
  })
}

function unsigned({ proof }: JsonObject, path: string): Problem[] {
  if (proof !== undefined) return []
  const hint = 'sign it with signCredential, by the key of whoever endorses'
  return [
    problem('OB_PROOF_MISSING', 'nobody has signed this endorsement', { path: pointer(path, 'proof'), hint })
  ]
}

function ofOther({ credentialSubject }: JsonObject, id: JsonValue | undefined, path: string): Problem[] {
  const subject = isObject(credentialSubject) ? credentialSubject.id : undefined
  if (subject === undefined || id === undefined || subject === id) return []
  const detail = `the endorsement speaks of ${quote(subject, 200)}, and stands in ${quote(id, 200)}`
  return [
    problem('OB_ENDORSEMENT_OF_OTHER', detail, {
      path: `${path}/credentialSubject/id`,
      severity: 'warning'
    })
  ]
}
