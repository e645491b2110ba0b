/**
 * Holds a document to the schemas of the data model; every wrong member gives one problem.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { ClassName } from '../generated/classes.ts'
import type { Validator } from '../generated/validators.js'
import { credentialStatus, languageValue } from '../generated/validators.js'
import { type Problem, problem, worstFirst } from '../problem/problem.ts'
import { catalog, type SchemaKind } from './catalog.ts'
import { causesAmong } from './causes.ts'
import { MAX_NESTING, nodesOf } from './class-walk.ts'
import { emptyValuesOf } from './empty-values.ts'
import { explain } from './explain.ts'
import { type Finding, findingsOf } from './finding.ts'
import { languageValuesIn } from './language-values.ts'
import { plainFormOf } from './single-values.ts'
import { type DataModelVersion, dataModelVersionOf } from './version.ts'

export type { SchemaKind } from './catalog.ts'
export type { DataModelVersion } from './version.ts'

/** More errors than this are not told one by one. */
const MAX_ERRORS = 100

/**
 * Holds `document` to the schema of its kind and form.
 *
 * What compaction may leave as a single value is read as an array of one, with a warning; in any Verifiable Credential
 * it may stand alone. Nothing is judged that a schema cannot see: see `checkRules`. Contexts are held to their order,
 * but not looked into.
 * @param document any JSON object, however wrong; it is not changed
 * @param kind what the document claims to be
 * @param version the form it is held to, as `dataModelVersionOf` tells it; embedded endorsements must have the same
 * @param making true if it is to be signed, and not one that somebody else made
 * @param ordinary true if `isOrdinary` says so of the document
 * @returns errors before warnings, and of each the one that explains most first; at most 100 errors, then one
 *   OB_LIMIT_PROBLEMS. Codes: OB_DATA_MODEL_MIXED, OB_TYPE_MISSING, OB_MEMBER_MISSING (at the missing member),
 *   MALFORMED_VALUE_ERROR, OB_MEMBER_UNKNOWN, OB_CONTEXT_ORDER; OB_SINGLE_VALUE as a warning; OB_LIMIT_DEPTH alone
 * @see https://www.imsglobal.org/spec/ob/v3p0/#datamodels
 */
export function conformToSchema(
  document: JsonObject,
  kind: SchemaKind,
  version: DataModelVersion,
  making = true,
  ordinary = false
): Problem[] {
  const { className, validators } = catalog[kind]
  const empty = ordinary ? [] : emptyValuesOf(document)
  const tooDeep = empty.find(({ keyword }) => keyword === 'depth')
  if (tooDeep !== undefined) return [depthProblem(tooDeep.path)]

  const { findings, warnings } =
    kind === 'credential'
      ? foundAsGiven(document, validators[version])
      : foundInPlainForm(document, className, validators[version])
  if (ordinary && findings.length === 0) return worstFirst(warnings.slice(0, MAX_ERRORS))
  const causes = causesAmong([...findings, ...empty], className)
  const explained = { document, className, version, making, strict: kind === 'credential' }
  const wrong = new Set(causes.map(({ path }) => path))
  const problems = [
    ...otherForms(document, kind, version),
    ...causes.slice(0, MAX_ERRORS).map(cause => explain(cause, explained)),
    ...warnings.filter(({ path = '' }) => !wrong.has(path)).slice(0, MAX_ERRORS)
  ]
  if (causes.length > MAX_ERRORS) problems.push(limitProblem(causes.length))
  return worstFirst(problems)
}

/** What is found in a document, and what is only worth a warning. */
interface Found {
  readonly findings: readonly Finding[]
  readonly warnings: readonly Problem[]
}

function foundInPlainForm(document: JsonObject, className: ClassName, validator: Validator): Found {
  const plain = plainFormOf(document, className)
  const findings = [
    ...findingsOf(validator, plain.document),
    ...plain.statusEntries.flatMap(([path, entry]) => findingsOf(credentialStatus, entry, path))
  ].map(finding => ({ ...finding, path: plain.originOf(finding.path) }))
  return { findings, warnings: plain.warnings }
}

/** The schema of any credential knows what may stand alone, but not where in a subject there are texts. */
function foundAsGiven(document: JsonObject, validator: Validator): Found {
  const texts = languageValuesIn(document).flatMap(([path, value]) => findingsOf(languageValue, value, path))
  return { findings: [...findingsOf(validator, document), ...texts], warnings: [] }
}

/** Embedded endorsements in another form than the document: each is good by itself, but not in here. */
function otherForms(document: JsonObject, kind: SchemaKind, version: DataModelVersion): Problem[] {
  return nodesOf(document, catalog[kind].className).flatMap(({ className, node, path }) => {
    if (path === '' || className !== 'EndorsementCredential') return []
    const form = dataModelVersionOf(node)
    if (form === undefined || form === version) return []
    const detail = `an endorsement in the form of VCDM ${form}, embedded in VCDM ${version}`
    const hint = 'give it as a VC-JWT in "endorsementJwt", or have it issued in the same form'
    return [problem('OB_DATA_MODEL_MIXED', detail, { path, hint })]
  })
}

function depthProblem(path: string): Problem {
  return problem('OB_LIMIT_DEPTH', `nested deeper than ${MAX_NESTING} levels`, { path })
}

function limitProblem(count: number): Problem {
  return problem('OB_LIMIT_PROBLEMS', `${count} errors, of which the first ${MAX_ERRORS} are told`, {
    path: ''
  })
}
