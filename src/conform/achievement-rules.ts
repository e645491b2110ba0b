/**
 * Rules of the achievement: how it is earned, and which results would do.
 * @module
 */
import { asArray, isObject, type JsonObject, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import { isListed, isWithinRange } from './result-value.ts'

/**
 * Criteria need an `id` or a `narrative` that is not blank. Reports OB_CRITERIA_EMPTY.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#criteria
 */
export function criteriaGiven({ id, narrative }: JsonObject, path: string): Problem[] {
  if ([id, narrative].some(text => text !== undefined && (typeof text !== 'string' || text.trim() !== '')))
    return []
  const hint = 'say in "narrative" how it is earned, or give in "id" the address of a page that does'
  return [problem('OB_CRITERIA_EMPTY', 'nothing says how the achievement is earned', { path, hint })]
}

/**
 * The `requiredLevel` of a ResultDescription is one of its own rubric levels. Reports OB_REQUIRED_LEVEL_UNKNOWN.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#resultdescription
 */
export function requiredLevelKnown(description: JsonObject, path: string): Problem[] {
  const { requiredLevel } = description
  if (typeof requiredLevel !== 'string' || levelIdsOf(description).includes(requiredLevel)) return []
  const detail = `no level of this result description has the id ${quote(requiredLevel)}`
  const hint = 'add it to "rubricCriterionLevel", or name the id of one that is there'
  return [problem('OB_REQUIRED_LEVEL_UNKNOWN', detail, { path: pointer(path, 'requiredLevel'), hint })]
}

/** The ids of the rubric levels of a ResultDescription. */
export function levelIdsOf({ rubricCriterionLevel }: JsonObject): unknown[] {
  return asArray<unknown>(rubricCriterionLevel).flatMap(level => (isObject(level) ? [level.id] : []))
}

/**
 * The `requiredValue` of a ResultDescription is one of its `allowedValue`, or between `valueMin` and `valueMax`.
 * Reports OB_REQUIRED_VALUE. Nothing is said where there is neither, or where the bounds are not numbers.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#resultdescription
 */
export function requiredValueFits(description: JsonObject, path: string): Problem[] {
  const { requiredValue } = description
  if (typeof requiredValue !== 'string') return []
  const verdicts = [isListed(requiredValue, description), isWithinRange(requiredValue, description)]
  if (verdicts.includes(true) || !verdicts.includes(false)) return []
  const detail = `${quote(requiredValue)} is neither an allowed value nor between the lowest and the highest`
  return [problem('OB_REQUIRED_VALUE', detail, { path: pointer(path, 'requiredValue') })]
}
