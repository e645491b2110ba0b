/**
 * Rules of any credential: the order of its dates, and the schemas it names.
 * @module
 */
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem } from '../problem/problem.ts'
import { OFFICIAL_VALIDATOR, officialSchemaClass } from './official-schemas.ts'

const periods = [
  ['validFrom', 'validUntil'],
  ['issuanceDate', 'expirationDate']
] as const

/**
 * A credential does not end before it begins, in either form. Reports OB_VALIDITY_REVERSED at the end. Dates that
 * cannot be read are passed over, and no clock is asked.
 * @see https://www.w3.org/TR/vc-data-model-2.0/#validity-period
 */
export function validityInOrder(credential: JsonObject, path: string): Problem[] {
  return periods.flatMap(([start, end]) => {
    if (credential[end] === undefined) return []
    const from = parseDateTimeStamp(credential[start])
    const until = parseDateTimeStamp(credential[end])
    if (from === undefined || until === undefined || from <= until) return []
    const detail = `"${end}" ${credential[end]} is before "${start}" ${credential[start]}`
    return [problem('OB_VALIDITY_REVERSED', detail, { path: pointer(path, end) })]
  })
}

/**
 * A credential that names schemas names the official one of its class among them. Reports OB_SCHEMA_OFFICIAL_MISSING.
 * Does not hold the credential to the others.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#credentialschema
 */
export function officialSchemaListed({ type, credentialSchema }: JsonObject, path: string): Problem[] {
  if (credentialSchema === undefined) return []
  const entries = asArray<JsonValue>(credentialSchema).filter(isObject)
  const subject = asArray(type).includes('EndorsementCredential') ? 'endorsement' : 'achievement'
  if (entries.length === 0 || entries.some(entry => officialSchemaClass(entry) === subject)) return []
  const id = `https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_${subject}credential_schema.json`
  return [
    problem('OB_SCHEMA_OFFICIAL_MISSING', 'the official schema of Open Badges is not among the schemas', {
      path: pointer(path, 'credentialSchema'),
      hint: `add { "id": "${id}", "type": "${OFFICIAL_VALIDATOR}" }`
    })
  ]
}
