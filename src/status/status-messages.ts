/**
 * What the values of a list mean, in the words of the issuer.
 * @module
 */
import { isObject, type JsonValue, pointer } from '../base/json.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'

/** Value -> its message. */
export type StatusMessages = ReadonlyMap<number, string>

const HEXADECIMAL = /^0x[0-9a-f]{1,8}$/i

/**
 * Reads `statusMessage`: one `{ status, message }` for each value of `size` bits.
 * @param path pointer to it
 * @returns the messages, or MALFORMED_VALUE_ERROR
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#statusMessage
 */
export function readStatusMessages(
  value: JsonValue,
  size: number,
  path: string
): { readonly messages: StatusMessages } | { readonly problem: Problem } {
  const malformed = (detail: string, at = path) => ({
    problem: problem('MALFORMED_VALUE_ERROR', detail, { path: at })
  })
  const values = 2 ** size
  if (!Array.isArray(value)) return malformed(`expected a list of messages, found ${quote(value)}`)
  if (value.length !== values) {
    return malformed(`expected ${values} messages for values of ${size} bits, found ${value.length}`)
  }
  const messages = new Map<number, string>()
  for (const [index, item] of value.entries()) {
    const at = pointer(path, index)
    const { status, message } = isObject(item) ? item : {}
    if (typeof status !== 'string' || !HEXADECIMAL.test(status) || Number(status) >= values) {
      return malformed(`expected a status such as "0x1", below ${values}, found ${quote(status)}`, at)
    }
    if (messages.has(Number(status))) return malformed(`found a second message for ${quote(status)}`, at)
    if (typeof message !== 'string')
      return malformed(`expected a message as text, found ${quote(message)}`, at)
    messages.set(Number(status), message)
  }
  return { messages }
}
