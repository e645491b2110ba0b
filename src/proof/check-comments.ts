/**
 * Endorsements of one thing that say different things of it.
 *
 * In RDF they speak of one node, so the proof of the badge does not say which of them says what: comments could be
 * swapped. Their own proofs do, and have to be good.
 * @module
 */
import { asArray, isObject, type JsonObject, type JsonValue, pointer } from '../base/json.ts'
import { type EmbeddedEndorsement, endorsementsIn } from '../conform/embedded-endorsements.ts'
import { hasError, type Problem, problem } from '../problem/problem.ts'
import { createChainAllowance } from './chain-allowance.ts'
import { type CheckProofsOptions, checkProofs, notAtHand } from './check-proofs.ts'
import { issuerIdOf } from './issuer-id.ts'

/** More endorsements than these are not checked. */
const MAX_CHECKED = 32

/**
 * Checks the proofs of endorsements that speak differently of one thing.
 * @returns OB_ID_SHARED for one whose proof does not hold; OB_KEY_UNREACHABLE for one whose proof cannot be checked, or
 *   whose key has ended; nothing for one whose proof has ended; OB_LIMIT_PROOFS and OB_LIMIT_QUADS for too many; nothing for endorsements of different things
 */
export async function checkComments(credential: JsonObject, options: CheckProofsOptions): Promise<Problem[]> {
  // An endorsement that holds others speaks as they do; its own proof is judged by who asks.
  const itself = asArray(credential.type).includes('EndorsementCredential')
    ? [{ endorsement: credential, path: '' }]
    : []
  const bySubject = new Map<JsonValue, Saying[]>()
  for (const saying of [...itself, ...endorsementsIn(credential)].flatMap(sayingsIn)) {
    const known = bySubject.get(saying.of)
    if (known) known.push(saying)
    else bySubject.set(saying.of, [saying])
  }
  const differing = new Set(
    [...bySubject.values()].filter(differ).flatMap(group => group.map(({ by }) => by))
  )
  for (const own of itself) differing.delete(own)
  if (differing.size > MAX_CHECKED) {
    const detail = `${differing.size} endorsements speak differently of one thing, at most ${MAX_CHECKED} are checked`
    return [problem('OB_LIMIT_PROOFS', detail, { path: '' })]
  }
  const problems: Problem[] = []
  const { chains = createChainAllowance(options.limits.maxQuads) } = options
  for (const embedded of differing) {
    problems.push(...(await checkOne(embedded, { ...options, chains, counted: true })))
  }
  return problems
}

/** What an endorsement says of one of its subjects. */
interface Saying {
  readonly by: EmbeddedEndorsement
  readonly of: JsonValue
  readonly comment: JsonValue | undefined
}

/** Other credentials than badges may hold endorsements of several things at once. */
function sayingsIn(by: EmbeddedEndorsement): Saying[] {
  return asArray<JsonValue>(by.endorsement.credentialSubject)
    .filter(isObject)
    .flatMap(({ id, endorsementComment: comment }) => (id === undefined ? [] : [{ by, of: id, comment }]))
}

function differ(group: readonly Saying[]): boolean {
  return new Set(group.map(({ comment }) => comment)).size > 1
}

async function checkOne(
  { endorsement, path }: EmbeddedEndorsement,
  options: CheckProofsOptions
): Promise<Problem[]> {
  const at = pointer(path, 'credentialSubject')
  const issuerId = issuerIdOf(endorsement)
  const checked = issuerId === undefined ? [] : await checkProofs(endorsement, issuerId, options)
  const byHim = checked.filter(
    ({ outcome, problems, key }) =>
      key && !hasError(key.notIssuers) && (outcome === 'passed' || onlyFor(proofEnded, problems))
  )
  const failed = checked.some(({ outcome, problems }) => outcome === 'failed' && !onlyFor(ended, problems))
  if (byHim.length > 0 && !failed) return []
  const passed = checked.flatMap(({ problems }) => problems).find(({ code }) => limits.has(code))
  if (passed) return [{ ...passed, path: at }]
  // Somebody who has the endorser's document, or knows the suite, could still tell.
  const open = checked.some(
    ({ outcome, key }) => outcome !== 'passed' || key === undefined || notAtHand(key.notIssuers)
  )
  if (open && !failed) {
    const detail =
      'whether the endorser said this cannot be checked: his key is not at hand or has ended, or his proof is of an unknown kind'
    return [problem('OB_KEY_UNREACHABLE', detail, { path: at })]
  }
  const detail = 'another endorsement of this says something else, and the proof of this one does not hold'
  return [problem('OB_ID_SHARED', detail, { path: at })]
}

/** What says that there was too much to check. */
const limits: ReadonlySet<string> = new Set(['OB_LIMIT_PROOFS', 'OB_LIMIT_QUADS'])

/** A proof that was good once still says who said which words: its signature was checked. */
const proofEnded: ReadonlySet<string> = new Set(['OB_PROOF_EXPIRED'])

/** Of a key that is no longer good nothing was checked. */
const ended: ReadonlySet<string> = new Set([...proofEnded, 'OB_KEY_EXPIRED', 'OB_KEY_REVOKED'])

/** True if there are errors, and none but those of `codes`. */
function onlyFor(codes: ReadonlySet<string>, problems: readonly Problem[]): boolean {
  const errors = problems.filter(({ severity }) => severity === 'error')
  return errors.length > 0 && errors.every(({ code }) => codes.has(code))
}
