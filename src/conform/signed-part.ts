/**
 * The part of a credential that a signature covers, for readers who let pass what no context defines.
 *
 * JSON-LD drops an undefined term without a word. Here it is left out before, so that all that is judged, canonicalized
 * and shown is what was signed, and everything that is left is read as strictly as ever.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { hasError, type Problem, problem } from '../problem/problem.ts'
import { type ConformOptions, conform } from './conform.ts'
import { checkTerms } from './terms.ts'

/** Whether a member or type of this name may be left out; `type` stands for every type. */
export type MayBeUndefined = (name: string) => boolean

/** What was signed of a credential, and all that can be said of it. */
export interface SignedPart {
  /** The credential itself where nothing had to be left out. Frozen if the credential is. */
  readonly credential: JsonObject
  /** Of both: warnings OB_TERM_UNDEFINED for what was left out, and the problems of the rest. */
  readonly problems: readonly Problem[]
}

/**
 * Leaves out what no context of `document` defines, and holds the rest to {@link conform}.
 *
 * Where the type of a status, a refresh service or a schema is left out, the entry stays without it: it is known to be
 * there, but not what it is. Proofs are not touched.
 * @param mayBeUndefined which terms may be left out; all others are errors as ever. Default: none
 */
export function conformSignedPart(
  document: JsonObject,
  options: ConformOptions,
  mayBeUndefined?: MayBeUndefined
): SignedPart {
  const problems = conform(document, options)
  // Without good contexts nothing can be called undefined.
  if (!mayBeUndefined || !hasError(problems) || problems.some(isOfContexts)) {
    return { credential: document, problems }
  }
  const dropped = checkTerms(document, options.contexts, options.localContexts).filter(
    ({ code, path = '' }) =>
      code === 'OB_TERM_UNDEFINED' && !inProof.test(path) && mayBeUndefined(nameAt(path))
  )
  if (dropped.length === 0) return { credential: document, problems }
  const credential = without(new Set(dropped.map(({ path = '' }) => path)), document)
  const untyped = new Set(dropped.map(({ path = '' }) => path.replace(/\/\d+$/, '')))
  const rest = conform(credential, options).filter(
    ({ path = '' }) => !(serviceType.test(path) && untyped.has(path))
  )
  return { credential, problems: [...rest, ...asWarnings(dropped)] }
}

function isOfContexts({ code, severity }: Problem): boolean {
  return severity === 'error' && /^OB_(?:CONTEXT|LIMIT_(?!PROBLEMS))/.test(code)
}

const inProof = /\/proof(?:\/|$)/
const serviceType = /^\/(?:credentialStatus|refreshService|credentialSchema)(?:\/\d+)?\/type$/

/** The member at the end of a pointer; `type` for an item of one. */
function nameAt(path: string): string {
  const [last = '', before = ''] = path.split('/').toReversed()
  return before === 'type' ? before : last
}

/** A copy without what stands at `paths`; a list of types that holds nothing else goes as a whole. */
function without(paths: ReadonlySet<string>, document: JsonObject): JsonObject {
  const list = (items: readonly JsonValue[], path: string): readonly JsonValue[] => {
    const kept = items.map((item, index) => [item, pointer(path, index)] as const)
    return Object.freeze(kept.filter(([, at]) => !paths.has(at)).map(([item, at]) => copy(item, at)))
  }
  const object = (value: JsonObject, path: string): JsonObject => {
    const members = Object.entries(value).flatMap(([member, inner]) => {
      const at = pointer(path, member)
      if (inner === undefined || paths.has(at)) return []
      const kept = copy(inner, at)
      return Array.isArray(kept) && kept.length === 0 && asArray(inner).length > 0 ? [] : [[member, kept]]
    })
    return Object.freeze(Object.fromEntries(members))
  }
  const copy = (value: JsonValue, path: string): JsonValue => {
    if (Array.isArray(value)) return list(value, path)
    return isObject(value) ? object(value, path) : value
  }
  return object(document, '')
}

/** More than anybody reads. */
const MAX_WARNINGS = 100

function asWarnings(dropped: readonly Problem[]): Problem[] {
  const warnings = dropped.slice(0, MAX_WARNINGS).map(found => ({ ...found, severity: 'warning' as const }))
  if (dropped.length <= MAX_WARNINGS) return warnings
  const detail = `${dropped.length} terms are not signed, of which the first ${MAX_WARNINGS} are told`
  return [...warnings, problem('OB_LIMIT_PROBLEMS', detail, { path: '', severity: 'warning' })]
}
