/**
 * Takes what the caller gave: a copy that can no longer change, with dates as text.
 * @module
 */

import { copyJson } from '../base/copy-json.ts'
import { momentAsText } from '../base/date-time-stamp.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { quote } from '../problem/problem.ts'
import type { BuildOptions } from './finish.ts'

/**
 * A frozen copy of `parts`.
 * @param further names of options that this builder has beside those of all builders
 * @throws OpenBadgesError OB_JSON_... and OB_LIMIT_... if `parts` are not plain data within limits: alone,
 *   because nothing can be said of the rest then; MALFORMED_VALUE_ERROR if they are no object
 * @throws TypeError for wrong options
 */
export function takeParts(
  parts: unknown,
  options: BuildOptions,
  further: readonly string[] = []
): JsonObject {
  assertOptions(options, ['contexts', 'limits', ...further])
  const { value, problems } = copyJson(datesAsText(parts), withDefaultLimits(options.limits))
  if (value === undefined) throw new OpenBadgesError(problems)
  if (isObject(value)) return value
  throw failure('MALFORMED_VALUE_ERROR', `expected an object of parts, found ${quote(value)}`, { path: '' })
}

const moments = ['validFrom', 'validUntil', 'awardedDate', 'activityStartDate', 'activityEndDate']

function datesAsText(parts: unknown): unknown {
  try {
    const dated = withDatesAsText(parts)
    if (!isObject(dated)) return dated
    const subject: unknown = Object.getOwnPropertyDescriptor(dated, 'credentialSubject')?.value
    const datedSubject = withDatesAsText(subject)
    return datedSubject === subject ? dated : withValues(dated, [['credentialSubject', datedSubject]])
  } catch {
    // What throws when it is looked at is no data; the copier says so.
    return parts
  }
}

function withDatesAsText(value: unknown): unknown {
  if (!isObject(value)) return value
  const texts: [string, string][] = []
  for (const member of moments) {
    const moment: unknown = Object.getOwnPropertyDescriptor(value, member)?.value
    if (moment instanceof Date) texts.push([member, momentAsText(moment)])
  }
  return texts.length === 0 ? value : withValues(value, texts)
}

/** The same with other values. Getters do not run, and what is no plain object stays none: the copier refuses both. */
function withValues(object: object, values: readonly (readonly [string, unknown])[]): object {
  const members = Object.getOwnPropertyDescriptors(object)
  const changed = values.map(([name, value]) => [name, { ...Reflect.get(members, name), value }])
  return Object.create(Object.getPrototypeOf(object), { ...members, ...Object.fromEntries(changed) })
}
