/**
 * Verifying in one step: read whatever was handed in, and check all of it.
 * @module
 */
import { pauseDue } from '../base/breath.ts'
import { assertOptions } from '../base/options.ts'
import { writeEvidence } from '../fetch/evidence.ts'
import type { AnyOpenBadgeCredential } from '../model/credential.ts'
import type { AnyCredential } from '../model/verifiable-credential.ts'
import type { VerificationReport } from '../verify/report.ts'
import { verifyCredential } from '../verify/verify-credential.ts'
import { expectationOf } from './expect.ts'
import { readInput } from './read-input.ts'
import type { VerifierOptions, VerifyOptions } from './verifier-options.ts'
import { resourcesOf, settingsOf, verifierOptionNames, verifyOptionNames } from './verifier-settings.ts'
import { type VerifyAllOptions, type VerifyResult, verifyAll } from './verify-all.ts'

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
  /**
   * Verifies many badges, in order, a few at a time: however many there are, memory does not grow.
   * @param inputs any iterable, also an asynchronous one: badges, or whatever `options.badge` knows the badge of
   * @returns one result for each input: its report, or the error for which there is none. To be iterated once
   * @throws TypeError for wrong options; the loop throws what `inputs` throws, and the reason of an aborted `signal`
   */
  verifyAll<Input, Options extends VerifyOptions = VerifyOptions>(
    inputs: Iterable<Input> | AsyncIterable<Input>,
    options?: VerifyAllOptions<Input, Options>
  ): AsyncIterable<VerifyResult<Input, ReportFor<Options>>>
}

/** The report of a verification with these options. */
export type ReportFor<Options extends VerifyOptions> = VerificationReport<
  Options extends OfAnyKind ? AnyCredential : AnyOpenBadgeCredential
>

/** Asks for any Verifiable Credential. */
export interface OfAnyKind {
  readonly kind: 'credential'
}

/**
 * A verifier. It asks the network only through the `fetch` that you give, and answers to every input, however broken or
 * hostile, with a report.
 *
 * Checked: the form of the badge to the letter, the JWT around it and every embedded proof, that the key is the issuer's
 * by what he publishes, that he has not revoked or suspended it, the dates, the endorsements, and if you ask for it the
 * person, whether you trust the issuer, and whether there is a newer copy.
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
  const settingsFor = settingsOf(options)
  const verify = async (input: unknown, asked: VerifyOptions = {}) => {
    const settings = settingsFor(asked)
    const { expect, resources } = asked
    const expected = {
      ...expectationOf(expect),
      ...(resources !== undefined && { resources: resourcesOf(resources) })
    }
    const report = await verifyCredential(await readInput(input, settings.limits), expected, settings)
    const pause = pauseDue()
    if (pause !== undefined) await pause
    if (!asked.keepEvidence) return report
    return { ...report, evidence: writeEvidence(settings.session?.answered ?? [], settings.now) }
  }
  // What the credential is follows from the kind that was asked for.
  return Object.freeze({
    verify: verify as Verifier['verify'],
    verifyAll: ((inputs, all) => verifyAll(inputs, verify, all)) as Verifier['verifyAll']
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
  assertOptions(options, [...verifyOptionNames, ...verifierOptionNames])
  const given = Object.entries(options)
  const asked = Object.fromEntries(given.filter(([name]) => verifyOptionNames.includes(name)))
  const verifierOptions = Object.fromEntries(given.filter(([name]) => !verifyOptionNames.includes(name)))
  return createVerifier(verifierOptions).verify(input, asked)
}
