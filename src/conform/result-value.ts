/**
 * Whether the text of a result is one that its description foresees.
 * @module
 */
import type { JsonObject, JsonValue } from '../base/json.ts'

/** Whether `value` is among `allowedValue`; `undefined` if the description lists none. */
export function isListed(value: string, { allowedValue }: JsonObject): boolean | undefined {
  return Array.isArray(allowedValue) && allowedValue.length > 0 ? allowedValue.includes(value) : undefined
}

/**
 * Whether `value` lies between `valueMin` and `valueMax`, both included; one of them may be open.
 * @returns `undefined` if there are none, or one of the texts is not a number: letters have no order of their own
 */
export function isWithinRange(value: string, { valueMin, valueMax }: JsonObject): boolean | undefined {
  if (valueMin === undefined && valueMax === undefined) return undefined
  const number = numberIn(value)
  const min = valueMin === undefined ? Number.NEGATIVE_INFINITY : numberIn(valueMin)
  const max = valueMax === undefined ? Number.POSITIVE_INFINITY : numberIn(valueMax)
  if (number === undefined || min === undefined || max === undefined) return undefined
  return min <= number && number <= max
}

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

function numberIn(text: JsonValue): number | undefined {
  return typeof text === 'string' && NUMBER.test(text) ? Number(text) : undefined
}
