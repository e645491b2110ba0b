/**
 * A stranger's key in an issuer's name, and documents of others that are to make it the issuer's (threats K1, K2, K4).
 * @module
 */
import { badgeBy, jwt } from '../badges.ts'
import { type Attack, attacksOn, refused, unknown, type WebAnswer } from '../corpus.ts'
import {
  didJwkOf,
  didUrl,
  documentOf,
  type Issuer,
  issuers,
  method,
  page,
  type Securing,
  securings,
  twin,
  web
} from '../issuers.ts'
import { issuerKey, strangerKey } from '../keys.ts'

const notIssuers = refused('issuer', 'OB_KEY_NOT_ISSUERS')
const mismatch = refused('proof', 'OB_CONTROLLER_MISMATCH')
const all: readonly Issuer[] = Object.values(issuers)
const every: readonly Securing[] = ['eddsa', '2020', 'jwt']
const strangersJwk = didJwkOf(strangerKey.publicKey)
const bait = 'https://attacker.example/keys'

/** Signed by the stranger, under any name of a key. */
const forged = (issuer: Issuer, securing: Securing, methodId: string) =>
  securings[securing]({ ...issuer, methodId }, strangerKey)

async function ownKeys(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const issuer of all) {
    for (const securing of every) {
      const attack = attacksOn(await twin(issuer, securing))
      const input = await forged(issuer, securing, strangerKey.id)
      attacks.push(
        attack('K1', `the did:key of a stranger for a ${issuer.kind}, ${securing}`, input, notIssuers)
      )
    }
    const attack = attacksOn(await twin(issuer, 'eddsa'))
    const input = await forged(issuer, 'eddsa', `${strangersJwk}#0`)
    attacks.push(attack('K1', `the did:jwk of a stranger for a ${issuer.kind}`, input, notIssuers))
    const same = await forged(issuer, 'eddsa', issuer.methodId)
    attacks.push(
      attack(
        'K1',
        `signed by a stranger under the name of the key of a ${issuer.kind}`,
        same,
        refused('proof', 'PROOF_VERIFICATION_ERROR')
      )
    )
  }
  return attacks
}

async function claimedDocuments(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const issuer of [issuers.didWeb, issuers.https]) {
    for (const securing of every) {
      const attack = attacksOn(await twin(issuer, securing))
      const methodId = `${bait}#k`
      const claims = documentOf(issuer.id, methodId, strangerKey)
      attacks.push(
        attack(
          'K2',
          `a document of another host says that it is the ${issuer.kind}, ${securing}`,
          await forged(issuer, securing, methodId),
          notIssuers,
          {
            web: { [bait]: page(claims) },
            bait: [bait]
          }
        )
      )
    }
    const attack = attacksOn(await twin(issuer, 'eddsa'))
    const strangersDid = 'did:web:attacker.example'
    const strangersUrl = 'https://attacker.example/.well-known/did.json'
    attacks.push(
      attack(
        'K2',
        `the did:web of a stranger says that it is the ${issuer.kind}`,
        await forged(issuer, 'eddsa', `${strangersDid}#k`),
        notIssuers,
        {
          web: {
            [strangersUrl]: page(documentOf(issuer.id, `${strangersDid}#k`, strangerKey))
          },
          bait: [strangersUrl]
        }
      )
    )
  }
  return attacks
}

const elsewhere = 'https://attacker.example/moved'

/** What the issuer's own address answers, where it should be his document. */
const answers: readonly (readonly [string, (id: string) => WebAnswer, typeof mismatch])[] = [
  ['has the id of another', id => page(documentOf('did:web:other.example', `${id}#k`)), mismatch],
  ['has the id with a slash more', id => page({ ...documentOf(id), id: `${id}/` }), mismatch],
  ['has the id in capitals', id => page({ ...documentOf(id), id: id.toUpperCase() }), mismatch],
  ['has the id in a list', id => page({ ...documentOf(id), id: [id] }), mismatch],
  ['has its id as @id', id => page({ '@id': id, assertionMethod: [method(`${id}#k`, id)] }), mismatch],
  ['has no id', id => page({ assertionMethod: [method(`${id}#k`, id)] }), mismatch],
  [
    'redirects to another host',
    () => ({ status: 302, headers: { location: elsewhere }, body: '' }),
    unknown('proof', 'OB_FETCH_REDIRECT')
  ]
]

async function wrongDocuments(): Promise<Attack[]> {
  const attacks: Attack[] = []
  for (const issuer of [issuers.didWeb, issuers.https]) {
    const { kind, id } = issuer
    const sound = await twin(issuer, 'eddsa')
    const attack = attacksOn(sound)
    const url = kind === 'did:web' ? didUrl : web
    for (const [what, answer, expected] of answers) {
      attacks.push(
        attack('K2', `the document of a ${kind} ${what}`, sound.input, expected, {
          web: { [url]: answer(id), [elsewhere]: page(documentOf(id)) },
          bait: [elsewhere]
        })
      )
    }
  }
  return attacks
}

async function fragments(): Promise<Attack[]> {
  const attacks: Attack[] = []
  const fragment = strangerKey.publicKeyMultibase
  for (const issuer of all) {
    for (const securing of ['eddsa', 'jwt'] as const) {
      const attack = attacksOn(await twin(issuer, securing))
      const input = await forged(issuer, securing, `${issuer.id}#${fragment}`)
      // Of an https id other documents at his host were looked at as well, to no avail.
      const code = 'OB_KEY_NOT_FOUND'
      attacks.push(
        attack(
          'K4',
          `the key of a stranger in the fragment of a ${issuer.kind}, ${securing}`,
          input,
          refused('issuer', code)
        )
      )
    }
  }
  const attack = attacksOn(await twin(issuers.didKey, 'jwt'))
  const relative = await jwt(badgeBy(issuerKey.controller), strangerKey, { kid: `#${fragment}` })
  attacks.push(
    attack('K4', 'the key of a stranger as a fragment alone', relative, refused('issuer', 'OB_KEY_NOT_FOUND'))
  )
  return attacks
}

export const strangers: readonly Attack[] = (
  await Promise.all([ownKeys(), claimedDocuments(), wrongDocuments(), fragments()])
).flat()
