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
 * @returns OB_ID_SHARED for one whose proof does not hold, OB_KEY_UNREACHABLE for one whose key could not be had,
 *   OB_LIMIT_PROOFS if there are more than 32; nothing for endorsements of different things
 */
export async function checkComments(credential: JsonObject, options: CheckProofsOptions): Promise<Problem[]> {
  const bySubject = new Map<JsonValue, Saying[]>()
  for (const saying of endorsementsIn(credential).flatMap(sayingsIn)) {
    bySubject.set(saying.of, [...(bySubject.get(saying.of) ?? []), saying])
  }
  const differing = new Set(
    [...bySubject.values()].filter(differ).flatMap(group => group.map(({ by }) => by))
  )
  if (differing.size > MAX_CHECKED) {
    const detail = `${differing.size} endorsements speak differently of one thing, at most ${MAX_CHECKED} are checked`
    return [problem('OB_LIMIT_PROOFS', detail, { path: '' })]
  }
  const problems: Problem[] = []
  const { limits, chains = createChainAllowance(limits.maxQuads) } = options
  for (const embedded of differing) problems.push(...(await checkOne(embedded, { ...options, chains })))
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
  const byHim = checked.filter(({ outcome, key }) => outcome === 'passed' && key && !hasError(key.notIssuers))
  const failed = checked.some(({ outcome }) => outcome === 'failed')
  if (byHim.length > 0 && !failed) return []
  // Somebody who has the endorser's document could still tell.
  const open = checked.some(
    ({ outcome, key }) => outcome === 'inconclusive' || notAtHand(key?.notIssuers ?? [])
  )
  if (open && !failed) {
    const detail = 'whether the endorser said this cannot be checked without his document'
    return [problem('OB_KEY_UNREACHABLE', detail, { path: at })]
  }
  const detail = 'another endorsement of this says something else, and the proof of this one does not hold'
  return [problem('OB_ID_SHARED', detail, { path: at })]
}
