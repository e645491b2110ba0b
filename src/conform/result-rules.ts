/**
 * Rules of the results: each fits what the achievement says may be achieved.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { levelIdsOf } from './achievement-rules.ts'
import { isListed, isWithinRange } from './result-value.ts'

/**
 * Each `result` of an AchievementSubject fits the ResultDescription that it names, in the achievement of the same
 * subject. Reports OB_RESULT_DESCRIPTION_UNKNOWN, OB_RESULT_LEVEL_UNKNOWN, OB_RESULT_STATUS_MISSING, OB_RESULT_VALUE.
 * Does not check that a result is good enough to pass.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#result
 */
export function resultsFit({ result, achievement }: JsonObject, path: string): Problem[] {
  if (!Array.isArray(result) || !isObject(achievement)) return []
  const foreseen = foreseenBy(achievement)
  return result.flatMap((item, index) =>
    isObject(item) ? resultFits(item, foreseen, pointer(pointer(path, 'result'), index)) : []
  )
}

/** What an achievement says of results, looked up by id: a badge may hold thousands of both. */
interface Foreseen {
  readonly descriptions: ReadonlyMap<unknown, JsonObject>
  /** The ids of the levels of one description, or of all of them. */
  readonly levels: ReadonlyMap<JsonObject | 'all', ReadonlySet<unknown>>
}

function foreseenBy({ resultDescription }: JsonObject): Foreseen {
  const descriptions = asArray<JsonValue>(resultDescription).filter(isObject)
  const levels = descriptions.map(description => [description, new Set(levelIdsOf(description))] as const)
  const all = new Set(levels.flatMap(([, ids]) => [...ids]))
  return {
    descriptions: new Map(descriptions.map(description => [description.id, description])),
    levels: new Map<JsonObject | 'all', ReadonlySet<unknown>>([...levels, ['all', all]])
  }
}

function resultFits(result: JsonObject, { descriptions, levels }: Foreseen, path: string): Problem[] {
  const { resultDescription: link } = result
  if (link === undefined) return levelKnown(result, levels.get('all'), path)
  const description = descriptions.get(link)
  if (description === undefined) {
    const detail = `no result description of the achievement has the id ${quote(link)}`
    const hint = 'add it to "resultDescription" of the achievement, or name the id of one that is there'
    const at = pointer(path, 'resultDescription')
    return typeof link === 'string'
      ? [problem('OB_RESULT_DESCRIPTION_UNKNOWN', detail, { path: at, hint })]
      : []
  }
  return [
    ...levelKnown(result, levels.get(description), path),
    ...statusGiven(result, description, path),
    ...valueFits(result, description, path)
  ]
}

function levelKnown(
  { achievedLevel }: JsonObject,
  among: ReadonlySet<unknown> | undefined,
  path: string
): Problem[] {
  if (typeof achievedLevel !== 'string' || among?.has(achievedLevel)) return []
  const detail = `no rubric level of the result description has the id ${quote(achievedLevel)}`
  const hint = 'name the id of a "rubricCriterionLevel" that is there'
  return [problem('OB_RESULT_LEVEL_UNKNOWN', detail, { path: pointer(path, 'achievedLevel'), hint })]
}

function statusGiven({ status }: JsonObject, { resultType }: JsonObject, path: string): Problem[] {
  if (resultType !== 'Status' || status !== undefined) return []
  const hint = 'add "status", such as "Completed"'
  return [problem('OB_RESULT_STATUS_MISSING', 'a result of the type Status has no status', { path, hint })]
}

function valueFits({ value }: JsonObject, description: JsonObject, path: string): Problem[] {
  if (typeof value !== 'string') return []
  const at = pointer(path, 'value')
  if (isListed(value, description) === false) {
    return [problem('OB_RESULT_VALUE', `${quote(value)} is none of the allowed values`, { path: at })]
  }
  if (isWithinRange(value, description) === false) {
    return [
      problem('OB_RESULT_VALUE', `${quote(value)} is not between the lowest and the highest value`, {
        path: at
      })
    ]
  }
  return []
}
