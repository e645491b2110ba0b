/**
 * The signer's own check: what leaves the house verifies.
 * @module
 */
import type { JsonObject } from '../base/json.ts'
import type { Limits } from '../base/limits.ts'
import type { ContextSet } from '../context/context-set.ts'
import { publicKeyFromJwk } from '../key/public-key.ts'
import { createKeyResolver, type KeyResolver } from '../key/resolve.ts'
import type { Signer } from '../key/signer.ts'
import type { ProblemCode } from '../problem/codes.ts'
import { failure, OpenBadgesError } from '../problem/error.ts'
import { checkProofs } from '../proof/check-proofs.ts'

/**
 * Checks `proof` as a verifier would who finds the signer's public key in the issuer's document.
 * @throws OpenBadgesError `OB_KEY_MISMATCH` if the signature does not fit the public key, and whatever else a
 *   verifier would say to the proof
 */
export async function checkOwnProof(
  signed: JsonObject,
  proof: JsonObject,
  signer: Signer,
  { contexts, limits }: { readonly contexts: ContextSet; readonly limits: Limits }
): Promise<void> {
  const { controller, id } = signer
  const resolver = await resolverFor(signer)
  // As of the proof's own time: a badge may be made for a later day.
  const now = Date.parse(String(proof.created))
  const checked = await checkProofs(signed, controller, {
    resolver,
    contexts,
    limits,
    now,
    maxClockSkewMs: 0
  })
  const own = checked.find(result => result.proof === proof)
  const dead = checked.filter(result => result !== own && result.outcome === 'failed')
  if (dead.length > 0) {
    const hint = 'take the proofs of an earlier version out before signing again'
    throw new OpenBadgesError(dead.flatMap(({ problems }) => problems.map(found => ({ ...found, hint }))))
  }
  if (own?.outcome === 'passed') return
  const problems = own?.problems ?? []
  if (problems.some(({ code }) => code === 'PROOF_VERIFICATION_ERROR')) {
    throw failure(
      'OB_KEY_MISMATCH',
      `the signature of ${id} does not fit the public key that the signer gives`,
      {
        hint: 'the key store signs with another key, or signs a digest where the message is due'
      }
    )
  }
  throw new OpenBadgesError(problems)
}

/** Where a did:key or did:jwk says itself which key it is, that counts; for others the signer's word has to do. */
async function resolverFor({ controller, id, publicKey }: Signer): Promise<KeyResolver> {
  const resolver = createKeyResolver()
  const resolution = await resolver.resolve(controller)
  if ('controller' in resolution) return resolver
  const elsewhere = resolution.problems.every(({ code }) => hostedElsewhere.includes(code))
  if (!elsewhere) throw new OpenBadgesError(resolution.problems)
  const { publicKeyMultibase } = publicKeyFromJwk(publicKey)
  const assertionMethod = [{ id, type: 'Multikey', controller, publicKeyMultibase }]
  return createKeyResolver({ controllers: { [controller]: { id: controller, assertionMethod } } })
}

const hostedElsewhere: readonly ProblemCode[] = ['OB_KEY_UNREACHABLE', 'OB_DID_METHOD_UNSUPPORTED']
