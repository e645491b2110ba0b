/**
 * True badges whose endorsements say different things of one thing (threat J10). In RDF they speak of one node, so that
 * their own proofs have to tell who said what; and one of them cannot, or can no more.
 * @module
 */
import type { JsonObject } from '../../../src/base/json.ts'
import { embedded } from '../badges.ts'
import {
  type Attack,
  attacksOn,
  type Expectation,
  passed,
  refused,
  unknown,
  type WebAnswer
} from '../corpus.ts'
import { badgeId, bearing, endorserKey, praise } from '../endorsed.ts'
import { absent, documentOf, issuers, page, twinOf } from '../issuers.ts'
import { friendKey, strangerKey } from '../keys.ts'

const { web } = issuers.didWeb

const said = (endorsementComment: string, members: JsonObject = {}): JsonObject =>
  praise(badgeId, {
    credentialSubject: { id: badgeId, type: ['EndorsementSubject'], endorsementComment },
    ...members
  })

const good = await embedded(said('Excellent.'), endorserKey)
const friends = said('Médiocre.', {
  id: 'https://friend.example/1',
  issuer: { id: friendKey.controller, type: ['Profile'], name: 'Atelier voisin' }
})
const poor = await embedded(friends, friendKey)
const [sound = {}] = poor.proof

const proofWith = async (members: JsonObject, keyPair = friendKey) =>
  (await embedded(friends, keyPair, members)).proof

// Whoever knows the suite could tell, and so the badge may be what the issuer signed.
const open = unknown('proof', 'OB_KEY_UNREACHABLE')
const notHis = refused('proof', 'OB_ID_SHARED')
const strange = { ...sound, cryptosuite: 'example-2026' }
const past = { expires: '2026-11-10T08:00:00Z' }
const [expired = {}] = await proofWith(past)
const [forged = {}] = await proofWith({ verificationMethod: friendKey.id }, strangerKey)
const [old = {}] = await proofWith({ verificationMethod: friendKey.id, ...past }, strangerKey)

const proofs: readonly (readonly [string, readonly JsonObject[], Expectation])[] = [
  ['is of an unknown suite', [strange], open],
  ['has ended', [expired], passed('proof')],
  ['has ended, and another is of an unknown suite', [expired, strange], passed('proof')],
  ['is good, and another of an unknown suite', [sound, strange], passed('proof')],
  ['is good, and another has ended', [sound, expired], passed('proof')],
  ['is forged', [forged], notHis],
  ['is forged, and another of an unknown suite', [strange, forged], notHis],
  ['is forged, and another has ended', [expired, forged], notHis],
  ['has ended, and is forged', [old], notHis],
  ['is missing', [], notHis]
]

async function ofProofs(): Promise<Attack[]> {
  const attack = attacksOn(
    twinOf('endorsements by two of one thing', 'json', await bearing(good, poor), { web })
  )
  const { proof: _, ...unsigned } = poor
  const rows = proofs.map(async ([what, proof, expected]) => {
    const second = proof.length > 0 ? { ...unsigned, proof } : unsigned
    return attack('J10', `the proof of one of two endorsers ${what}`, await bearing(good, second), expected)
  })
  return Promise.all(rows)
}

/** An endorser whose key stands in a document of his, which may be gone, or say that the key is. */
async function ofKeys(): Promise<Attack[]> {
  const host = 'did:web:friend.example'
  const url = 'https://friend.example/.well-known/did.json'
  const methodId = `${host}#k`
  const issuer = { id: host, type: ['Profile'], name: 'Atelier voisin' }
  const byHost = await embedded({ ...friends, issuer }, friendKey, { verificationMethod: methodId })
  const input = await bearing(good, byHost)
  const document = (members: JsonObject = {}) => page(documentOf(host, methodId, friendKey, members))
  const attack = attacksOn(
    twinOf('endorsements by two of one thing, one at a host', 'json', input, {
      web: { ...web, [url]: document() }
    })
  )
  const rows: readonly (readonly [string, WebAnswer, Expectation])[] = [
    ['is at a host that does not answer', absent, open],
    ['was revoked', document({ revoked: '2026-11-20T00:00:00Z' }), open],
    ['has expired', document({ expires: '2026-11-20T00:00:00Z' }), open],
    ['is another by now', page(documentOf(host, methodId, strangerKey)), notHis]
  ]
  return rows.map(([what, answer, expected]) =>
    attack('J10', `the key of one of two endorsers ${what}`, input, expected, { web: { [url]: answer } })
  )
}

export const doubtfulEndorsers: readonly Attack[] = [...(await ofProofs()), ...(await ofKeys())]
