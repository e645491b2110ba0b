/**
 * When a proof was made and for whom, and proofs that say to be of another kind (threats P9, P10).
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { contextUrls } from '../../../src/model/context-urls.ts'
import { badgeBy, embedded, noText, text } from '../badges.ts'
import { type Attack, attacksOn, passed, refused, unknown } from '../corpus.ts'
import { both, drop, set } from '../edits.ts'
import { issuers, twin } from '../issuers.ts'
import { issuerKey } from '../keys.ts'
import { broken, conformance, plain, type Row, rewrites } from '../rewrites.ts'

const badge = badgeBy(issuerKey.controller)
const malformed = refused('proof', 'OB_PROOF_MALFORMED')

async function times(): Promise<Attack[]> {
  const attack = attacksOn(plain)
  const with_ = async (members: JsonObject) => text(await embedded(badge, issuerKey, members))
  const expired = refused('proof', 'OB_PROOF_EXPIRED')
  const future = refused('proof', 'OB_PROOF_IN_FUTURE')
  const unasked = passed('proof', 'OB_PROOF_UNASKED_MEMBER')
  const expect = { domain: 'https://bank.example', challenge: 'n-1' }
  return [
    attack('P9', 'a proof that has expired', await with_({ expires: '2026-11-10T00:00:00Z' }), expired),
    attack(
      'P9',
      'a proof that expired 61 seconds ago',
      await with_({ expires: '2026-11-22T11:58:59Z' }),
      expired
    ),
    attack('P9', 'a proof that expires at no time', await with_({ expires: 'never' }), malformed),
    attack(
      'P9',
      'a proof that expires without zone',
      await with_({ expires: '2999-01-01T00:00:00' }),
      malformed
    ),
    attack('P9', 'a proof of the year 2999', await with_({ created: '2999-01-01T00:00:00Z' }), future),
    attack('P9', 'a proof of 61 seconds from now', await with_({ created: '2026-11-22T12:01:01Z' }), future),
    attack('P9', 'a proof of no day', await with_({ created: '2026-02-30T00:00:00Z' }), malformed),
    attack('P9', 'a proof made for a domain', await with_({ domain: 'https://bank.example' }), unasked),
    attack('P9', 'a proof made for a challenge', await with_({ challenge: 'n-1' }), unasked),
    attack(
      'P9',
      'a proof for another domain',
      await with_({ ...expect, domain: 'https://bank.example.attacker.example' }),
      refused('proof', 'INVALID_DOMAIN_ERROR'),
      { expect }
    ),
    attack(
      'P9',
      'a proof that repeats another challenge',
      await with_({ ...expect, challenge: 'n-2' }),
      refused('proof', 'INVALID_CHALLENGE_ERROR'),
      { expect }
    ),
    attack(
      'P9',
      'a proof for no domain',
      await with_({ challenge: 'n-1' }),
      refused('proof', 'INVALID_DOMAIN_ERROR'),
      { expect }
    )
  ]
}

const of2020 = await twin(issuers.didKey, '2020')
const { '@context': contexts2020 } = JSON.parse(String(of2020.input))

const otherSuite = unknown('proof', 'OB_PROOF_UNSUPPORTED')
const nested = conformance('OB_CONTEXT_NESTED')
const suite = 'eddsa-rdfc-2022'

const inList = (member: string) => set(`/proof/0/${member}`, (value: unknown) => [value])
const own = (member: string, value: unknown) => set(`/proof/0/${member}`, value)

const ofPlain: readonly Row[] = [
  [
    'P10',
    'a proof of 2022 that is called one of 2020',
    both(set('/@context', contexts2020), own('type', 'Ed25519Signature2020'), drop('/proof/0/cryptosuite')),
    broken
  ],
  ['P10', 'a suite in capitals', own('cryptosuite', suite.toUpperCase()), otherSuite],
  ['P10', 'a suite of another canonical form', own('cryptosuite', 'eddsa-jcs-2022'), otherSuite],
  ['P10', 'no suite', drop('/proof/0/cryptosuite'), malformed],
  ['P10', 'a suite in a list', inList('cryptosuite'), malformed],
  ['P10', 'a type in a list', inList('type'), malformed],
  ['P10', 'a type that is none', own('type', 'Proof'), malformed],
  ['P10', 'a context of its own', own('@context', contextUrls.dataIntegrityV2), nested],
  [
    'P10',
    'a context of its own, in the document',
    own('@context', [{ created: 'https://schema.org/name' }]),
    nested
  ],
  ['P10', 'a member that no proof has', own('jws', 'e30..AAAA'), malformed],
  ['P10', 'a type as @type', own('@type', 'DataIntegrityProof'), malformed],
  ['P10', 'a key in an object', set('/proof/0/verificationMethod', (id: string) => ({ id })), malformed],
  ['P10', 'a key in a list', inList('verificationMethod'), malformed],
  ['P10', 'a purpose in a list', inList('proofPurpose'), refused('proof', 'OB_PROOF_PURPOSE')],
  ['P10', 'a signature in base64url', own('proofValue', `u${'A'.repeat(86)}`), malformed],
  [
    'P10',
    'a signature that begins with 1',
    set('/proof/0/proofValue', (value: string) => value.replace('z', 'z1')),
    malformed
  ],
  ['P10', 'a signature that is very long', own('proofValue', `z${'2'.repeat(5_000)}`), malformed],
  ['P10', 'a blank node label as its id', own('id', '_:p'), malformed],
  ...['type', 'cryptosuite', 'verificationMethod', 'created', 'previousProof', 'proofValue'].map(
    (member): Row => ['P10', `${member} with its own toString`, own(member, noText), malformed]
  )
]

const on2020: readonly Row[] = [
  [
    'P10',
    'a proof of 2020 that is called one of 2022',
    both(own('type', 'DataIntegrityProof'), own('cryptosuite', suite)),
    broken
  ],
  ['P10', 'a proof of 2020 with a cryptosuite', own('cryptosuite', suite), malformed]
]

export const proofMembers: readonly Attack[] = [
  ...(await times()),
  ...rewrites(ofPlain, plain),
  ...rewrites(on2020, of2020)
]
