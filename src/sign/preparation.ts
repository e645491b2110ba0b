/**
 * What both ways of signing ask of a credential: before, that it conforms; after, that it is read back as it was meant.
 * @module
 */
import { copyJson } from '../base/copy-json.ts'
import { isObject, type JsonObject } from '../base/json.ts'
import { type Limits, withDefaultLimits } from '../base/limits.ts'
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
  { signer, kind, contexts, limits }: SigningOptions,
  securing: Securing
): SigningRules {
  assertSigner(signer)
  if (kind !== undefined && kind !== 'credential')
    throw new TypeError('kind must be "credential" or left out')
  return { kind, securing, contexts: createContextSet(contexts), limits: withDefaultLimits(limits) }
}

/**
 * A frozen copy of what is to be signed, once it conforms.
 * @param complete adds what this way of signing needs
 * @throws OpenBadgesError with all problems
 */
export function prepareCredential(
  credential: unknown,
  rules: SigningRules,
  complete: (copy: JsonObject) => JsonObject = copy => copy
): JsonObject {
  const { value, problems } = copyJson(credential, rules.limits)
  if (!isObject(value)) {
    throw new OpenBadgesError([
      ...problems,
      problem('MALFORMED_VALUE_ERROR', 'a credential must be an object', { path: '' })
    ])
  }
  const completed = complete(value)
  throwIfError([...problems, ...conform(completed, conformOptions(completed, rules))])
  return completed
}

/**
 * Reads what was signed once more, as others will read it.
 * @throws OpenBadgesError with all problems
 */
export function readAgain(signed: JsonObject, rules: SigningRules): void {
  const options = conformOptions(signed, rules)
  throwIfError([
    ...copyJson(signed, rules.limits).problems,
    ...(options.kind === 'achievement-credential' ? asBadge(signed) : []),
    ...conform(signed, options)
  ])
}

function conformOptions(credential: JsonObject, { kind, ...rules }: SigningRules): ConformOptions {
  return { ...rules, kind: kind ?? kindOf(credential), making: true }
}

function asBadge(signed: JsonObject): Problem[] {
  const other = otherGeneration(signed)
  return other === undefined ? [] : [other.problem]
}
