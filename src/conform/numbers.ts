/**
 * Numbers that would be signed as other ones.
 * @module
 */
import { isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem } from '../problem/problem.ts'

/**
 * Finds numbers that JSON-LD implementations in JavaScript take for whole ones, because they are written without a point
 * (1e-7): they are signed as 0, and any of them could be put in the place of 0 or of another.
 * @returns OB_NUMBER_NOT_SIGNED
 * @see https://www.w3.org/TR/json-ld11-api/#data-round-tripping
 */
export function checkNumbers(credential: JsonObject): Problem[] {
  const problems: Problem[] = []
  walk(credential, '', problems)
  return problems
}

function walk(value: JsonValue | undefined, path: string, problems: Problem[]): void {
  if (typeof value === 'number' && !Number.isInteger(value) && !String(value).includes('.')) {
    const detail = `${value} would be signed as 0`
    problems.push(
      problem('OB_NUMBER_NOT_SIGNED', detail, { path, hint: 'write it as a text, or leave it out' })
    )
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walk(item, pointer(path, index), problems)
  } else if (isObject(value)) {
    for (const [member, inner] of Object.entries(value)) walk(inner, pointer(path, member), problems)
  }
}
