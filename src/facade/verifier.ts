/**
 * Verifying in one step: read whatever was handed in, and check all of it.
 * @module
 */
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { type ContextDocuments, createContextSet } from '../context/context-set.ts'
import { createKeyResolver } from '../key/resolve.ts'
import { hintForIdentifierType, isIdentifierType } from '../model/identifier-types.ts'
import type { ExpectedRecipient } from '../verify/checks/recipient.ts'
import type { Expectation } from '../verify/input.ts'
import type { VerificationReport } from '../verify/report.ts'
import { verifyCredential } from '../verify/verify-credential.ts'
import { readInput } from './read-input.ts'

/** Options of {@link createVerifier}. */
export interface VerifierOptions {
  /**
   * The documents of issuers that are no did:key or did:jwk, by their exact id: DID documents, or profiles with keys.
   * Default: none. Nothing is fetched.
   */
  readonly controllers?: Readonly<Record<string, unknown>>
  /** Documents of extension contexts by URL. Default: none. */
  readonly contexts?: ContextDocuments
  /** The clock, in milliseconds since 1970 or as a Date; asked once for each verification. Default: the system's. */
  readonly now?: () => number | Date
  /** Seconds by which the issuer's clock and ours may differ, 0 to 600. Default: 60. */
  readonly maxClockSkew?: number
  /** Ceilings. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

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

/** Options of {@link Verifier.verify}. */
export interface VerifyOptions {
  /** Whom the badge should be about, and what its proof should be for. Default: nothing is expected. */
  readonly expect?: Expect
}

/** Verifies badges; keeps keys and contexts, so that the second badge costs less than the first. */
export interface Verifier {
  /**
   * Verifies one badge.
   * @param input bytes of a PNG or a JSON file (`Uint8Array`, `ArrayBuffer`, `Blob`), their text, a data URL, or the
   *   parsed object
   * @returns a report; never rejects because of `input`
   * @throws TypeError for wrong options
   */
  verify(input: unknown, options?: VerifyOptions): Promise<VerificationReport>
}

const MAX_SKEW_SECONDS = 600

const optionNames = ['controllers', 'contexts', 'now', 'maxClockSkew', 'limits']

/**
 * A verifier. It never asks the network, and answers to every input, however broken or hostile, with a report.
 *
 * Checked: the form of the badge to the letter, every embedded proof, that the key is the issuer's by his own document,
 * the dates, and the person if you name one. In this version status lists, endorsements and refresh services are
 * reported and not read: a badge with a status is never `verified`.
 *
 * Not checked: that what the badge says is true, and that the issuer is who his name says. `issuer.claimedName` is his
 * own word; `issuer.id` is what the signature proves.
 *
 * @param options see {@link VerifierOptions}
 * @returns a {@link Verifier}
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const verifier = createVerifier()
 * const report = await verifier.verify(picture, { expect: { email: 'lea@example.org' } })
 * if (report.verified) console.log(report.credential.credentialSubject.achievement.name)
 * else console.log(report.problems)
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 */
export function createVerifier(options: VerifierOptions = {}): Verifier {
  assertOptions(options, optionNames)
  const { now = Date.now, maxClockSkew = 60 } = options
  if (typeof now !== 'function') throw new TypeError('now must be a function, for a verifier lives long')
  if (!(maxClockSkew >= 0 && maxClockSkew <= MAX_SKEW_SECONDS)) {
    throw new TypeError(`maxClockSkew must be a number of seconds from 0 to ${MAX_SKEW_SECONDS}`)
  }
  const limits = withDefaultLimits(options.limits)
  const contexts = createContextSet(options.contexts)
  const resolver = createKeyResolver({
    limits,
    ...(options.controllers && { controllers: options.controllers })
  })
  const maxClockSkewMs = maxClockSkew * 1000
  return Object.freeze({
    verify: async (input: unknown, verifyOptions: VerifyOptions = {}) => {
      assertOptions(verifyOptions, ['expect'])
      const expected = expectationOf(verifyOptions.expect ?? {})
      const settings = { resolver, contexts, limits, now: timeOf(now), maxClockSkewMs }
      return verifyCredential(await readInput(input, limits), expected, settings)
    }
  })
}

/**
 * Verifies one badge: {@link createVerifier} and `verify` in one call, for when there is only one.
 *
 * @param input as for `verify`
 * @param options as for {@link createVerifier} and `verify`
 * @returns a report; never rejects because of `input`
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const report = await verifyBadge(await readFile('badge.png'), { expect: { email: 'lea@example.org' } })
 * report.verdict // { authentic: 'yes', current: 'yes', bound: 'yes', trusted: 'unknown' }
 * ```
 * @see https://www.imsglobal.org/spec/ob/v3p0/#verification
 */
export async function verifyBadge(
  input: unknown,
  options: VerifierOptions & VerifyOptions = {}
): Promise<VerificationReport> {
  assertOptions(options, ['expect', ...optionNames])
  const { expect, ...verifierOptions } = options
  return createVerifier(verifierOptions).verify(input, expect ? { expect } : {})
}

function timeOf(now: () => number | Date): number {
  const time = Number(now())
  if (!Number.isFinite(time)) throw new TypeError('now must give milliseconds since 1970, or a valid Date')
  return time
}

const recipientNames = ['did', 'url', 'id', 'email', 'identity', 'identityType'] as const
const expectNames: readonly string[] = [...recipientNames, 'domain', 'challenge']

// A misspelt expectation would expect nothing, so it must not pass.
function expectationOf(expect: Expect): Expectation {
  assertOptions(expect, expectNames)
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
