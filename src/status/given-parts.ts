/**
 * Takes what an issuer gives to make an entry or a list of.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { momentAsText } from '../base/date-time-stamp.ts'
import { isObject, type JsonObject, pointer } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { nearest } from '../problem/nearest.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** A frozen copy of what was given, and what does not belong there. */
export interface Given {
  readonly parts: JsonObject
  readonly problems: readonly Problem[]
}

/**
 * Copies `parts`, with dates as text.
 * @param known the names that there are
 * @throws OpenBadgesError OB_JSON_..., OB_LIMIT_... or MALFORMED_VALUE_ERROR, alone
 */
export function takeParts(parts: unknown, known: readonly string[], limits: Limits): Given {
  const { value, problems } = copyJson(datesAsText(parts), limits)
  if (value === undefined) throw new OpenBadgesError(problems)
  if (!isObject(value)) {
    throw failure('MALFORMED_VALUE_ERROR', `expected an object of parts, found ${quote(value)}`, { path: '' })
  }
  const unknown = Object.keys(value).filter(name => !known.includes(name))
  return { parts: value, problems: unknown.map(name => unknownPart(name, known)) }
}

function unknownPart(name: string, known: readonly string[]): Problem {
  const meant = nearest(name, known)
  const hint = meant === undefined ? `there are ${known.join(', ')}` : `did you mean "${meant}"?`
  return problem('OB_MEMBER_UNKNOWN', `${quote(name)} is no part of it`, { path: pointer('', name), hint })
}

function datesAsText(parts: unknown): unknown {
  try {
    if (!isObject(parts)) return parts
    const dates = ['validFrom', 'validUntil'].flatMap(name => {
      const date: unknown = parts[name]
      return date instanceof Date ? [[name, momentAsText(date)]] : []
    })
    return dates.length === 0 ? parts : { ...parts, ...Object.fromEntries(dates) }
  } catch {
    // What throws when it is looked at is no data; the copier says so.
    return parts
  }
}
