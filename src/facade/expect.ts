/**
 * What the caller of a verification expects.
 * @module
 */
import {
  assertExpectedRecipient,
  assertText,
  type ExpectedRecipient,
  namesSomebody
} from '../verify/expected-recipient.ts'
import type { Expectation } from '../verify/input.ts'

/**
 * What the caller expects of one badge, and must hold for it to be verified. Several names of the person may be given:
 * one that fits is enough.
 */
export interface Expect extends ExpectedRecipient {
  /** The domain that the proof must name. Leave it out for badges that are kept. */
  readonly domain?: string
  /** The challenge that the proof must repeat. Leave it out for badges that are kept. */
  readonly challenge?: string
}

/**
 * What is expected, judged: a misspelt expectation would expect nothing, so it must not pass.
 * @throws TypeError
 */
export function expectationOf(expect: Expect | undefined): Expectation {
  if (expect === undefined) return {}
  assertExpectedRecipient(expect, 'expect', ['domain', 'challenge'])
  for (const name of ['domain', 'challenge'] as const) {
    if (expect[name] !== undefined) assertText(expect[name], `expect.${name}`)
  }
  if (Object.keys(expect).length === 0) throw new TypeError('expect names nobody and nothing: leave it out')
  const { domain, challenge, ...recipient } = expect
  return {
    ...(namesSomebody(expect) && { recipient }),
    ...(domain !== undefined && { domain }),
    ...(challenge !== undefined && { challenge })
  }
}
