/**
 * Several proofs, and proofs that build on each other (threats P7, P8).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { badgeBy, embedded, embedded2020, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, passed, refused, unknown } from '../corpus.ts'
import { issuers, twin } from '../issuers.ts'
import { issuerKey, strangerKey } from '../keys.ts'

const badge = badgeBy(issuerKey.controller)
const broken = refused('proof', 'PROOF_VERIFICATION_ERROR')
const malformed = refused('proof', 'OB_PROOF_MALFORMED')

async function sets(): Promise<Attack[]> {
  const sound = await twin(issuers.didKey, 'eddsa')
  const attack = attacksOn(sound)
  const [good] = (await embedded(badge)).proof
  const [stranger] = (await embedded(badge, strangerKey)).proof
  const [forged] = (await embedded(badge, strangerKey, { verificationMethod: issuerKey.id })).proof
  const strange = {
    type: 'DataIntegrityProof',
    cryptosuite: 'example-2026',
    proofPurpose: 'assertionMethod',
    verificationMethod: issuerKey.id,
    proofValue: 'z1'
  }
  const [other] = (await embedded(badge, issuerKey, { proofPurpose: 'authentication' })).proof
  const named: Readonly<Record<string, unknown>> = {
    good,
    forged,
    stranger,
    strange,
    other,
    text: 'proof',
    empty: {}
  }
  const rows: readonly (readonly [string, Expectation])[] = [
    ['good forged', broken],
    ['forged good', broken],
    ['forged', broken],
    ['stranger forged', broken],
    ['forged stranger', broken],
    ['good stranger forged', broken],
    ['good stranger', passed('proof')],
    ['stranger good', passed('proof')],
    ['stranger', refused('issuer', 'OB_KEY_NOT_ISSUERS')],
    // What cannot be checked may still be the issuer's.
    ['stranger strange', unknown('issuer', 'OB_KEY_NOT_ISSUERS')],
    ['good strange', passed('proof', 'OB_PROOF_UNSUPPORTED')],
    ['strange good', passed('proof', 'OB_PROOF_UNSUPPORTED')],
    ['strange', unknown('proof', 'OB_PROOF_UNSUPPORTED')],
    ['forged strange', broken],
    ['good good', passed('proof')],
    ['good other', refused('proof', 'OB_PROOF_PURPOSE')],
    ['good empty', malformed],
    ['good text', malformed]
  ]
  const withProof = (proof: unknown) => text({ ...badge, proof })
  return [
    ...rows.map(([set, expected]) =>
      attack('P7', `a set of proofs, ${set}`, withProof(set.split(' ').map(name => named[name])), expected)
    ),
    attack(
      'P7',
      'nine proofs',
      withProof(Array.from({ length: 9 }, () => good)),
      refused('proof', 'OB_LIMIT_PROOFS')
    ),
    attack('P7', 'no proofs in the list', withProof([]), refused('conformance', 'MALFORMED_VALUE_ERROR')),
    attack('P7', 'no proof', text(badge), refused('proof', 'OB_PROOF_MISSING')),
    attack('P7', 'a proof outside of a list', withProof(good), passed('conformance', 'OB_SINGLE_VALUE')),
    attack(
      'P7',
      'a proof in a list in a list',
      withProof([[good]]),
      refused('conformance', 'MALFORMED_VALUE_ERROR')
    ),
    attack(
      'P7',
      'a proof that is a text',
      withProof('signed'),
      refused('conformance', 'MALFORMED_VALUE_ERROR')
    )
  ]
}

const urn = (last: number) => `urn:uuid:0b4a3f4e-0000-4000-8000-00000000010${last}`

async function chains(): Promise<Attack[]> {
  const attack = attacksOn(await twin(issuers.didKey, 'eddsa'))
  const [good] = (await embedded(badge, issuerKey, { id: urn(0) })).proof
  const chained = async (...members: JsonObject[]) => {
    const proofs = await Promise.all(
      members.map(async member => (await embedded(badge, issuerKey, member)).proof[0])
    )
    return text({ ...badge, proof: [good, ...proofs] })
  }
  const of2020 = await embedded2020(badge, issuerKey, { previousProof: urn(0) })
  const [forged] = (await embedded(badge, strangerKey, { id: urn(3), verificationMethod: issuerKey.id }))
    .proof
  const [onForged] = (await embedded(badge, issuerKey, { id: urn(1), previousProof: urn(3) })).proof
  return [
    attack(
      'P8',
      'a proof that builds on none that is there',
      await chained({ id: urn(1), previousProof: urn(9) }),
      broken
    ),
    attack(
      'P8',
      'a proof that builds on itself',
      await chained({ id: urn(1), previousProof: urn(1) }),
      broken
    ),
    attack(
      'P8',
      'two proofs that build on each other',
      await chained({ id: urn(1), previousProof: urn(2) }, { id: urn(2), previousProof: urn(1) }),
      broken
    ),
    attack(
      'P8',
      'a proof that builds on two of one name',
      await chained({ id: urn(0) }, { id: urn(1), previousProof: urn(0) }),
      broken
    ),
    attack(
      'P8',
      'a proof that says to build on another and does not',
      await chained({ id: urn(1), previousProof: urn(0) }),
      broken
    ),
    attack(
      'P8',
      'a proof that builds on a forged one',
      text({ ...badge, proof: [forged, onForged] }),
      broken
    ),
    attack(
      'P8',
      'a proof that builds on an object',
      await chained({ id: urn(1), previousProof: [{ id: urn(0) }] }),
      malformed
    ),
    attack(
      'P8',
      'a chain in a suite without chains',
      text(of2020),
      refused('proof', 'OB_PROOF_CHAIN_UNSUPPORTED')
    )
  ]
}

export const proofSets: readonly Attack[] = [...(await sets()), ...(await chains())]
