/**
 * Signs a credential with an embedded proof.
 * @module
 */
import { pauseDue } from '../base/breath.ts'
import { copyJson } from '../base/copy-json.ts'
import { parseDateTimeStamp } from '../base/date-time-stamp.ts'
import { isAbsoluteIri } from '../base/iri.ts'
import { asArray, type JsonObject, type JsonValue } from '../base/json.ts'
import { withDefaultLimits } from '../base/limits.ts'
import { assertOptions } from '../base/options.ts'
import { thawed } from '../base/thaw.ts'
import { versionOf } from '../conform/conform.ts'
import type { Proof } from '../model/proof.ts'
import type { DateTimeStamp } from '../model/values.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { problem } from '../problem/problem.ts'
import { createProof, type ProofMembers, proofConfiguration } from '../proof/create-proof.ts'
import { PROOF_VALUE_TO_COME } from '../proof/signature.ts'
import type { ProofSuite, ProofSuiteName } from '../proof/suite.ts'
import { suiteNamed } from '../proof/suites.ts'
import { checkOwnProof } from './check-own-proof.ts'
import { ownPublicKey } from './own-controller.ts'
import { type Given, prepareCredential, readBack, type SigningOptions, signingRules } from './preparation.ts'
import { assertSignerFits, takeSigner } from './signer-fits.ts'

/** Options of {@link signCredential}. */
export interface SignCredentialOptions extends SigningOptions {
  /** The suite. Default: `eddsa-rdfc-2022`. */
  readonly cryptosuite?: ProofSuiteName
  /** When the proof is made; written in whole seconds. Default: now. */
  readonly created?: Date | DateTimeStamp
  /** When the proof (not the badge) ends. Default: never. */
  readonly expires?: DateTimeStamp
  /** Where the proof is meant for. Leave it out for a badge that is kept and shown around. */
  readonly domain?: string
  /** A text of the other side that the proof repeats. As `domain`. */
  readonly challenge?: string
  /** `id` of the proof, so that a later one can build on it. */
  readonly proofId?: string
  /** Ids of proofs of the same credential that this one builds on. */
  readonly previousProof?: string | readonly string[]
}

/** A credential with its proofs. */
export type Signed<T> = Omit<T, 'proof'> & { readonly proof: readonly Proof[] }

/**
 * Signs a badge or an endorsement, or with `kind` any Verifiable Credential, with an embedded Data Integrity proof.
 *
 * First the credential must conform, to the letter that `lintCredential` asks for: nothing is signed that a verifier
 * would refuse, and nothing stands in it that the signature would not cover. Then it is signed, and then the signature
 * is checked with the signer's public key (unless `selfCheck` is false), so that a faulty key store cannot issue broken badges. Proofs that the
 * credential has already are kept; this one is added.
 *
 * Not checked: that the issuer's own document lists the key (host what `exportKeyPair` gives first), and that
 * addresses answer.
 *
 * @param credential the credential as built; it is copied, never changed
 * @param options `signer` is required
 * @returns a new object: the credential with the proof added; for `Ed25519Signature2020`, and for VCDM 1.1, the context
 *   of the suite is added as well
 * @throws OpenBadgesError with all problems of conformance; OB_KEY_NOT_ISSUERS if the signer is not the issuer;
 *   OB_KEY_MISMATCH if the key does not fit the suite (RSA and ECDSA keys sign with `signCredentialAsJwt`), or its
 *   signature does not fit its public key; PROOF_GENERATION_ERROR if the signer failed; OB_PROOF_MALFORMED or OB_JSON_... if
 *   `previousProof` is no id and no list of them
 * @throws TypeError for wrong options
 * @example
 * ```ts
 * const keyPair = await generateKeyPair()
 * const credential = buildCredential({ issuer: { id: keyPair.controller, name: 'Lea' }, recipient, achievement })
 * const badge = await signCredential(credential, { signer: keyPair.signer })
 * ```
 * @see https://www.w3.org/TR/vc-di-eddsa/#create-proof-eddsa-rdfc-2022
 */
export async function signCredential<T extends object>(
  credential: T,
  options: SignCredentialOptions
): Promise<Signed<T>> {
  return sign({ credential, isOwn: false }, options)
}

/**
 * As {@link signCredential}, of a credential that nobody else holds any part of: it is not copied, and may be frozen.
 */
export async function signOwnCredential<T extends object>(
  credential: T,
  options: SignCredentialOptions
): Promise<Signed<T>> {
  return sign({ credential, isOwn: true }, options)
}

async function sign<T extends object>(
  given: Given & { readonly credential: T },
  options: SignCredentialOptions
): Promise<Signed<T>> {
  assertOptions(options, optionNames)
  const { cryptosuite = 'eddsa-rdfc-2022' } = options
  const signer = takeSigner(options.signer)
  const rules = signingRules(options, 'embedded')
  const { contexts, limits } = rules
  const suite = suiteNamed(cryptosuite)
  const created = timeOf(options.created)
  const members = membersOf(options)
  const asked = { suite, signer, created, members, contexts, limits }
  const toCome = { ...proofConfiguration(asked), proofValue: PROOF_VALUE_TO_COME }
  const { unsigned, isWithin } = prepareCredential(
    given,
    rules,
    copy => withContext(copy, suite),
    ({ proof, ...unsecured }) => ({ proof: [...asArray(proof), toCome], ...unsecured })
  )
  assertSignerFits(signer, unsigned.issuer, suite)

  const key = await ownPublicKey(signer)
  const { proof, hashed } = await createProof(unsigned, asked)
  const proofs = [...asArray(unsigned.proof), proof]
  if (proofs.length > limits.maxProofs) {
    throw failure('OB_LIMIT_PROOFS', `${proofs.length} proofs, at most ${limits.maxProofs} are allowed`, {
      path: '/proof'
    })
  }
  const signed = { ...unsigned, proof: proofs }
  readBack(signed, isWithin, rules)
  const { selfCheck = true } = options
  await checkOwnProof(signed, { proof, hashed, suite, key }, { signer, contexts, limits }, selfCheck)
  const pause = pauseDue()
  if (pause !== undefined) await pause
  // What was given, as a copy of its own, with the proof: the compiler cannot follow the copying.
  return thawed(signed) as unknown as Signed<T>
}

const optionNames = [
  'signer',
  'kind',
  'selfCheck',
  'cryptosuite',
  'created',
  'expires',
  'domain',
  'challenge',
  'proofId',
  'previousProof',
  'contexts',
  'limits'
]

function timeOf(created: Date | string | undefined): number {
  if (created === undefined) return Date.now()
  const time = created instanceof Date ? created.getTime() : parseDateTimeStamp(created)
  if (time === undefined || Number.isNaN(time)) {
    throw new TypeError('created must be a Date, or a date and time with its zone as 2026-11-22T09:30:00Z')
  }
  return time
}

function withContext(credential: JsonObject, suite: ProofSuite): JsonObject {
  const context = suite.context[versionOf(credential)]
  const named = credential['@context']
  if (context === undefined || !Array.isArray(named) || named.includes(context)) return credential
  return { ...credential, '@context': [...named, context] }
}

function membersOf({
  proofId,
  expires,
  domain,
  challenge,
  previousProof,
  limits
}: SignCredentialOptions): ProofMembers {
  for (const [name, value] of Object.entries({ domain, challenge })) {
    if (value !== undefined && (typeof value !== 'string' || value.trim() === '')) {
      throw new TypeError(`${name} must be a text that is not blank`)
    }
  }
  if (proofId !== undefined && !(typeof proofId === 'string' && isAbsoluteIri(proofId))) {
    throw new TypeError('proofId must be an absolute identifier, as urn:uuid:…')
  }
  if (expires !== undefined && parseDateTimeStamp(expires) === undefined) {
    throw new TypeError('expires must be a date and time with its zone, as 2026-11-22T09:30:00Z')
  }
  return {
    ...(proofId !== undefined && { id: proofId }),
    ...(expires !== undefined && { expires }),
    ...(domain !== undefined && { domain }),
    ...(challenge !== undefined && { challenge }),
    ...(previousProof !== undefined && { previousProof: idsOf(previousProof, limits) })
  }
}

/** A copy: the list is the caller's own, who may use it again. */
function idsOf(previousProof: unknown, limits: SignCredentialOptions['limits']): string | readonly string[] {
  const { value, problems } = copyJson(previousProof, withDefaultLimits(limits))
  if (typeof value === 'string' || isTexts(value)) return value
  const detail = 'previousProof must be the id of a proof, or several'
  const found = value === undefined ? problems : [problem('OB_PROOF_MALFORMED', detail)]
  throw new OpenBadgesError(
    found.map(({ path = '', ...rest }) => ({ ...rest, path: `/previousProof${path}` }))
  )
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string')
}
