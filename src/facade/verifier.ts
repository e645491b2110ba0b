/**
 * Verifying in one step: read whatever was handed in, and check all of it.
 * @module
 */
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import type { KeyBinding } from '../binding/issuers-key.ts'
import { createKeyResolver } from '../binding/resolve.ts'
import { type ContextDocuments, createContextSet } from '../context/context-set.ts'
import type { Fetch, FetchSignal } from '../fetch/fetch.ts'
import { type FetchLimits, withDefaultFetchLimits } from '../fetch/fetch-limits.ts'
import { createFetchSession } from '../fetch/fetch-session.ts'
import type { AnyOpenBadgeCredential } from '../model/credential.ts'
import type { AnyCredential } from '../model/verifiable-credential.ts'
import type { VerificationReport } from '../verify/report.ts'
import { verifyCredential } from '../verify/verify-credential.ts'
import { type Expect, expectationOf } from './expect.ts'
import { readInput } from './read-input.ts'

/** Options of {@link createVerifier}. */
export interface VerifierOptions {
  /**
   * The documents of issuers that are no did:key or did:jwk, by their exact id: DID documents, profiles with keys, or
   * key sets. They are never asked for over the network. Default: none.
   */
  readonly controllers?: Readonly<Record<string, unknown>>
  /**
   * Fetches the documents of issuers with a did:web or an https id; the platform's own `fetch` will do. Every request
   * goes through a guard: https only, no private hosts, no redirects, no cookies, ceilings of bytes, time and count; and
   * stands in `report.fetched`. Default: none, and nothing is fetched.
   */
  readonly fetch?: Fetch
  /** Ceilings of what one verification fetches. Default: those of `defaultFetchLimits`. */
  readonly fetchLimits?: Partial<FetchLimits>
  /**
   * What ties a key to an issuer with an https id, if his own document lists none. `same-origin`: also that it is published
   * at an address of his host; with a warning, if it does not name him there. `strict`: only his own document and the key
   * set of his host count, for hosts can be shared. Default: `same-origin`.
   */
  readonly keyBinding?: KeyBinding
  /** Documents of extension contexts by URL. Default: none. */
  readonly contexts?: ContextDocuments
  /** The clock, in milliseconds since 1970 or as a Date; asked once for each verification. Default: the system's. */
  readonly now?: () => number | Date
  /** Seconds by which the issuer's clock and ours may differ, 0 to 600. Default: 60. */
  readonly maxClockSkew?: number
  /** Ceilings. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
}

/** Options of {@link Verifier.verify}. */
export interface VerifyOptions {
  /** Whom the badge should be about, and what its proof should be for. Default: nothing is expected. */
  readonly expect?: Expect
  /** Ends what is being fetched; the report then says that it could not be checked. */
  readonly signal?: FetchSignal
  /** `credential`: take any W3C Verifiable Credential, and hold it to the rules of its data model instead of a badge's. */
  readonly kind?: 'credential'
}

/** Verifies badges; keeps keys and contexts, so that the second badge costs less than the first. */
export interface Verifier {
  /**
   * Verifies one badge.
   * @param input bytes of a PNG, SVG, JSON or JWS file (`Uint8Array`, `ArrayBuffer`, `Blob`), their text, a data URL, or
   *   the parsed object
   * @returns a report; never rejects because of `input`
   * @throws TypeError for wrong options
   */
  verify(input: unknown, options: VerifyOptions & OfAnyKind): Promise<VerificationReport<AnyCredential>>
  verify(input: unknown, options?: VerifyOptions): Promise<VerificationReport>
}

/** Asks for any Verifiable Credential. */
export interface OfAnyKind {
  readonly kind: 'credential'
}

const MAX_SKEW_SECONDS = 600

const optionNames = [
  'controllers',
  'fetch',
  'fetchLimits',
  'keyBinding',
  'contexts',
  'now',
  'maxClockSkew',
  'limits'
]

/**
 * A verifier. It asks the network only through the `fetch` that you give, and answers to every input, however broken or
 * hostile, with a report.
 *
 * Checked: the form of the badge to the letter, the JWT around it and every embedded proof, that the key is the issuer's
 * by what he publishes, the dates, and the person if you name one. In this version status lists, endorsements and refresh services are
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
  const sessionOf = sessionsWith(options)
  const keyBinding = keyBindingOf(options.keyBinding)
  const verify = async (input: unknown, verifyOptions: VerifyOptions = {}) => {
    assertOptions(verifyOptions, ['expect', 'signal', 'kind'])
    const expected = expectationOf(verifyOptions.expect)
    const at = timeOf(now)
    const session = sessionOf(verifyOptions.signal, at)
    const kind = kindOf(verifyOptions.kind)
    const given = { resolver, contexts, limits, keyBinding, now: at, maxClockSkewMs, kind, session }
    return verifyCredential(await readInput(input, limits), expected, given)
  }
  // What the credential is follows from the kind that was asked for.
  return Object.freeze({ verify: verify as Verifier['verify'] })
}

/** One session for each verification; without a `fetch` there is none, and nothing is fetched. */
function sessionsWith({ fetch, fetchLimits }: VerifierOptions) {
  if (fetch !== undefined && typeof fetch !== 'function') throw new TypeError('fetch must be a function')
  const limits = withDefaultFetchLimits(fetchLimits)
  return (signal: FetchSignal | undefined, at: number) => {
    const started = Date.now()
    const clock = () => at + Date.now() - started
    return fetch && createFetchSession({ fetch, limits, now: clock, ...(signal && { signal }) })
  }
}

function keyBindingOf(keyBinding: KeyBinding = 'same-origin'): KeyBinding {
  if (keyBinding === 'same-origin' || keyBinding === 'strict') return keyBinding
  throw new TypeError('keyBinding must be "same-origin" or "strict"')
}

function kindOf(kind: VerifyOptions['kind']): 'badge' | 'credential' {
  if (kind === undefined || kind === 'credential') return kind ?? 'badge'
  throw new TypeError('kind must be "credential", or left out for a badge')
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
export function verifyBadge(
  input: unknown,
  options: VerifierOptions & VerifyOptions & OfAnyKind
): Promise<VerificationReport<AnyCredential>>
export function verifyBadge(
  input: unknown,
  options?: VerifierOptions & VerifyOptions
): Promise<VerificationReport>
export async function verifyBadge(
  input: unknown,
  options: VerifierOptions & VerifyOptions = {}
): Promise<VerificationReport<AnyCredential | AnyOpenBadgeCredential>> {
  assertOptions(options, ['expect', 'signal', 'kind', ...optionNames])
  const { expect, signal, kind, ...verifierOptions } = options
  const asked = {
    ...(expect !== undefined && { expect }),
    ...(signal !== undefined && { signal }),
    ...(kind !== undefined && { kind })
  }
  return createVerifier(verifierOptions).verify(input, asked)
}

function timeOf(now: () => number | Date): number {
  const time = Number(now())
  if (!Number.isFinite(time)) throw new TypeError('now must give milliseconds since 1970, or a valid Date')
  return time
}
