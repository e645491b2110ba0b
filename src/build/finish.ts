/**
 * The last step of every builder: the whole document is judged, and handed over only if it conforms.
 * @module
 */

import type { JsonObject } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { thawed } from '../base/thaw.ts'
import { type ConformOptions, conform } from '../conform/conform.ts'
import { type ContextDocuments, createContextSet } from '../context/context-set.ts'
import { contextUrls } from '../model/context-urls.ts'
import { throwIfError } from '../problem/error.ts'
import type { Problem } from '../problem/problem.ts'
import { type Draft, originOf } from './draft.ts'

/** What all builders take. */
export interface BuildOptions {
  /**
   * Documents of the contexts that define the terms of your extensions, by URL:
   * `{ 'https://example.org/terms/v1': { '@context': { ... } } }`. Default: none. Nothing is ever fetched.
   */
  readonly contexts?: ContextDocuments
  /** Ceilings for what is given. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/**
 * The finished document, all its own. It is not frozen: it belongs to the caller, and libraries that sign
 * credentials write into what they are given.
 * @throws OpenBadgesError with all problems; a path points into the parts where the place was given, else
 *   into the result
 */
export function finish<T>(
  draft: Draft,
  document: JsonObject,
  kind: ConformOptions['kind'],
  options: BuildOptions
): T {
  const contexts = createContextSet(options.contexts)
  const limits = withDefaultLimits(options.limits)
  // What was refused on the way in is known to be wrong; once is enough.
  const told = new Set(draft.problems.map(({ path }) => path))
  const found = conform(judged(document, kind, options), { kind, making: true, contexts, limits })
    .filter(({ path = '' }) => !draft.told.has(path))
    .map(problem => moved(draft, problem))
    // Whoever asks for the older form knows.
    .filter(({ path, code }) => !told.has(path) && code !== 'OB_OLDER_FORM')
  throwIfError([...draft.problems, ...found])
  // What conforms to the schema of this kind is a T; the compiler cannot see that.
  return thawed(document) as T
}

/**
 * Profiles and achievements bear no contexts of their own; their terms are those of the credential to come.
 */
function judged(
  document: JsonObject,
  kind: ConformOptions['kind'],
  { contexts = {} }: BuildOptions
): JsonObject {
  if (kind === 'achievement-credential' || kind === 'endorsement-credential') return document
  const urls = [contextUrls.credentialsV2, contextUrls.openBadges, ...Object.keys(contexts)]
  return { '@context': urls, ...document }
}

function moved(draft: Draft, problem: Problem): Problem {
  return problem.path === undefined ? problem : { ...problem, path: originOf(draft, problem.path) }
}
