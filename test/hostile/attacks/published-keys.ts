/**
 * Keys that their issuer publishes, and that are not for badges, have ended, or cannot be told apart (threats K7 to K9).
 * @module
 */
import { badgeBy, embedded, noText, text } from '../badges.ts'
import { type Attack, attacksOn, type Expectation, refused, unknown } from '../corpus.ts'
import { didUrl, documentOf, issuers, jwk, keySetUrl, method, ofKeySet, page, twin, web } from '../issuers.ts'
import { issuerKey, issuerKeys, strangerKey } from '../keys.ts'

const others = [
  'authentication',
  'keyAgreement',
  'capabilityInvocation',
  'capabilityDelegation',
  'verificationMethod'
]
const purposes = others.slice(0, 4)

async function relationships(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const issuer of [issuers.didWeb, issuers.https]) {
    const sound = await twin(issuer, 'eddsa')
    const attack = attacksOn(sound)
    const url = issuer.id === web ? web : didUrl
    for (const use of others) {
      const document = { id: issuer.id, [use]: [method(issuer.methodId, issuer.id)] }
      attacks.push(
        attack(
          'K7',
          `the key of a ${issuer.kind} listed under ${use} only`,
          sound.input,
          refused('proof', 'OB_KEY_PURPOSE'),
          {
            web: {
              [url]: page(document),
              ...(url === web && { [keySetUrl]: page({ keys: [jwk(`${web}#k`)] }) })
            }
          }
        )
      )
    }
  }
  const attack = attacksOn(await twin(issuers.didKey, 'eddsa'))
  for (const proofPurpose of [...purposes, 'AssertionMethod', 'https://w3id.org/security#assertionMethod']) {
    const input = text(await embedded(badgeBy(issuerKey.controller), issuerKey, { proofPurpose }))
    attacks.push(
      attack('K7', `a proof for the purpose ${proofPurpose}`, input, refused('proof', 'OB_PROOF_PURPOSE'))
    )
  }
  return attacks
}

const past = '2026-11-22T11:59:59Z'
const ends: readonly (readonly [string, string, unknown, Expectation])[] = [
  ['was revoked', 'revoked', past, refused('proof', 'OB_KEY_REVOKED')],
  ['was revoked long after signing', 'revoked', '2026-11-20T00:00:00Z', refused('proof', 'OB_KEY_REVOKED')],
  ['has expired', 'expires', past, refused('proof', 'OB_KEY_EXPIRED')],
  [
    'was revoked at a time that nobody can read',
    'revoked',
    'yesterday',
    refused('proof', 'OB_KEY_MALFORMED')
  ],
  [
    'was revoked at a time without zone',
    'revoked',
    '2999-01-01T00:00:00',
    refused('proof', 'OB_KEY_MALFORMED')
  ],
  ['is revoked, says a truth value', 'revoked', true, refused('proof', 'OB_KEY_MALFORMED')],
  ['was revoked at a time with its own toString', 'revoked', noText, refused('proof', 'OB_KEY_MALFORMED')],
  ['expires at a number', 'expires', 0, refused('proof', 'OB_KEY_MALFORMED')],
  ['expires at nothing', 'expires', null, refused('proof', 'OB_KEY_MALFORMED')]
]

async function endedKeys(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const [what, member, value, expected] of ends) {
    for (const issuer of [issuers.didWeb, issuers.https]) {
      const sound = await twin(issuer, issuer.id === web ? 'eddsa' : 'jwt')
      const url = issuer.id === web ? web : didUrl
      const document = JSON.parse(
        text(documentOf(issuer.id, issuer.methodId, issuerKey, { [member]: value as never }))
      )
      attacks.push(
        attacksOn(sound)('K8', `the key of a ${issuer.kind} ${what}`, sound.input, expected, {
          web: { [url]: page(document) }
        })
      )
    }
    const sound = ofKeySet.ES256
    const keys = [jwk(`${web}#k`, issuerKeys.ES256, { [member]: value as never })]
    attacks.push(
      attacksOn(sound)('K8', `the key in a key set ${what}`, sound.input, expected, {
        web: { [web]: page({ id: web }), [keySetUrl]: page({ keys }) }
      })
    )
  }
  return attacks
}

const rs256 = jwk(`${web}#k`, issuerKeys.RS256)
const { n, e } = issuerKeys.RS256.publicKey as { n: string; e: string }
const ambiguous = refused('proof', 'OB_KEY_AMBIGUOUS')
const purpose = refused('proof', 'OB_KEY_PURPOSE')
const mismatch = refused('proof', 'OB_KEY_MISMATCH')
const malformed = refused('proof', 'OB_KEY_MALFORMED')
const secret = refused('proof', 'OB_KEY_SECRET_PUBLISHED')
const noSet = refused('proof', 'OB_CONTROLLER_MALFORMED')

/** Key sets that hold the key, and something that is wrong. */
const keySets: readonly (readonly [string, unknown, Expectation])[] = [
  ['two keys of one name', { keys: [jwk(`${web}#k`, strangerKey), rs256] }, ambiguous],
  ['the same key twice', { keys: [rs256, rs256] }, ambiguous],
  [
    'two keys without name',
    { keys: [jwk(undefined, issuerKeys.RS256), jwk(undefined, strangerKey)] },
    ambiguous
  ],
  ['a symmetric key beside it', { keys: [rs256, { kty: 'oct', kid: 'x', k: 'c2VjcmV0' }] }, secret],
  ['its secret part', { keys: [{ ...rs256, d: 'AQAB' }] }, secret],
  ['the secret part of another', { keys: [rs256, jwk('x', strangerKey, { d: 'AQAB' })] }, secret],
  ['a use for encrypting', { keys: [{ ...rs256, use: 'enc' }] }, purpose],
  ['a use that is none', { keys: [{ ...rs256, use: ['sig'] }] }, purpose],
  ['operations without verifying', { keys: [{ ...rs256, key_ops: ['encrypt'] }] }, purpose],
  ['another algorithm', { keys: [{ ...rs256, alg: 'PS256' }] }, mismatch],
  ['an algorithm of shared secrets', { keys: [{ ...rs256, alg: 'HS256' }] }, mismatch],
  ['the kind of another key', { keys: [{ ...rs256, kty: 'EC' }] }, unknown('proof', 'OB_KEY_UNSUPPORTED')],
  ['no modulus', { keys: [{ kty: 'RSA', e, kid: `${web}#k` }] }, malformed],
  ['a modulus with padding', { keys: [{ kty: 'RSA', n: `${n}==`, e, kid: `${web}#k` }] }, malformed],
  ['a modulus with a zero in front', { keys: [{ kty: 'RSA', n: `AA${n}`, e, kid: `${web}#k` }] }, malformed],
  ['a name that is a number', { keys: [{ ...rs256, kid: 1 }] }, noSet],
  ['a name with its own toString', { keys: [{ ...rs256, kid: noText }] }, noSet],
  [
    'a key beside it whose name has its own toString',
    { keys: [rs256, jwk(noText as never, strangerKey)] },
    noSet
  ],
  ['a use with its own toString', { keys: [{ ...rs256, use: noText }] }, purpose],
  [
    'an issuer with its own toString',
    { keys: [{ ...rs256, iss: noText }] },
    refused('proof', 'OB_CONTROLLER_MISMATCH')
  ],
  ['no list of keys', { keys: rs256 }, noSet],
  ['a text among its keys', { keys: [rs256, 'key'] }, noSet],
  [
    '51 keys',
    { keys: Array.from({ length: 51 }, (_, at) => (at === 0 ? rs256 : { kty: 'OKP', kid: `${at}` })) },
    refused('proof', 'OB_LIMIT_KEYS')
  ],
  [
    'another as its issuer',
    { keys: [{ ...rs256, iss: 'https://university.example/issuers/2' }] },
    refused('proof', 'OB_CONTROLLER_MISMATCH')
  ],
  [
    'another as its controller',
    { keys: [{ ...rs256, controller: 'did:web:attacker.example' }] },
    refused('proof', 'OB_CONTROLLER_MISMATCH')
  ]
]

function ambiguousSets(): Attack[] {
  const sound = ofKeySet.RS256
  const attack = attacksOn(sound)
  return keySets.map(([what, document, expected]) =>
    attack('K9', `the key set has ${what}`, sound.input, expected, {
      web: { [web]: page({ id: web }), [keySetUrl]: page(document) }
    })
  )
}

export const publishedKeys: readonly Attack[] = [
  ...(await relationships()),
  ...(await endedKeys()),
  ...ambiguousSets()
]
