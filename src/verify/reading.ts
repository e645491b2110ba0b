/**
 * Which contexts a credential is read with, and what may be missing in them.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import type { MayBeUndefined } from '../conform/signed-part.ts'
import type { ContextSet } from '../context/context-set.ts'
import { type OlderSnapshot, olderSnapshots } from '../context/older-snapshots.ts'
import { contextUrls } from '../model/context-urls.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { CheckResult, VerifierSettings } from './check.ts'

/** One way to read a credential. */
export interface Reading {
  readonly contexts: ContextSet
  /** Terms that may be left out, for they were not signed; absent if none may. */
  readonly mayBeUndefined?: MayBeUndefined
  /** What the report says of a credential that was read so. */
  readonly problems: readonly Problem[]
}

/** With the contexts as they are now. */
export function newestReading(credential: JsonObject, { contexts, accept }: VerifierSettings): Reading {
  const problems = givenContexts(credential, contexts)
  return { contexts, problems, ...(accept.has('undefined-terms') && { mayBeUndefined: () => true }) }
}

/**
 * With the contexts as they were, the newest first: where it was asked for, and where it can make a difference.
 * @param newest what was found with the contexts as they are now
 */
export function olderReadings(
  credential: JsonObject,
  newest: CheckResult,
  { contexts, accept }: VerifierSettings
): Reading[] {
  const at = asArray<JsonValue>(credential['@context']).indexOf(contextUrls.openBadges)
  if (!accept.has('older-contexts') || at < 0 || credential.proof === undefined) return []
  const all = accept.has('undefined-terms')
  const contradicted = newest.problems.some(({ code }) => code === 'OB_CONTEXT_CONFLICT')
  return olderSnapshots(contexts)
    .filter(({ lacks }, index, snapshots) => {
      const lacking = lacks.filter(term => !snapshots[index - 1]?.lacks.includes(term))
      return contradicted || hasMember(credential, new Set(lacking))
    })
    .map(snapshot => ({
      contexts: snapshot.contexts,
      mayBeUndefined: name => all || snapshot.lacks.includes(name),
      problems: [...givenContexts(credential, contexts), readWith(snapshot, pointer('/@context', at))]
    }))
}

function hasMember(value: JsonValue | undefined, names: ReadonlySet<string>): boolean {
  if (Array.isArray(value)) return value.some(item => hasMember(item, names))
  if (!isObject(value)) return false
  return Object.entries(value).some(([member, inner]) => names.has(member) || hasMember(inner, names))
}

function readWith({ name, lacks }: OlderSnapshot, path: string): Problem {
  const detail = `the proof fits the snapshot of ${name}, which does not have ${lacks.map(term => quote(term)).join(', ')}`
  return problem('OB_CONTEXT_SNAPSHOT', detail, { path, severity: 'warning' })
}

function givenContexts(credential: JsonObject, contexts: ContextSet): Problem[] {
  return asArray<JsonValue>(credential['@context']).flatMap((url, index) => {
    if (typeof url !== 'string' || !contexts.isGiven(url)) return []
    const detail = `what ${quote(url, 200)} defines was read as you gave it`
    return [problem('OB_CONTEXT_GIVEN', detail, { path: pointer('/@context', index), severity: 'info' })]
  })
}
