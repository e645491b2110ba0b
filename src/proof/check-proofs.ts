/**
 * Checks the embedded proofs of a credential, each for itself.
 * @module
 */
import { asArray, isObject, type JsonObject, pointer } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import { askAnew } from '../binding/ask-anew.ts'
import { isNotAtHand } from '../binding/not-at-hand.ts'
import type { ContextSet } from '../context/context-set.ts'
import { OpenBadgesError } from '../problem/error.ts'
import { hasError, type Problem, problem, quote } from '../problem/problem.ts'
import { type ChainAllowance, MAX_PROOFS_TOGETHER } from './chain-allowance.ts'
import { createProofHasher, type ProofHasher } from './hash-data.ts'
import { type LocatedKey, type LocateKeyOptions, locateKey } from './locate-key.ts'
import { isSignedByMachine } from './machine.ts'
import { previousProofs } from './proof-chain.ts'
import { checkProofMembers, type ProofExpectation } from './proof-members.ts'
import { isSigned, signatureOf } from './signature.ts'
import type { ProofSuite } from './suite.ts'
import { legacySuiteOf, suiteOf } from './suites.ts'

/** What {@link checkProofs} needs. */
export interface CheckProofsOptions extends ProofExpectation, LocateKeyOptions {
  readonly contexts: ContextSet
  readonly limits: Limits
  /** For proofs that build on others, where credentials share it. Default: one for each credential. */
  readonly chains?: ChainAllowance | undefined
  /** True if the credential itself counts there as well, as one of many. Default false. */
  readonly counted?: boolean
  /** True if suites are known by older names as well, with the warning OB_PROOF_SUITE_LEGACY. Default false. */
  readonly legacySuites?: boolean
}

/** One proof and what was found. */
export interface CheckedProof {
  readonly proof: JsonObject
  /** `unsupported`: of a suite that is not known; `inconclusive`: its key could not be had, or not be used here. */
  readonly outcome: 'passed' | 'failed' | 'inconclusive' | 'unsupported'
  readonly problems: readonly Problem[]
  /** Why the key is not the issuer's, where it could not be had because his document does not list it. */
  readonly notIssuers?: readonly Problem[]
  /** The key that it was checked with. */
  readonly key?: Exclude<LocatedKey, { problems: unknown }>
}

/**
 * Checks every proof of `credential`: its members, its key as the issuer's document lists it, its signature, and the
 * proofs that it builds on.
 *
 * It does not judge whether the key is the issuer's: `key.notIssuers` says that.
 *
 * @param issuerId `issuer.id` of the credential
 * @returns one result for each proof, in document order; none for a credential without proof; one alone with
 *   OB_LIMIT_PROOFS if there are too many
 */
export async function checkProofs(
  credential: JsonObject,
  issuerId: string,
  options: CheckProofsOptions
): Promise<readonly CheckedProof[]> {
  const proofs = asArray(credential.proof)
  const { contexts, limits, chains, counted } = options
  if (proofs.length > limits.maxProofs) return [tooMany(proofs.length, limits)]
  if (chains && !chains.takeProofs(proofs.length)) return [tooManyTogether()]
  const around: Surroundings = {
    credential,
    issuerId,
    proofs: proofs.filter(isObject),
    hasher: createProofHasher(credential, { contexts, maxQuads: limits.maxQuads, chains, counted }),
    options
  }
  const checked: CheckedProof[] = []
  for (const [index, proof] of proofs.entries()) {
    const path = Array.isArray(credential.proof) ? pointer('/proof', index) : '/proof'
    checked.push(await checkProof(proof, path, around))
  }
  const judged = new Map<CheckedProof, CheckedProof>()
  return checked.map(proof => withChain(proof, checked, judged))
}

function tooMany(count: number, { maxProofs }: Limits): CheckedProof {
  const found = problem('OB_LIMIT_PROOFS', `${count} proofs, at most ${maxProofs} are checked`, {
    path: '/proof'
  })
  return { proof: {}, outcome: 'failed', problems: [found] }
}

function tooManyTogether(): CheckedProof {
  const detail = `endorsements have more than ${MAX_PROOFS_TOGETHER} proofs together`
  return { proof: {}, outcome: 'failed', problems: [problem('OB_LIMIT_PROOFS', detail, { path: '/proof' })] }
}

interface Surroundings {
  readonly credential: JsonObject
  readonly issuerId: string
  readonly proofs: readonly JsonObject[]
  readonly hasher: ProofHasher
  readonly options: CheckProofsOptions
}

async function checkProof(proof: unknown, path: string, around: Surroundings): Promise<CheckedProof> {
  if (!isObject(proof)) {
    return {
      proof: {},
      outcome: 'failed',
      problems: [problem('OB_PROOF_MALFORMED', 'a proof must be an object', { path })]
    }
  }
  const legacy = around.options.legacySuites ? legacySuiteOf(proof) : undefined
  const suite = suiteOf(proof) ?? legacy
  if (suite === undefined) return ofNoSuite(proof, path)
  const signature = signatureOf(proof.proofValue)
  const members = [
    ...checkProofMembers(proof, suite, signature, around.options, path),
    ...(legacy ? [legacyName(proof, legacy, path)] : [])
  ]
  const methodId = proof.verificationMethod
  if (!isSound(members) || typeof methodId !== 'string' || signature === undefined)
    return { proof, outcome: 'failed', problems: members }
  const { options } = around
  return askAnew(options.session, isIssuersOwn, session =>
    checkByKey(proof, { methodId, signature, suite, members }, path, {
      ...around,
      options: { ...options, session }
    })
  )
}

interface SoundProof {
  readonly methodId: string
  readonly signature: Uint8Array
  readonly suite: ProofSuite
  /** What is odd about its members. */
  readonly members: readonly Problem[]
}

async function checkByKey(
  proof: JsonObject,
  { methodId, signature, suite, members }: SoundProof,
  path: string,
  around: Surroundings
): Promise<CheckedProof> {
  const key = await locateKey({ methodId }, around.issuerId, around.options)
  if ('problems' in key) {
    const at = pointer(path, 'verificationMethod')
    const problems = key.problems.map(found => ({ path: at, ...found }))
    // Nobody's key that could be had: whose signature it is cannot be told, but the issuer's it is not.
    if (key.notIssuers) return { proof, outcome: 'inconclusive', problems: members, notIssuers: problems }
    const outcome = notAtHand(key.problems) ? 'inconclusive' : 'failed'
    return { proof, outcome, problems: [...members, ...problems] }
  }
  const wrong = await verifyProof(proof, signature, suite, key, path, around)
  const problems = wrong ? [...members, wrong] : members
  return { proof, outcome: hasError(problems) ? 'failed' : 'passed', problems, key }
}

/** True if it is good, and by a key of the issuer's. */
export function isIssuersOwn({ outcome, key }: CheckedProof): boolean {
  return outcome === 'passed' && key !== undefined && !hasError(key.notIssuers)
}

/** True if a signature can be looked at: also that of a proof that has ended, which may be forged as well. */
function isSound(members: readonly Problem[]): boolean {
  return members.every(({ code, severity }) => severity !== 'error' || code === 'OB_PROOF_EXPIRED')
}

/** True if somebody else could still find the key, or use it; a document that was had and is bad does not change. */
export function notAtHand(problems: readonly Problem[]): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return errors.length > 0 && errors.every(({ code }) => isNotAtHand(code))
}

function ofNoSuite(proof: JsonObject, path: string): CheckedProof {
  const { type, cryptosuite } = proof
  // Only a DataIntegrityProof has a cryptosuite, and it always has one.
  const named = type === 'DataIntegrityProof' ? typeof cryptosuite === 'string' : cryptosuite === undefined
  if (typeof type !== 'string' || !named) {
    const detail = `a proof cannot have the type ${quote(type)} and the cryptosuite ${quote(cryptosuite)}`
    return { proof, outcome: 'failed', problems: [problem('OB_PROOF_MALFORMED', detail, { path })] }
  }
  const detail = `proofs of ${quote(cryptosuite ?? type)} are not checked here`
  const unsupported = problem('OB_PROOF_UNSUPPORTED', detail, { path, severity: 'warning' })
  return { proof, outcome: 'unsupported', problems: [unsupported] }
}

function legacyName({ cryptosuite }: JsonObject, { name }: ProofSuite, path: string): Problem {
  const detail = `${quote(cryptosuite)} is an older name, which was read as ${name}`
  const at = pointer(path, 'cryptosuite')
  return problem('OB_PROOF_SUITE_LEGACY', detail, { path: at, severity: 'warning' })
}

async function verifyProof(
  proof: JsonObject,
  signature: Uint8Array,
  suite: ProofSuite,
  { key, id: keyId }: Exclude<LocatedKey, { problems: unknown }>,
  path: string,
  { credential, proofs, hasher }: Surroundings
): Promise<Problem | undefined> {
  if (key.algorithm !== suite.algorithm) {
    const detail = `${suite.name} needs a key for ${suite.algorithm}, ${quote(keyId)} is one for ${key.algorithm}`
    return problem('OB_KEY_MISMATCH', detail, { path: pointer(path, 'verificationMethod') })
  }
  try {
    const { bytes, road } = await hasher.hashData(proof, previousProofs(proof, proofs))
    const good =
      road === 'compiled'
        ? await isSigned(credential, suite, key, bytes, signature)
        : await isSignedByMachine(credential, proof, suite, key, bytes)
    if (good) return undefined
  } catch (thrown) {
    if (thrown instanceof OpenBadgesError) return { ...thrown.problems[0], path }
    throw thrown
  }
  return problem('PROOF_VERIFICATION_ERROR', 'the signature does not fit: the badge is not what was signed', {
    path
  })
}

/** A proof that builds on others counts only if they count. One that builds on itself does not. */
function withChain(
  checked: CheckedProof,
  all: readonly CheckedProof[],
  judged: Map<CheckedProof, CheckedProof>
): CheckedProof {
  const known = judged.get(checked)
  if (known !== undefined) return known
  const named = asArray(checked.proof.previousProof)
  if (named.length === 0 || checked.outcome !== 'passed') return checked
  judged.set(checked, brokenBy(checked, checked))
  const broken = all
    .filter(({ proof }) => typeof proof.id === 'string' && named.includes(proof.id))
    .map(other => withChain(other, all, judged))
    .find(({ outcome }) => outcome !== 'passed')
  const result = broken === undefined ? checked : brokenBy(checked, broken)
  judged.set(checked, result)
  return result
}

function brokenBy(checked: CheckedProof, { proof, outcome }: CheckedProof): CheckedProof {
  const detail = `it builds on the proof ${quote(proof.id)}, which does not verify`
  return {
    ...checked,
    outcome: outcome === 'inconclusive' ? 'inconclusive' : 'failed',
    problems: [...checked.problems, problem('PROOF_VERIFICATION_ERROR', detail, { path: '/proof' })]
  }
}
