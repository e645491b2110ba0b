/**
 * The URL of a status list, as an issuer gives it.
 * @module
 */
import { isAbsoluteIri } from '../base/iri.ts'
import { type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** What is wrong with `url` in `member`, if anything: it must be absolute, and name the whole list. */
export function listUrlProblem(url: JsonValue | undefined, member: string): Problem | undefined {
  const path = pointer('', member)
  if (url === undefined)
    return problem('OB_MEMBER_MISSING', `"${member}" is needed: the URL of the list`, { path })
  if (typeof url === 'string' && isAbsoluteIri(url) && !url.includes('#')) return undefined
  const detail = `expected the URL of the list, absolute and without a fragment, found ${quote(url, 200)}`
  return problem('MALFORMED_VALUE_ERROR', detail, { path })
}
