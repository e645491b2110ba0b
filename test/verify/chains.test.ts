import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/json.ts'
import { defaultLimits } from '../../src/base/limits.ts'
import { pinnedContexts } from '../../src/context/context-set.ts'
import { createProof, type ProofMembers } from '../../src/proof/create-proof.ts'
import { suiteNamed } from '../../src/proof/suites.ts'
import { createVerifier } from '../../src/verify.ts'
import { clock, issuerKey, now, outcomeOf, strangerKey, unsignedBadge } from '../support/badges.ts'
import { effort } from '../support/effort.ts'
import { deepFrozen } from '../support/json.ts'
import { signAnything } from '../support/sign-anything.ts'

const verifier = createVerifier({ now: clock })
// A built badge is JSON; the compiler does not know.
const badge: JsonObject = deepFrozen(JSON.parse(JSON.stringify(unsignedBadge())))
const [one, two] = [
  'urn:uuid:7d0f29a5-8d3b-4b6e-9f0c-6f2f3a3f5b10',
  'urn:uuid:7d0f29a5-8d3b-4b6e-9f0c-6f2f3a3f5b11'
]

/** A proof of the issuer that signs those of `previous` that `members` names, good or not. */
const chained = (previous: readonly JsonObject[], members: ProofMembers) =>
  createProof(
    { ...badge, proof: previous },
    {
      suite: suiteNamed('eddsa-rdfc-2022'),
      signer: issuerKey.signer,
      created: now,
      members,
      contexts: pinnedContexts,
      limits: defaultLimits
    }
  ).then(({ proof }) => proof)

const proofBy = async (keyPair: typeof issuerKey, members: JsonObject) => {
  const [proof = {}] = (await signAnything(badge, keyPair, members)).proof as readonly JsonObject[]
  return proof
}

async function answer(...proof: readonly JsonObject[]) {
  const report = await verifier.verify({ ...badge, proof })
  return [report.verdict.authentic, outcomeOf(report, 'proof'), outcomeOf(report, 'issuer')]
}

const evidence = (at: number) => ({ id: `urn:x:e:${at}`, type: ['Evidence'], narrative: `${at}` })

describe('a proof that builds on another', () => {
  const unreachable = 'did:web:other.example#key'

  test('is good where the other one is, whoever made that, in any order', async () => {
    for (const keyPair of [issuerKey, strangerKey]) {
      const first = await proofBy(keyPair, { id: one })
      const second = await chained([first], { previousProof: one })
      expect(await answer(first, second)).toEqual(['yes', ['passed'], ['passed']])
      expect(await answer(second, first)).toEqual(['yes', ['passed'], ['passed']])
    }
  })

  test('counts for nothing where the other one is forged', async () => {
    const first = await proofBy(issuerKey, { id: one })
    const { proofValue } = await proofBy(issuerKey, { id: two })
    const forged = { ...first, proofValue }
    const second = await chained([forged], { previousProof: one })
    expect(await answer(forged, second)).toEqual([
      'no',
      ['failed', 'PROOF_VERIFICATION_ERROR', 'PROOF_VERIFICATION_ERROR'],
      ['skipped']
    ])
  })

  test('leaves it open where the key of the other one could not be had', async () => {
    const first = await proofBy(strangerKey, { id: one, verificationMethod: unreachable })
    const second = await chained([first], { id: two, previousProof: one })
    const third = await chained([first, second], { previousProof: two })
    const open = ['unknown', ['inconclusive', 'PROOF_VERIFICATION_ERROR', 'OB_KEY_NOT_ISSUERS'], ['passed']]
    expect(await answer(first, second)).toEqual(open)
    expect(await answer(second, first)).toEqual(open)
    expect((await answer(third, second, first))[0]).toBe('unknown')
  })

  test('does not say which where two have the name that it builds on', async () => {
    const first = await proofBy(issuerKey, { id: one })
    const second = await chained([first], { previousProof: one })
    const [authentic, proof] = await answer(first, first, second)
    expect([authentic, proof]).toEqual(['no', ['failed', 'PROOF_VERIFICATION_ERROR']])
  })

  test('hashes the badge once more, which long badges cannot have often', async () => {
    const proofs = [await proofBy(issuerKey, { id: 'urn:x:0' })]
    for (let at = 1; at < 8; at++) {
      const members = { id: `urn:x:${at}`, previousProof: `urn:x:${at - 1}` }
      proofs.push(await chained(proofs.slice(-1), members))
    }
    const long = { ...badge, evidence: Array.from({ length: 2_500 }, (_, at) => evidence(at)), proof: proofs }
    const { problems } = await verifier.verify(long)
    expect(new Set(problems.map(({ code }) => code))).toEqual(
      new Set(['PROOF_VERIFICATION_ERROR', 'OB_LIMIT_QUADS'])
    )
    const ofOne = await effort(() => verifier.verify({ ...long, proof: proofs.slice(0, 1) }))
    const ofAll = await effort(() => verifier.verify(long))
    expect(ofAll / ofOne).toBeLessThan(4)
    expect(await answer(...proofs)).toEqual(['yes', ['passed'], ['passed']])
  })

  test('and that on a third, is good where all are', async () => {
    const first = await proofBy(issuerKey, { id: one })
    const second = await chained([first], { id: two, previousProof: one })
    const third = await chained([first, second], { previousProof: [one, two] })
    expect(await answer(third, second, first)).toEqual(['yes', ['passed'], ['passed']])
    expect((await answer(third, first))[0]).toBe('no')
  })
})
