/**
 * What both ways of signing ask of a credential: before, that it conforms; after, that it is read back as it was meant.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { copyOrdinary } from '../base/copy-ordinary.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
import { settle } from '../base/settle.ts'
import { type ConformOptions, conform, type Securing } from '../conform/conform.ts'
import { otherGeneration } from '../conform/generation.ts'
import { kindOf } from '../conform/kind.ts'
import { type ContextDocuments, createContextSet } from '../context/context-set.ts'
import type { Signer } from '../key/signer.ts'
import { OpenBadgesError, throwIfError } from '../problem/error.ts'
import { type Problem, problem } from '../problem/problem.ts'
import { assertSigner } from './signer-fits.ts'

/** What all ways of signing need. */
export interface SigningOptions {
  /** Who signs; a key pair has one. Its `controller` must be the issuer's id. */
  readonly signer: Signer
  /**
   * `'credential'` for any Verifiable Credential, held to the rules of its data model alone. Default: a badge or an
   * endorsement, by its types.
   */
  readonly kind?: 'credential'
  /** Documents of extension contexts by URL. Default: none. */
  readonly contexts?: ContextDocuments
  /** Ceilings. Default: those of `defaultLimits`. */
  readonly limits?: Partial<Limits>
  /**
   * Whether the signature is checked with the signer's public key before it is given out. It costs as much as a
   * verification; without it a faulty key store can issue badges that do not verify. Default true.
   */
  readonly selfCheck?: boolean
}

/** What a credential is held to while it is signed. */
export type SigningRules = Pick<ConformOptions, 'contexts' | 'limits'> & {
  readonly kind: SigningOptions['kind']
  readonly securing: Securing
}

/**
 * Judges the options that all ways of signing have.
 * @throws TypeError
 */
export function signingRules(
  { signer, kind, contexts, limits, selfCheck }: SigningOptions,
  securing: Securing
): SigningRules {
  assertSigner(signer)
  if (selfCheck !== undefined && typeof selfCheck !== 'boolean')
    throw new TypeError('selfCheck must be true, false or left out')
  if (kind !== undefined && kind !== 'credential')
    throw new TypeError('kind must be "credential" or left out')
  return { kind, securing, contexts: createContextSet(contexts), limits: withDefaultLimits(limits) }
}

/** What is to be signed. */
export interface Given {
  readonly credential: unknown
  /** True if nobody else holds any of it, so that it needs no copy. */
  readonly isOwn: boolean
}

/** What is to be signed, once it conforms. */
export interface Prepared {
  /** A copy unless it was our own; it is not to be changed. */
  readonly unsigned: JsonObject
  /** True if it is known to be within the limits once it is signed. */
  readonly isWithin: boolean
}

/**
 * Takes what is to be signed, and holds it to what it must conform to.
 * @param complete adds what this way of signing needs
 * @param withProof adds what will stand there once it is signed: nothing is signed that would not conform afterwards
 * @throws OpenBadgesError with all problems
 */
export function prepareCredential(
  { credential, isOwn }: Given,
  rules: SigningRules,
  complete: (copy: JsonObject) => JsonObject = copy => copy,
  withProof: (completed: JsonObject) => JsonObject = completed => completed
): Prepared {
  const quick = isOwn ? credential : copyOrdinary(credential, rules.limits)
  if (isObject(quick)) {
    const unsigned = complete(quick)
    const signed = withProof(unsigned)
    if (settle(signed, rules.limits)) {
      throwIfError(conform(signed, conformOptions(unsigned, rules)))
      return { unsigned, isWithin: true }
    }
  }
  const { value, problems } = copyJson(credential, rules.limits)
  if (!isObject(value)) {
    throw new OpenBadgesError([
      ...problems,
      problem('MALFORMED_VALUE_ERROR', 'a credential must be an object', { path: '' })
    ])
  }
  const unsigned = complete(value)
  throwIfError([...problems, ...conform(withProof(unsigned), conformOptions(unsigned, rules))])
  return { unsigned, isWithin: false }
}

/**
 * Reads what was signed and found to conform once more, as others will read it: that it is within the limits, and taken
 * for what it is.
 * @param isWithin true if the former is known
 * @throws OpenBadgesError with all problems
 */
export function readBack(signed: JsonObject, isWithin: boolean, rules: SigningRules): void {
  const problems = isWithin ? [] : copyJson(signed, rules.limits).problems
  throwIfError([...problems, ...takenFor(signed, rules)])
}

/** Whether readers take what was signed for a badge of another generation. */
export function takenFor(signed: JsonObject, rules: SigningRules): Problem[] {
  if (conformOptions(signed, rules).kind !== 'achievement-credential') return []
  const other = otherGeneration(signed)
  return other === undefined ? [] : [other.problem]
}

function conformOptions(credential: JsonObject, { kind, ...rules }: SigningRules): ConformOptions {
  return { kind: kind ?? kindOf(credential), making: true, ...rules }
}
