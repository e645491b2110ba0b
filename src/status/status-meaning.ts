/**
 * What a value means for the credential, by the purpose of the list.
 * @module
 */
import type { ProblemCode } from '../problem/codes.ts'
import { type Problem, problem, quote } from '../problem/problem.ts'
import type { StatusAnswer } from './status-query.ts'

type Meaning = Pick<StatusAnswer, 'outcome' | 'problems'>

/** What is said where, for the texts. */
export interface SaidOf {
  /** URL of the list. */
  readonly list: string
  /** `revocation`, `suspension`, `message`, `refresh`, or any other. */
  readonly purpose: string
  readonly value: number
  /** What the value means in the words of the issuer. */
  readonly message?: string | undefined
}

const MAX_MESSAGE = 200

/** A message as it may be shown in a report: of bearable length. */
export function cutMessage(message: string): string {
  return message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message
}

/**
 * Judges a value.
 * @returns `failed` with OB_STATUS_REVOKED or OB_STATUS_SUSPENDED; `passed` with OB_STATUS_REFRESH or OB_STATUS_MESSAGE;
 *   `inconclusive` with OB_STATUS_PURPOSE_UNKNOWN for a mark whose purpose nobody here knows; `passed` for 0
 * @see https://www.w3.org/TR/vc-bitstring-status-list/#bitstringstatuslistentry
 */
export function meaningOf(said: SaidOf): Meaning {
  if (said.purpose === 'message') return { outcome: 'passed', problems: messageOf(said) }
  if (said.value === 0) return { outcome: 'passed', problems: [] }
  const found = (code: ProblemCode, what: string, severity: Problem['severity']) =>
    problem(code, `${what}, says ${placeOf(said)}`, { severity })
  switch (said.purpose) {
    case 'revocation':
      return {
        outcome: 'failed',
        problems: [found('OB_STATUS_REVOKED', 'the issuer has revoked it', 'error')]
      }
    case 'suspension':
      return {
        outcome: 'failed',
        problems: [found('OB_STATUS_SUSPENDED', 'the issuer has suspended it for now', 'error')]
      }
    case 'refresh':
      return { outcome: 'passed', problems: [found('OB_STATUS_REFRESH', 'there is a newer copy', 'warning')] }
    default: {
      const what = `it is marked for the purpose ${quote(said.purpose)}, which is not known here`
      return { outcome: 'inconclusive', problems: [found('OB_STATUS_PURPOSE_UNKNOWN', what, 'error')] }
    }
  }
}

function messageOf(said: SaidOf): Problem[] {
  if (said.value === 0 && said.message === undefined) return []
  return [
    problem('OB_STATUS_MESSAGE', `the issuer says something of it in ${placeOf(said)}`, { severity: 'info' })
  ]
}

function placeOf({ list, value, message }: SaidOf): string {
  const words = message === undefined ? '' : `, ${quote(message, MAX_MESSAGE)}`
  return `the list ${quote(list, 300)} (value ${value}${words})`
}
