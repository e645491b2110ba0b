/**
 * What the caller of a verification expects.
 * @module
 */
import { assertOptions } from '../base/options.ts'
import { hintForIdentifierType, isIdentifierType } from '../model/identifier-types.ts'
import type { ExpectedRecipient } from '../verify/checks/recipient.ts'
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

const recipientNames = ['did', 'url', 'id', 'email', 'identity', 'identityType'] as const
const expectNames: readonly string[] = [...recipientNames, 'domain', 'challenge']

/**
 * What is expected, judged: a misspelt expectation would expect nothing, so it must not pass.
 * @throws TypeError
 */
export function expectationOf(expect: Expect = {}): Expectation {
  assertOptions(expect, expectNames, 'expect')
  for (const [name, value] of Object.entries(expect)) {
    // A person whose address is not known must not turn into nobody in particular.
    if (typeof value !== 'string' || value.trim() === '')
      throw new TypeError(`expect.${name} must be a text that is not blank`)
  }
  if (expect.identityType !== undefined && !isIdentifierType(expect.identityType)) {
    throw new TypeError(`expect.identityType: ${hintForIdentifierType(expect.identityType)}`)
  }
  if ((expect.identity === undefined) !== (expect.identityType === undefined)) {
    throw new TypeError('expect.identity and expect.identityType go together')
  }
  const named = recipientNames.some(name => expect[name] !== undefined)
  const { domain, challenge, ...recipient } = expect
  return {
    ...(named && { recipient }),
    ...(domain !== undefined && { domain }),
    ...(challenge !== undefined && { challenge })
  }
}
